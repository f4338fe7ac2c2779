import { endSentence } from '#core/domain/letters.ts'
import type { Plate } from '#core/plate/plate.ts'
import { isRanked } from '#core/plate/rank.ts'
import { type AreaWithValue, headlineAreas, lowestAndHighest, valuedAreas } from '#core/plate/reading.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { ledgerLineOf } from './ledger-lines.ts'

/** The areas at the lower end that are a finding: more than one where they are equal or unlike boundaries leave the order open. */
export function lowestOf({ areas, measure }: Plate): readonly AreaWithValue[] {
  const { areas: named } = headlineAreas(valuedAreas(areas), measure)
  return named.length < 2 || !isRanked(measure.kind) ? [] : lowestAndHighest(named).low
}

/** Maximum number of lowest areas whose gaps are stated; with more, the reader is left to the ledger. */
export const mostOwn = 2

/** "East of England: 8.0 to 9.5 machines fewer than at the level of the United Kingdom.": what the lowest areas are short of; empty where no gap is worked out. */
export function lowestGapText(plate: Plate, resolved: Resolved): string {
  const lowest = plate.change ? [] : lowestOf(plate)
  if (lowest.length > mostOwn) return ''
  const gaps = lowest.flatMap((one) => {
    const line = ledgerLineOf(one, plate, resolved)
    return line ? [endSentence(`${line.name}: ${line.text}`)] : []
  })
  return gaps.join(' ')
}
