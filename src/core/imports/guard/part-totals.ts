import { baselineAreas } from '#core/baseline/areas.ts'
import type { AreaTotal } from '#core/baseline/tally.ts'
import { unitedKingdomCode } from '#core/domain/area.ts'
import type { Observation } from '#core/domain/cell.ts'
import { listText } from '#core/domain/list-text.ts'

const because = 'nobody was asked in a part of it'

/** Says of which wholes no total is given for that reason; nothing where there is none. */
export function partTotalsWords(observations: Iterable<Observation>): readonly string[] {
  const codes = new Set<string>()
  for (const { area, cell } of observations) if (cell.kind === 'absent' && cell.because === because) codes.add(area)
  const names = baselineAreas.totals.flatMap(({ code }) =>
    codes.has(code) ? [code === unitedKingdomCode ? 'the United Kingdom' : 'England'] : [],
  )
  return names.length > 0 ? [`No total is given for ${listText(names)}, as ${because}`] : []
}

/** Whether anybody was asked in an area, in a period. */
export type WasAsked = (area: string, period: string) => boolean

/** Where anybody was asked, by observations that say how many of those asked have answered, or that are suppressed. */
export function askedBy(observations: Iterable<Observation>): WasAsked {
  const known = new Set<string>()
  for (const { area, period, cell } of observations)
    if (cell.coverage || (cell.kind === 'absent' && cell.reason === 'suppressed')) known.add(`${area}|${period}`)
  return (area, period) => known.has(`${area}|${period}`)
}

/**
 * Takes the figure of a whole away where nobody was asked in a part of it: the sum of the other parts would stand as that of the whole, and be divided by
 * all of its people.
 * @param totals wholes with their parts, which may be wholes themselves
 */
export function withoutPartTotals(
  observations: readonly Observation[],
  totals: readonly AreaTotal[],
  asked: WasAsked,
): readonly Observation[] {
  const partsOf = new Map(totals.map(({ code, parts }) => [code, parts]))
  const isWhole = (area: string, period: string): boolean =>
    partsOf.get(area)?.every((part) => isWhole(part, period)) ?? asked(area, period)
  return observations.map((one) => {
    if (one.cell.kind !== 'value' || !partsOf.has(one.area) || isWhole(one.area, one.period)) return one
    const { coverage } = one.cell
    return {
      ...one,
      cell: { kind: 'absent', reason: 'not-collected', because, ...(coverage ? { coverage } : {}) },
    }
  })
}
