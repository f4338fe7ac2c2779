import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area } from '#core/domain/area.ts'
import type { Absence, Cell, Observation } from '#core/domain/cell.ts'
import { inSentence } from '#core/domain/letters.ts'
import { type Period, periodText } from '#core/domain/period.ts'
import { isAllOwn } from '#core/domain/source.ts'
import { poissonInterval } from '#core/statistics/poisson-interval.ts'
import { type CountLimits, deriveRatio } from './derive.ts'
import { yearsTouched } from './match-period.ts'
import type { Chosen, Resolved } from './resolve.ts'
import { type ByArea, missingReason, pickBasis, selectPeriod } from './select.ts'

/** One area with its figure and the observations behind it. */
export type AreaFigure = {
  readonly area: Area
  readonly cell: Cell
  readonly top: Cell
  readonly bottom: Cell | null
  /** The observations behind the figure, for sources and notes. */
  readonly from: readonly Observation[]
}

/** Decides the absence of an area for which a table has no row. */
type Silence = (chosen: Chosen, area: Area, held: { has(code: string): boolean }) => Absence

/**
 * Decides the absence of areas that merged. An area has no row of its own in a period when its predecessors or successors have one: it did not exist
 * then, and its figure is theirs. For other places without borders, and in a reader's own table, the reason is that the table has no row for them.
 */
function silenceAmong({ geography }: Pick<Resolved, 'geography'>, areas: readonly Area[]): Silence {
  // Made for the first area that has merged: few tables have any.
  let names: ReadonlyMap<string, string> | null = null
  const nameOf = (code: string) => {
    names ??= new Map(areas.map((area) => [area.code, area.name]))
    return names.get(code) ?? []
  }
  return ({ indicator }, area, held) => {
    const kin = area.codes.flatMap(({ code, relation }) => (relation !== 'is' && held.has(code) ? nameOf(code) : []))
    if (kin.length > 0) {
      const because = `no ${geography.singular} of its own in that period: counted in ${kin.join(' and ')}`
      return { kind: 'absent', reason: 'not-applicable', because }
    }
    const reason = missingReason(indicator, area.code)
    const unlisted = geography.drawnAs === 'points' && reason === 'not-published'
    if (unlisted) return { kind: 'absent', reason, because: 'the table of that period has no row for it' }
    return { kind: 'absent', reason, ...(isAllOwn(indicator) ? { because: 'not in your file' } : {}) }
  }
}

export const poissonLimits: CountLimits = (count) => {
  const { lower, upper } = poissonInterval(count, 0.95)
  return { lower, upper, level: 0.95, method: count < 10 ? 'exact Poisson' : 'Byar' }
}

function ownCell(found: Observation | undefined, indicator: Chosen['indicator'], silent: () => Absence): Cell {
  if (!found) return silent()
  const { cell } = found
  const counts = indicator.kind === 'events' && cell.kind === 'value' && !cell.interval && Number.isInteger(cell.value)
  return counts ? { ...cell, interval: poissonLimits(cell.value) } : cell
}

/**
 * Finds the denominator for a numerator. People must be counted within the numerator's own boundary; other denominators may have a slightly different
 * boundary and then carry the note that says so.
 */
function matchingDenominator(
  per: Chosen,
  held: ByArea,
  area: Area,
  basis: string | null,
  silence: Silence,
): Observation | Cell {
  const candidates = held.get(area.code) ?? []
  const same = candidates.find((one) => one.basis === basis)
  if (same) return same
  const [other] = candidates
  if (!other) return silence(per, area, held)
  if (per.indicator.kind !== 'people') return other
  return { kind: 'absent', reason: 'not-applicable', because: 'its population is held for a different boundary only' }
}

/** Says what is missing where the numerator is held and its denominator is not: "people of 2019 are not held". */
function withReason(cell: Cell, { per }: Pick<Resolved, 'per'>, perPeriod: Period): Cell {
  if (cell.kind === 'value' || cell.reason !== 'not-published' || cell.because !== undefined || !per) return cell
  return { ...cell, because: `${inSentence(per.denominator.name)} of ${periodText(perPeriod)} are not held` }
}

const isObservation = (one: Observation | Cell): one is Observation => 'cell' in one

/** Dividing several years of events by one year's people would give a rate several times too high. */
const spansDiffer = (main: Chosen, period: Period, perPeriod: Period) =>
  main.indicator.kind === 'events' && yearsTouched(period) > 2 && yearsTouched(perPeriod) !== yearsTouched(period)

function ratioFor(
  resolved: Resolved & { readonly per: NonNullable<Resolved['per']> },
  period: Period,
  perPeriod: Period,
  area: Area,
  uppers: ReadonlyMap<string, Observation>,
  denominators: ByArea,
  silence: Silence,
): AreaFigure {
  const { main, per } = resolved
  const upper = uppers.get(area.code)
  const top: Cell = upper?.cell ?? silence(main, area, uppers)
  const lower = matchingDenominator(per, denominators, area, upper?.basis ?? null, silence)
  const bottom = isObservation(lower) ? lower.cell : withReason(lower, resolved, perPeriod)
  const cell: Cell = spansDiffer(main, period, perPeriod)
    ? { kind: 'absent', reason: 'not-applicable', because: `${period} is a total of several years` }
    : deriveRatio(top, bottom, per.denominator.base, main.indicator.kind, poissonLimits)
  return {
    area,
    cell,
    top,
    bottom,
    // Without a numerator the denominator is in no figure, and its source is not named.
    from: [upper, top.kind === 'value' && isObservation(lower) ? lower : undefined].filter((one) => one !== undefined),
  }
}

/** Computes the figure of every area for one period, absences included. */
export function measurePeriod(
  resolved: Resolved,
  areas: readonly Area[],
  datasets: ReadonlyMap<string, Dataset>,
  period: Period,
  perPeriod: Period | null,
): readonly AreaFigure[] {
  const { main, per } = resolved
  const silence = silenceAmong(resolved, areas)
  const codes = areas.map(({ code }) => code)
  const upperData = datasets.get(main.dataset)
  const uppers = upperData
    ? pickBasis(selectPeriod(upperData, period, main.dims), codes)
    : new Map<string, Observation>()
  const lowerData = per && datasets.get(per.dataset)
  if (!per || !lowerData || perPeriod === null)
    return areas.map((area) => {
      const found: Observation | undefined = uppers.get(area.code)
      const cell = ownCell(found, main.indicator, () => silence(main, area, uppers))
      return { area, cell, top: cell, bottom: null, from: found ? [found] : [] }
    })
  const denominators = selectPeriod(lowerData, perPeriod, per.dims)
  return areas.map((area) => ratioFor({ ...resolved, per }, period, perPeriod, area, uppers, denominators, silence))
}

/** Computes the figures of the overlay's indicator, without a denominator. */
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
      const silent = (): Absence => ({ kind: 'absent', reason: missingReason(chosen.indicator, code) })
      return [code, { cell: ownCell(observation, chosen.indicator, silent), from: observation ?? null }]
    }),
  )
}
