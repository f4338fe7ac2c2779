import type { MappedSheet } from '../mapping.ts'
import type { Answers } from '../question.ts'
import { type Decision, mergeDecisions, type NonEmpty } from './decision.ts'
import { columnDecisions } from './of-columns.ts'
import { kindDecisions } from './of-kind.ts'
import { decimalDecisions, textDecisions } from './of-numbers.ts'
import { headerDecisions, rowsLeftDecisions } from './of-rows.ts'
import type { RowsLeft } from './rows-left.ts'

/** What a reader decides by itself about a sheet. Every part has to be given; an empty list says that the table has no such thing. */
export type ReaderDecisions = {
  readonly areas: readonly Decision[]
  readonly periods: readonly Decision[]
  readonly measure: readonly Decision[]
  readonly marks: readonly Decision[]
}

/**
 * All decisions about sheets that are read as one table: those that every table has, and the reader's own.
 * @param own what the reader decides about a sheet
 */
export function decide(
  parts: readonly MappedSheet[],
  answers: Answers,
  left: RowsLeft,
  own: (part: MappedSheet) => ReaderDecisions,
): NonEmpty<Decision> {
  const lists = parts.map((part, sheet) => {
    const { areas, periods, measure, marks } = own(part)
    const all = [
      ...kindDecisions(part),
      ...textDecisions(part),
      ...headerDecisions(part),
      ...rowsLeftDecisions(part, left, answers),
      ...columnDecisions(part),
      ...decimalDecisions(part),
      ...areas,
      ...periods,
      ...measure,
      ...marks,
    ]
    return all.map((one) => ({ ...one, sheets: [sheet] }))
  })
  const settled = mergeDecisions(lists, answers)
  const [first, ...others] = settled
  if (!first) throw new RangeError('a table of no sheets has nothing to decide')
  return [first, ...others]
}
