import type { Cell } from '#core/domain/cell.ts'
import type { IndicatorKind } from '#core/domain/indicator.ts'
import { ordinal } from '#core/domain/ordinal.ts'
import type { Rank } from './plate.ts'

/** Whether areas may be put in order, and against a benchmark, by figures of a kind: not by reports, as no report is not no problem. */
export const isRanked = (kind: IndicatorKind): boolean => kind !== 'reports'

/** Ranks the values from the largest; equal values share the better place. Absences have no rank. */
export function ranksOf(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Rank> {
  const values = [...cells].flatMap(([code, cell]) => (cell.kind === 'value' ? [{ code, value: cell.value }] : []))
  const count = new Map<number, number>()
  for (const { value } of values) count.set(value, (count.get(value) ?? 0) + 1)
  const places = new Map<number, number>()
  let place = 1
  for (const value of [...count.keys()].sort((a, b) => b - a)) {
    places.set(value, place)
    place += count.get(value) ?? 0
  }
  return new Map(
    values.map(({ code, value }) => {
      const tied = (count.get(value) ?? 0) > 1
      return [code, { place: places.get(value) ?? 1, of: values.length, tied }]
    }),
  )
}

/** "3rd of 12", "joint 3rd of 12" */
export function rankText({ place, of, tied }: Rank): string {
  return `${tied ? 'joint ' : ''}${ordinal(place)} of ${of}`
}
