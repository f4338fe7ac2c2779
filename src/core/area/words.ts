import { listText } from '#core/plate/reading.ts'
import type { HeldRow, Remark } from './held-rows.ts'
import { remarkable } from './held-rows.ts'

/** "new cancers per 1,000 people (12.1, 2019)": a measure with its figure and period, as a sentence names it. */
const namedText = ({ row }: Remark): string => `${row.measure.phrase} (${row.figures[0]?.text}, ${row.period})`

/** One sentence for each place: "It is highest of 12 in …". */
function sentencesOf(remarks: readonly Remark[]): readonly string[] {
  const places = [...new Set(remarks.map(({ words }) => words))]
  return places.map(
    (place) => `It is ${place} in ${listText(remarks.filter(({ words }) => words === place).map(namedText))}.`,
  )
}

/** Says in what an area stands out among its peers, in the order of the places; none where it does so in nothing. */
export function remarkSentences(rows: readonly HeldRow[], most = 1): readonly string[] {
  const { highest, lowest } = remarkable(rows)
  return [...sentencesOf(highest.slice(0, most)), ...sentencesOf(lowest.slice(0, most))]
}
