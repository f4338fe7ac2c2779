import './area.css'
import { useQuery } from '@tanstack/react-query'
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { GridHead, GridRow } from '#core/area/grid.ts'
import { remarkable } from '#core/area/held-rows.ts'
import { withoutColumn } from '#core/area/input.ts'
import { areaNeeds } from '#core/area/needs.ts'
import type { AreaPanels } from '#core/area/panels.ts'
import { remarkSentences } from '#core/area/words.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { askedOf, measureKey } from '#core/compare/choice.ts'
import type { Area } from '#core/domain/area.ts'
import { mineOf } from '#core/plate/mine.ts'
import { describeArea } from '#core/relations/words.ts'
import type { View } from '#core/view/view.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { Notices } from '#parts/notices.tsx'
import { PanelCard } from '#parts/panel-card.tsx'
import { Failure, Skeleton } from '#parts/states.tsx'
import { TrustStrip } from '#parts/trust-strip.tsx'
import { ViewLink } from '#parts/view-link.tsx'
import { PanelFiles } from '#sharing/panel-files.tsx'
import { catalogueQuery } from '#state/queries.ts'
import { type AreaPage, useAreaPage, useAreaView } from '#state/use-area-page.ts'
import { type LoadedPlate, usePlateOf } from '#state/use-plate.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Check } from '#ui/choice.tsx'
import { Notice } from '#ui/notice.tsx'
import { ChooseArea, FindArea } from './choose-area.tsx'
import { GridTable } from './grid-table.tsx'
import { AddMeasure, AreaChoices, useTable } from './table-choices.tsx'

type PageProps = {
  readonly shown: LoadedPlate
  readonly catalogue: Catalogue
  readonly theme: Theme
  readonly own: Area
}

/** Two short lists: the measures in which the area is among the highest, and among the lowest. */
function Remarkable({ held }: Pick<AreaPage, 'held'>) {
  if (held === null) return <p className="hint">Reading everything that is held…</p>
  const { highest, lowest } = remarkable(held)
  // The sentences above say one of each.
  if (highest.length <= 1 && lowest.length <= 1) return null
  const list = (name: string, remarks: typeof highest) =>
    remarks.length === 0 ? null : (
      <section aria-label={name}>
        <h2>{name}</h2>
        <ul>
          {remarks.map(({ row, words }) => (
            <li key={row.measure.name}>{`${row.measure.name}: ${row.figures[0]?.text}, ${words} (${row.period})`}</li>
          ))}
        </ul>
      </section>
    )
  return (
    <div className="remarkable">
      {list('Among the highest', highest)}
      {list('Among the lowest', lowest)}
    </div>
  )
}

/** In what the area stands out most, how large it is and where it lies: as long as it is beside the choices, cut to a few lines on a phone until opened. */
function OwnWords({ own, page }: Pick<PageProps, 'own'> & { readonly page: AreaPage }) {
  const { country, held } = page
  const [open, setOpen] = useState(false)
  const remarks = held === null ? [] : remarkSentences(held)
  return (
    <section className="own-words" aria-label={`About ${own.name}`}>
      <p className="sentences" data-open={open || undefined}>
        {held === null ? '' : [...remarks, ...describeArea(own, country.country, country.peopleOf(own.code))].join(' ')}
      </p>
      <button
        type="button"
        className="button bare"
        aria-expanded={open}
        aria-label={`${open ? 'Less' : 'All of it'}: about ${own.name}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Less' : 'All of it'}
      </button>
    </section>
  )
}

/** A name of more letters is set smaller on a phone, so that it takes two lines as others do. */
const longName = 40

/** The name of the area and what it is. */
function AreaHead({ own, shown }: Pick<PageProps, 'own' | 'shown'>) {
  const { geography } = shown.plate
  return (
    <header className="finding">
      <h1 id="finding" tabIndex={-1} data-long={own.name.length > longName || undefined}>
        {own.name}
      </h1>
      <p className="subtitle">{`My area: ${geography.singular}, ${own.code}, boundaries of ${geography.vintage}`}</p>
    </header>
  )
}

/** Opens over the page what finds another area, until one is taken. */
function ChangeArea(props: Pick<PageProps, 'shown' | 'catalogue'>) {
  const [open, setOpen] = useState(false)
  return (
    <details className="change-area" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Choose another area</summary>
      <FindArea {...props} onTaken={() => setOpen(false)} />
    </details>
  )
}

/** Hands the focus to the table, since the button goes with what it takes out. */
const leave = ({ currentTarget }: MouseEvent<HTMLButtonElement>) =>
  currentTarget.closest<HTMLElement>('.grid-scroll')?.focus()

/** The view that opens the measure of a row on the map. */
const onExplore = (view: View, { resolved }: { resolved: LoadedPlate['resolved'] }): View => ({
  ...view,
  screen: 'explore',
  geography: resolved.geography.id,
  ...askedOf(resolved),
  dims: resolved.main.dims,
  perPeriod: null,
  change: null,
  overlay: null,
})

function Table({
  panels,
  needs,
  shown,
  catalogue,
  added,
}: { readonly panels: AreaPanels; readonly added: string | null } & Pick<AreaPage, 'needs'> &
  Omit<PageProps, 'theme' | 'own'>) {
  const view = useView()
  const { select, choose } = useTable(catalogue)
  const grid = panels.table.body
  if (!grid) return null
  const resolvedOf = (row: GridRow) => needs.rows.find((one) => measureKey(one) === row.key)
  const headTools = ({ code, name, role }: GridHead) =>
    role === 'beside' ? (
      <button
        type="button"
        className="button bare icon"
        aria-label={`Take ${name} out`}
        onClick={(event) => {
          leave(event)
          select(view.selected.filter((one) => one !== code))
        }}
      >
        ×
      </button>
    ) : null
  const rowName = (row: GridRow) => {
    const resolved = resolvedOf(row)
    return resolved ? <ViewLink view={onExplore(view, { resolved })}>{row.name}</ViewLink> : row.name
  }
  const rowTools = (row: GridRow) =>
    needs.rows.length < 2 ? null : (
      <button
        type="button"
        className="button bare icon"
        aria-label={`Take ${row.name} out`}
        onClick={(event) => {
          leave(event)
          choose({ measures: needs.rows.filter((one) => measureKey(one) !== row.key).map(askedOf) })
        }}
      >
        ×
      </button>
    )
  return (
    <GridTable
      grid={grid}
      label={`Areas by measures: ${shown.plate.geography.name}`}
      added={added}
      headTools={headTools}
      rowName={rowName}
      rowTools={rowTools}
    />
  )
}

/** What the link asks for and has no row or column. */
function LeftOut({ shown, catalogue }: Pick<PageProps, 'shown' | 'catalogue'>) {
  const view = useView()
  const { plate, atlas } = shown
  const left = useMemo(
    () => [...areaNeeds(view, catalogue).left, ...withoutColumn(view, plate.geography, atlas.areas)],
    [view, catalogue, plate.geography, atlas.areas],
  )
  return left.length === 0 ? null : <p className="lacks">{`Left out: ${left.join('; ')}.`}</p>
}

function Page({ shown, catalogue, theme, own, onRefused }: PageProps & { readonly onRefused: (why: string) => void }) {
  const page = useAreaPage(shown)
  const { plate, topology, atlas } = shown
  const { panels, needs, loading, held } = page
  const { select } = useTable(catalogue)
  const go = useGo()
  const shapes = useMemo(() => shapesOf(topology, plate.geography, atlas.areas), [topology, plate, atlas])
  const subject = useMemo(() => ({ kind: 'area' as const, shown, panels }), [shown, panels])
  const card = { plate, shapes, theme, onSelect: (code: string) => select([code]) }
  const [added, setAdded] = useState<string | null>(null)
  return (
    <>
      <div className="area-top">
        <AreaHead own={own} shown={shown} />
        <OwnWords key={own.code} own={own} page={page} />
        <ChangeArea shown={shown} catalogue={catalogue} />
        <AreaChoices shown={shown} catalogue={catalogue} own={own} />
      </div>
      <LeftOut shown={shown} catalogue={catalogue} />
      {page.faults[0] ? <p className="lacks">{page.faults[0].message}</p> : null}
      <div aria-busy={loading}>
        <PanelCard
          {...card}
          panel={panels.table}
          instead={<Table panels={panels} needs={needs} shown={shown} catalogue={catalogue} added={added} />}
          controls={
            <AddMeasure
              shown={shown}
              catalogue={catalogue}
              loading={loading}
              onRefused={onRefused}
              onAdded={setAdded}
            />
          }
          files={<PanelFiles panel={panels.table} subject={subject} theme={theme} />}
        />
      </div>
      <Remarkable held={held} />
      {held === null ? null : (
        <PanelCard
          {...card}
          panel={panels.held}
          instead={
            panels.held.body ? <GridTable grid={panels.held.body} label={`Measures held for ${own.name}`} /> : null
          }
          controls={
            <Check label="With the made-up sample" checked={plate.view.sample} onChange={(sample) => go({ sample })} />
          }
          files={<PanelFiles panel={panels.held} subject={subject} theme={theme} />}
        />
      )}
      <TrustStrip plate={panels.table.titled()} isOfSeveral />
    </>
  )
}

/**
 * Hands the focus to the name of an area that was chosen, where it was in what the area took the place of; and where a link on another screen led here,
 * which went with its screen.
 */
function useFocusOnChosen(mine: View['mine'], shown: string | null) {
  const isLedHere = navigator.userActivation?.hasBeenActive ?? false
  const asked = useRef<View['mine'] | 'none yet'>(isLedHere ? 'none yet' : mine)
  useEffect(() => {
    if (shown === null || asked.current === mine) return
    asked.current = mine
    if (document.activeElement === document.body) document.getElementById('finding')?.focus()
  }, [mine, shown])
}

/** The reader's own area: what it is, in what it stands out, beside which others it stands, and all that is held for it. */
export function AreaScreen({ theme }: { readonly theme: 'light' | 'dark' }) {
  const catalogue = useQuery(catalogueQuery).data ?? null
  const asked = useView()
  const state = usePlateOf(useAreaView(asked, catalogue))
  const { shown } = state
  const [refused, setRefused] = useState('')
  const chosen = shown && mineOf(shown.plate.view.mine, shown.plate.geography.id, shown.atlas.areas)
  useFocusOnChosen(asked.mine, chosen)
  if (!shown || !catalogue)
    return state.faults.length > 0 ? <Failure faults={state.faults} onRetry={state.retry} /> : <Skeleton />
  const { view } = shown.plate
  const own = shown.atlas.areas.find((area) => area.code === chosen)
  return (
    <main className="area-screen" id="main" tabIndex={-1} aria-busy={state.loading} aria-labelledby="finding">
      <Notices state={state}>
        {refused === '' ? null : (
          <Notice action={{ label: 'Dismiss', onClick: () => setRefused('') }}>{refused}</Notice>
        )}
      </Notices>
      {own ? (
        <Page shown={shown} catalogue={catalogue} theme={themes[theme]} own={own} onRefused={setRefused} />
      ) : (
        <ChooseArea shown={shown} catalogue={catalogue} lost={view.mine !== null} />
      )}
    </main>
  )
}
