import { askedOf, type BesideChoice, measureKey, readChoice, writeChoice } from '#core/compare/choice.ts'
import { comparablePeriods } from '#core/compare/comparable-periods.ts'
import { comparisonNeeds } from '#core/compare/needs.ts'
import { rowPeriod } from '#core/compare/profile.ts'
import { mostMaps } from '#core/compare/small-maps.ts'
import { mappedPeriods } from '#core/compare/year-maps.ts'
import { periodText } from '#core/domain/period.ts'
import { measureOf } from '#core/plate/measure.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { useGo, useViewStore } from '#state/view-context.ts'
import { UpTo } from '#ui/up-to.tsx'

/** Changes what stands side by side, and leaves the rest of the choice as it is. */
function useChoose() {
  const go = useGo()
  const store = useViewStore()
  return (change: Partial<BesideChoice>) => {
    const { view } = store.getState()
    go({ rows: writeChoice({ ...readChoice(view.rows).choice, ...change }) })
  }
}

type Props = { readonly shown: LoadedPlate }

/** The periods that have a map each, the latest first. */
export function YearChoices({ shown: { resolved } }: Props) {
  const choose = useChoose()
  const held = comparablePeriods(resolved).toReversed()
  return (
    <UpTo
      label="Periods"
      most={mostMaps}
      list={held.map(({ period }) => ({ id: period, name: periodText(period) }))}
      chosen={mappedPeriods(resolved)}
      isOwn={readChoice(resolved.view.rows).choice.periods !== null}
      onChange={(periods) => choose({ periods })}
    />
  )
}

/** The measures that have a map each: those on maps first, then the others of the profile. */
export function MeasureChoices({ shown: { resolved, atlas } }: Props) {
  const choose = useChoose()
  const { maps, profile } = comparisonNeeds(resolved, atlas.catalogue)
  const all = new Map([...maps, ...profile].map((one) => [measureKey(one), one]))
  const own = readChoice(resolved.view.rows).choice.measures
  const change = (keys: readonly string[] | null) => {
    if (keys === null) return choose({ measures: null })
    // Rows of My area beyond the maps stay rows.
    const beyond = own?.slice(mostMaps) ?? []
    choose({ measures: [...keys.flatMap((key) => all.get(key) ?? []).map(askedOf), ...beyond] })
  }
  return (
    <UpTo
      label="Measures"
      most={mostMaps}
      list={[...all].map(([id, one]) => ({ id, name: `${measureOf(one, []).name}, ${rowPeriod(one)}` }))}
      chosen={maps.map(measureKey)}
      isOwn={own !== null}
      hint="These are the rows of My area too."
      onChange={change}
    />
  )
}
