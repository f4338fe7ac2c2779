import { sourceTitles } from '#core/compare/profile.ts'
import { ordinal } from '#core/domain/ordinal.ts'
import type { Rank } from '#core/plate/plate.ts'
import { isRanked, ranksOf } from '#core/plate/rank.ts'
import { type MeasureRow, measureSources, rowOf } from './figures.ts'
import type { AreaInput } from './input.ts'

/** A measure that is held for the reader's area, with its place among all areas of the geography. */
export type HeldRow = MeasureRow & { readonly rank: Rank | null; readonly fromLowest: number }

/** Rank counted from the lowest: one more than the number of areas with a lower figure. */
function placeFromLowest({ measured, figures: [own] }: MeasureRow): number {
  const value = own?.cell.kind === 'value' ? own.cell.value : Number.NaN
  return 1 + measured.drawn.filter(({ cell }) => cell.kind === 'value' && cell.value < value).length
}

/** Lists every measure available for the geography, for the area of the first column only, by topic; a measure without a figure gives the reason. */
export function heldRows(input: AreaInput): readonly HeldRow[] {
  const [first] = input.columns
  if (!first) return []
  const alone = { ...input, columns: [first] }
  const { geography } = input.plate
  return input.held.flatMap((resolved) => {
    const row = rowOf(resolved, alone)
    if (!row) return []
    const isOrdered = geography.mergedFrom === null && isRanked(resolved.main.indicator.kind)
    const ranks = isOrdered ? ranksOf(cellsOf(row)) : new Map<string, Rank>()
    const { measured } = row
    const about = {
      titles: sourceTitles(measured, input.atlas),
      sources: measureSources(measured.drawn, measured, input.atlas),
      drawn: measured.drawn,
    }
    return [{ ...row, ...about, rank: ranks.get(first.area.code) ?? null, fromLowest: placeFromLowest(row) }]
  })
}

const cellsOf = ({ measured }: MeasureRow) => new Map(measured.drawn.map(({ area, cell }) => [area.code, cell]))

type Ranked = Pick<HeldRow, 'rank' | 'fromLowest'>

/** "highest of 12", "joint 3rd highest of 12", "2nd lowest of 12": counted from the nearer end. */
export function rankWords({ rank, fromLowest }: Ranked): string {
  if (!rank) return ''
  const { place, of, tied } = rank
  const isLow = fromLowest < place
  const at = isLow ? fromLowest : place
  return `${tied ? 'joint ' : ''}${at === 1 ? '' : `${ordinal(at)} `}${isLow ? 'lowest' : 'highest'} of ${of}`
}

/** Minimum number of areas for a meaningful rank, and the ranks from either end that count as remarkable. */
const fewest = 5
const mostPlaces = 2
const mostNamed = 5

/** A measure in which an area stands out, and its place. */
export type Remark = { readonly row: HeldRow; readonly words: string }

/**
 * The measures in which an area is among the highest or the lowest, the most extreme first. No measure says which end is good, so none is called best or
 * worst. Made-up figures are left out.
 */
export function remarkable(rows: readonly HeldRow[]): {
  readonly highest: readonly Remark[]
  readonly lowest: readonly Remark[]
} {
  const counted = rows.filter(({ rank, mark }) => rank !== null && rank.of >= fewest && mark !== 'illustrative')
  const named = (placeOf: (row: HeldRow) => number) =>
    counted
      .filter((row) => placeOf(row) <= mostPlaces)
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .slice(0, mostNamed)
      .map((row) => ({ row, words: rankWords(row) }))
  const high = ({ rank }: HeldRow) => rank?.place ?? Number.POSITIVE_INFINITY
  return {
    highest: named((row) => (high(row) <= row.fromLowest ? high(row) : Number.POSITIVE_INFINITY)),
    lowest: named((row) => (row.fromLowest < high(row) ? row.fromLowest : Number.POSITIVE_INFINITY)),
  }
}
