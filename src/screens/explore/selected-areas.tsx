import { memo, useState } from 'react'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import type { Theme } from '#figures/theme.ts'
import { AreaSheet } from '#parts/area-sheet.tsx'
import { ViewLink } from '#parts/view-link.tsx'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useView } from '#state/view-context.ts'
import { DataTable } from '#ui/data-table.tsx'
import { areaLines, SelectedArea } from './area-panel.tsx'

type Props = {
  readonly shown: LoadedPlate
  readonly theme: Theme
  readonly onDeselect: (code: string) => void
  readonly onZoom: (plate: Plate, one: PlateArea) => void
}

/** One card an area, with its figures over time and the ways to take it away. */
function Cards({ selected, ...props }: Props & { readonly selected: readonly PlateArea[] }) {
  const { shown, theme, onDeselect, onZoom } = props
  return selected.map((one) => (
    <SelectedArea
      key={one.area.code}
      one={one}
      shown={shown}
      theme={theme}
      onClose={() => onDeselect(one.area.code)}
      onZoom={() => onZoom(shown.plate, one)}
    />
  ))
}

/** Names of lines that are said once below the table where they are the same for every area. */
const saidOnce = ['Status', 'Caution', 'Chance']

/** The sources of all areas, each once. */
const sourcesOnce = (texts: readonly string[]): string =>
  [...new Set(texts.flatMap((text) => text.split('; ')))].filter(Boolean).join('; ')

/** What is said of each area, side by side; what is the same for all of them is said once. */
function Together({
  selected,
  shown,
  onDeselect,
}: Omit<Props, 'theme' | 'onZoom'> & { readonly selected: readonly PlateArea[] }) {
  const view = useView()
  const { plate } = shown
  const lines = selected.map((one) => new Map(areaLines(one, shown)))
  // Why there is no figure stands with the figure.
  const names = [...new Set(lines.flatMap((own) => [...own.keys()]))].filter((name) => name !== 'Why')
  const rows = names.map((name) => ({ name, texts: lines.map((own) => own.get(name) ?? '') }))
  const isSame = ({ texts }: (typeof rows)[number]) => texts.every((text) => text === texts[0])
  const once = rows.filter((row) => row.name === 'Source' || (saidOnce.includes(row.name) && isSame(row)))
  const [first, ...rest] = selected
  const mine = view.mine ?? (first ? `${plate.geography.id}!${first.area.code}` : null)
  const beside = view.mine ? view.selected : rest.map(({ area }) => area.code)
  return (
    <>
      <DataTable
        caption={`${plate.measure.name}: the selected areas`}
        columns={[
          { id: 'line', name: 'Selected areas', numeric: false, cell: (row: (typeof rows)[number]) => row.name },
          ...selected.map(({ area }, at) => ({
            id: area.code,
            name: area.name,
            numeric: false,
            cell: ({ name, texts }: (typeof rows)[number]) =>
              name === 'Deselect' ? (
                <button
                  type="button"
                  className="button bare icon"
                  aria-label={`Deselect ${area.name}`}
                  onClick={() => onDeselect(area.code)}
                >
                  ×
                </button>
              ) : (
                texts[at]
              ),
          })),
        ]}
        rows={[...rows.filter((row) => !once.includes(row)), { name: 'Deselect', texts: [] }]}
        keyOf={({ name }) => name}
      />
      {once.map(({ name, texts }) => (
        <p key={name} className="hint">{`${name}: ${name === 'Source' ? sourcesOnce(texts) : texts[0]}`}</p>
      ))}
      <p>
        <ViewLink view={{ ...view, screen: 'area', mine, selected: beside }}>Compare these on My area</ViewLink>
      </p>
    </>
  )
}

const cardsId = 'selected-areas'

/** The area chosen last at the foot of a phone, with the way to all that is said of it. */
export const ChosenSheet = memo(function ChosenSheet({ plate, atlas }: LoadedPlate) {
  return (
    <AreaSheet plate={plate} areas={atlas.areas}>
      {plate.view.selected.length > 0 ? <a href={`#${cardsId}`}>All about it</a> : null}
    </AreaSheet>
  )
})

/** What the selected areas look like: a card for one, a table for several with the cards folded below it. */
export const SelectedAreas = memo(function SelectedAreas(props: Props) {
  const { plate } = props.shown
  const [open, setOpen] = useState(false)
  const selected = plate.view.selected.flatMap((code) => plate.areas.find(({ area }) => area.code === code) ?? [])
  const several = selected.length > 1
  if (selected.length === 0) return null
  return (
    <div className="selected-areas" id={cardsId} tabIndex={-1}>
      <h2 className="quiet">Selected areas</h2>
      {several ? <Together {...props} selected={selected} /> : <Cards {...props} selected={selected} />}
      {several ? (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>Each area by itself, over time, and to take away</summary>
          {open ? <Cards {...props} selected={selected} /> : null}
        </details>
      ) : null}
    </div>
  )
})
