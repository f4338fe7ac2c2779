import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { periodText } from '#core/domain/period.ts'
import { countChanges, countPeriods, type PeriodCount } from '#core/plate/period-counts.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { ChangeForm } from '#core/view/view.ts'
import { type LoadedPlate, lastOf } from '#state/use-plate.ts'
import { Making, useMade } from '#state/use-steps.ts'
import { useGo, useViewStore } from '#state/view-context.ts'
import { Choice, Segmented } from '#ui/choice.tsx'

const forms: readonly { readonly id: ChangeForm; readonly name: string }[] = [
  { id: 'difference', name: 'Difference' },
  { id: 'percent', name: 'Per cent' },
]

/** Milliseconds that each period is shown. */
const stepMs = 1400

/** Counts that are kept: of this choice, and of those between which a reader goes to and fro. */
const mostCounted = 4

const wantsStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** Steps through the periods with one set of classes, so that a colour keeps its meaning; one step at a time where motion is not wanted. */
function Play({ resolved }: { readonly resolved: Resolved }) {
  const go = useGo()
  const store = useViewStore()
  const [playing, setPlaying] = useState(false)
  const [said, setSaid] = useState('')
  const still = wantsStillness()
  const now = useRef(resolved)
  now.current = resolved
  const step = useRef((): boolean => false)
  step.current = () => {
    const { main, period } = now.current
    const shown = store.getState().view.period ?? period
    const at = main.periods.findIndex((held) => held.period === shown)
    const next = main.periods[at + 1]
    if (!next) return false
    go({ period: next.period, fixed: true }, 'replace')
    setSaid(periodText(next.period))
    return true
  }
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => {
      if (!step.current()) setPlaying(false)
    }, stepMs)
    return () => clearInterval(timer)
  }, [playing])
  const start = () => {
    const [first] = now.current.main.periods
    const atEnd = now.current.main.periods.at(-1)?.period === now.current.period
    if (atEnd && first) {
      go({ period: first.period, fixed: true }, 'replace')
      setSaid(periodText(first.period))
    } else step.current()
    if (!still) setPlaying(true)
  }
  return (
    <>
      <button type="button" className="button" onClick={playing ? () => setPlaying(false) : start}>
        {playing ? 'Stop' : still ? 'Next period' : 'Play through the periods'}
      </button>
      <output className="quiet" aria-live="polite">
        {said}
      </output>
    </>
  )
}

const heldText = ({ period, areas }: PeriodCount): string =>
  `${periodText(period)} (${areas === 0 ? 'not comparable' : `${areas} ${areas === 1 ? 'area' : 'areas'}`})`

/**
 * What can be done with several periods: play through them, and compare two.
 * @param shown what is loaded, from which areas are counted; it may be a moment behind `resolved`
 * @param onCounted takes the number of areas of each period, counted anew for each choice; null while it is not known
 */
export function PeriodTools({
  resolved,
  shown,
  onCounted,
}: {
  readonly resolved: Resolved
  readonly shown: LoadedPlate | null
  readonly onCounted: (counts: readonly PeriodCount[] | null) => void
}) {
  const go = useGo()
  const { change, screen } = resolved.view
  const form = change?.form ?? 'difference'
  const isSame = shown !== null && choiceOf(shown.resolved) === choiceOf(resolved)
  // What is counted hangs on the choice and on the files, not on what else of the view has moved.
  const counted = useRef(lastOf<Making<readonly PeriodCount[]>>(mostCounted)).current
  const countedChanges = useRef(lastOf<Making<readonly PeriodCount[]>>(mostCounted)).current
  const atlas = isSame && shown ? shown.atlas : null
  const from = atlas ? [choiceOf(resolved), atlas.catalogue, atlas.areas, ...[...atlas.datasets].flat()] : []
  const counting = atlas && counted(from, () => new Making(countPeriods(resolved, atlas)))
  const countingChanges =
    atlas && countedChanges([...from, resolved.period, form], () => new Making(countChanges(resolved, atlas, form)))
  const counts = useMade(counting)
  const changes = useMade(countingChanges)
  useLayoutEffect(() => {
    onCounted(counts)
    return () => onCounted(null)
  }, [counts, onCounted])
  const others = resolved.main.periods.filter(({ period }) => period !== resolved.period)
  const named = changes?.map((one) => ({ id: one.period, name: heldText(one) }))
  const plain = others.map(({ period }) => ({ id: period, name: periodText(period) }))
  const none = { id: 'none', name: screen === 'compare' ? 'As the data suggest' : 'No other period' }
  const chosen = change && others.some(({ period }) => period === change.from) ? change.from : 'none'
  return (
    <>
      <Choice
        label="Change since"
        value={chosen}
        list={[none, ...(named ?? plain)]}
        onChange={(from) => go({ change: from === 'none' ? null : { from, form } })}
      />
      {change ? (
        <Segmented
          label="Change as"
          value={form}
          list={forms}
          onChange={(next) => go({ change: { from: change.from, form: next } })}
        />
      ) : null}
      {others.length > 1 && screen === 'explore' && !change ? <Play resolved={resolved} /> : null}
    </>
  )
}

/** What the areas of a period depend on. */
const choiceOf = ({ main, per, geography, view }: Resolved): string =>
  JSON.stringify([main.indicator.id, main.dims, per?.denominator.id, view.perPeriod, geography.id])
