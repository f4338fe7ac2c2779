import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area } from '#core/domain/area.ts'
import type { Cell, Observation } from '#core/domain/cell.ts'
import type { Period } from '#core/domain/period.ts'
import { poissonInterval } from '#core/statistics/poisson-interval.ts'
import { type CountLimits, deriveRatio } from './derive.ts'
import { spanOf } from './match-period.ts'
import type { Chosen, Resolved } from './resolve.ts'
import { type ByArea, pickBasis, selectPeriod, silenceOf } from './select.ts'

/** One area with its figure and what that was made from. */
export type Drawn = {
  readonly area: Area
  readonly cell: Cell
  readonly top: Cell
  readonly bottom: Cell | null
  /** The observations behind the figure, for sources and notes. */
  readonly from: readonly Observation[]
}

export const poissonLimits: CountLimits = (count) => {
  const { lower, upper } = poissonInterval(count, 0.95)
  return { lower, upper, level: 0.95, method: count < 10 ? 'exact Poisson' : 'Byar' }
}

function ownCell({ indicator }: Chosen, code: string, found: Observation | undefined): Cell {
  if (!found) return { kind: 'absent', reason: silenceOf(indicator, code) }
  const { cell } = found
  const counts = indicator.kind === 'events' && cell.kind === 'value' && !cell.interval && Number.isInteger(cell.value)
  return counts ? { ...cell, interval: poissonLimits(cell.value) } : cell
}

/**
 * The denominator that may go with a numerator. People are only ever counted within the same boundary as the numerator; anything else may be
 * combined across boundaries that differ slightly, and carries the note that says so.
 */
function matchingDenominator(per: Chosen, held: ByArea, code: string, basis: string | null): Observation | Cell {
  const candidates = held.get(code) ?? []
  const same = candidates.find((one) => one.basis === basis)
  if (same) return same
  const [other] = candidates
  if (!other) return { kind: 'absent', reason: silenceOf(per.indicator, code) }
  if (per.indicator.kind !== 'people') return other
  return { kind: 'absent', reason: 'not-applicable', because: 'its population is held for a different boundary only' }
}

const isObservation = (one: Observation | Cell): one is Observation => 'cell' in one

/** Several years of events over the people of one year would be a rate several times too high. */
const spansDiffer = (main: Chosen, period: Period, perPeriod: Period) =>
  main.indicator.kind === 'events' && spanOf(period) > 2 && spanOf(perPeriod) !== spanOf(period)

function ratioFor(
  resolved: Resolved & { readonly per: NonNullable<Resolved['per']> },
  period: Period,
  perPeriod: Period,
  area: Area,
  upper: Observation | undefined,
  denominators: ByArea,
): Drawn {
  const { main, per } = resolved
  const top: Cell = upper?.cell ?? { kind: 'absent', reason: silenceOf(main.indicator, area.code) }
  const lower = matchingDenominator(per, denominators, area.code, upper?.basis ?? null)
  const bottom = isObservation(lower) ? lower.cell : lower
  const cell: Cell = spansDiffer(main, period, perPeriod)
    ? { kind: 'absent', reason: 'not-applicable', because: `${period} is a total of several years` }
    : deriveRatio(top, bottom, per.denominator.base, main.indicator.kind, poissonLimits)
  return {
    area,
    cell,
    top,
    bottom,
    // A denominator without a numerator stands in no figure, so its source is not named.
    from: [upper, top.kind === 'value' && isObservation(lower) ? lower : undefined].filter((one) => one !== undefined),
  }
}

/** Figures of one period for every area, absences included. */
export function measurePeriod(
  resolved: Resolved,
  areas: readonly Area[],
  datasets: ReadonlyMap<string, Dataset>,
  period: Period,
  perPeriod: Period | null,
): readonly Drawn[] {
  const { main, per } = resolved
  const codes = areas.map(({ code }) => code)
  const upperData = datasets.get(main.dataset)
  const uppers = upperData
    ? pickBasis(selectPeriod(upperData, period, main.dims), codes)
    : new Map<string, Observation>()
  const lowerData = per && datasets.get(per.dataset)
  if (!per || !lowerData || perPeriod === null)
    return areas.map((area) => {
      const found: Observation | undefined = uppers.get(area.code)
      const cell = ownCell(main, area.code, found)
      return { area, cell, top: cell, bottom: null, from: found ? [found] : [] }
    })
  const denominators = selectPeriod(lowerData, perPeriod, per.dims)
  return areas.map((area) =>
    ratioFor({ ...resolved, per }, period, perPeriod, area, uppers.get(area.code), denominators),
  )
}

/** Figures of a second indicator, as it is. */
export function measureChosen(
  chosen: Chosen,
  areas: readonly Area[],
  dataset: Dataset,
  period: Period,
): ReadonlyMap<string, { readonly cell: Cell; readonly from: Observation | null }> {
  const found = pickBasis(
    selectPeriod(dataset, period, chosen.dims),
    areas.map(({ code }) => code),
  )
  return new Map(
    areas.map(({ code }) => {
      const observation = found.get(code)
      return [code, { cell: ownCell(chosen, code, observation), from: observation ?? null }]
    }),
  )
}
