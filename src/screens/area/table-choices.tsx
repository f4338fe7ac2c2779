import { useCallback, useState } from 'react'
import { areasWithFigure, insertByTopic, settleAdded } from '#core/area/add-row.ts'
import { inTheirPlaces } from '#core/area/input.ts'
import { areaNeeds, homeOf } from '#core/area/needs.ts'
import { notHeldText } from '#core/area/words.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { askedOf, type BesideChoice, measureKey, readChoice, writeChoice } from '#core/compare/choice.ts'
import type { Area } from '#core/domain/area.ts'
import type { MeasureEntry } from '#core/finder/entries.ts'
import { chooseIndicator } from '#core/plate/choose-indicator.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { mostSelected } from '#core/view/view.ts'
import { MeasureFinder } from '#parts/measure-finder.tsx'
import { Company, hasNation } from '#parts/my-area.tsx'
import { RailWords } from '#parts/rail-words.tsx'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useView, useViewStore } from '#state/view-context.ts'
import { Adding } from '#ui/adding.tsx'
import { Check, Segmented } from '#ui/choice.tsx'

type Props = { readonly shown: LoadedPlate; readonly catalogue: Catalogue; readonly own: Area }

/** The changes of the table that the reader can make; each is a change of the view. */
export function useTable(catalogue: Catalogue) {
  const go = useGo()
  const store = useViewStore()
  const select = useCallback(
    (selected: readonly string[]) => {
      const { view } = store.getState()
      go({ selected: selected.slice(0, mostSelected), geography: homeOf(view, catalogue) })
    },
    [go, store, catalogue],
  )
  const replace = useCallback(
    (codes: readonly string[]) => select(inTheirPlaces(store.getState().view.selected, codes)),
    [select, store],
  )
  const choose = useCallback(
    (change: Partial<BesideChoice>) => {
      const { view } = store.getState()
      go({ rows: writeChoice({ ...readChoice(view.rows).choice, ...change }) })
    },
    [go, store],
  )
  return { select, replace, choose }
}

/** Wholes in which most areas lie: greyed, each in its place, for one that does not, so that another area moves none. */
const alwaysOffered: readonly string[] = ['uk', 'nation', 'itl1', 'nhs_region']

/** The wholes that the area lies in, to have a column each. */
function Wholes({ own, catalogue }: Pick<Props, 'own' | 'catalogue'>) {
  const view = useView()
  const { choose } = useTable(catalogue)
  const { wholes } = areaNeeds(view, catalogue)
  const isIn = ({ id }: { readonly id: string }) => own.parents[id] !== undefined
  // The widest is listed first; the table has the narrowest first.
  const offered = catalogue.geographies
    .filter((one) => alwaysOffered.includes(one.id) || isIn(one))
    .toSorted((a, b) => a.order - b.order)
  const take = (id: string, on: boolean) => {
    const around = offered.filter(isIn).toReversed()
    choose({ wholes: around.map((one) => one.id).filter((one) => (one === id ? on : wholes.includes(one))) })
  }
  return (
    <fieldset className="field wholes">
      <legend className="label">With the whole</legend>
      <div className="row">
        {offered.map((one) => (
          <Check
            key={one.id}
            label={one.id === 'uk' ? 'UK' : one.id === 'nation' ? 'Nation' : one.short || one.singular}
            checked={wholes.includes(one.id)}
            disabled={!isIn(one)}
            onChange={(on) => take(one.id, on)}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** The areas beside one's own: in groups, and one by one. */
export function AreaChoices({ shown, catalogue, own }: Props) {
  const view = useView()
  const { select, replace, choose } = useTable(catalogue)
  const { geography } = shown.plate
  const beside = view.selected.filter((code) => code !== own.code)
  const left = shown.atlas.areas.filter(({ code }) => code !== own.code && !beside.includes(code))
  const list = [...left].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const full = beside.length >= mostSelected
  const nation = () => {
    select([])
    choose({ wholes: ['nation'] })
    return `${own.name} stands beside its nation as a whole.`
  }
  return (
    <section className="area-choices" aria-label="Areas beside mine">
      <Company
        key={own.code}
        plate={shown.plate}
        areas={shown.atlas.areas}
        measured={shown}
        area={own}
        onSelect={replace}
        onNation={nation}
      />
      <Adding
        label="Add an area"
        none={full ? `${mostSelected} areas are the most` : `One of ${geography.short}…`}
        list={full ? [] : list.map(({ code, name }) => ({ id: code, name }))}
        onAdd={(code) => select([...beside, code])}
      />
      <Against own={own} />
      <Wholes own={own} catalogue={catalogue} />
      <RailWords within="main" choices=".area-choices" />
    </section>
  )
}

const standards = [
  { id: 'all', name: 'All areas' },
  { id: 'nation', name: 'Its nation' },
] as const

/** The benchmark of the rows. */
function Against({ own }: { readonly own: Area }) {
  const { benchmark } = useView()
  const go = useGo()
  const value = benchmark.kind === 'nation' && hasNation(own) ? 'nation' : 'all'
  return (
    <Segmented
      label="Differences from"
      value={value}
      list={standards}
      inert={!hasNation(own)}
      onChange={(kind) => go({ benchmark: { kind } })}
    />
  )
}

/** "Added: Vacancy rate, for 2 of 12 areas." */
const addedText = (settled: Resolved, isThere: boolean, all: number): string =>
  `${isThere ? 'In the table already' : 'Added'}: ${settled.main.indicator.name}, for ${areasWithFigure(settled)} of ${all} areas.`

/**
 * Adds a measure to the table, found as everywhere else.
 * @param loading whether figures of the table are on their way, which is said in the same line
 * @param onRefused takes why a measure cannot be added
 * @param onAdded takes the key of the row that is asked for, which may be in the table already
 */
export function AddMeasure({
  shown,
  catalogue,
  loading,
  onRefused,
  onAdded,
}: Omit<Props, 'own'> & {
  readonly loading: boolean
  readonly onRefused: (why: string) => void
  readonly onAdded: (key: string) => void
}) {
  const [open, setOpen] = useState(false)
  const [said, say] = useState('')
  const view = useView()
  const { choose } = useTable(catalogue)
  const { geography } = shown.plate
  const isFirst = readChoice(view.rows).choice.measures === null
  const add = ({ indicator, dims }: MeasureEntry) => {
    const measures = areaNeeds(view, catalogue).rows.map(askedOf)
    const opened = chooseIndicator(shown.resolved.view, catalogue, indicator.id, { dims, geography: geography.id })
    const { per = null, dims: chosen = {}, period = null } = opened
    const settled = settleAdded(catalogue, geography.id, { indicator: indicator.id, per, dims: chosen, period })
    say('')
    onRefused(settled ? '' : notHeldText(indicator, dims, geography.id, catalogue))
    if (!settled) return
    const asked = askedOf(settled)
    const key = measureKey(settled)
    const isThere = areaNeeds(view, catalogue).rows.some((one) => measureKey(one) === key)
    if (!isThere) choose({ measures: insertByTopic(measures, asked, catalogue) })
    onAdded(key)
    say(addedText(settled, isThere, shown.atlas.areas.length))
  }
  return (
    <div className="row add-measure">
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Add a measure
      </button>
      <button
        type="button"
        className="button bare"
        aria-disabled={isFirst}
        onClick={() => (isFirst ? undefined : choose({ measures: null }))}
      >
        Back to the first measures
      </button>
      <output className="said">{loading ? 'Reading the other measures…' : said}</output>
      {open ? (
        // Loaded with the screen: what is typed at once stands in its field.
        <MeasureFinder
          catalogue={catalogue}
          resolved={shown.resolved}
          heldFor={geography.short}
          onChoose={add}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  )
}
