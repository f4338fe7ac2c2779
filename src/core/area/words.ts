import type { Catalogue } from '#core/catalogue/schemas.ts'
import { heldExtents } from '#core/domain/held.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { listText } from '#core/plate/reading.ts'
import type { Dims } from '#core/view/view.ts'
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

/** Says that a measure is not held for a geography, and for which it is: "… It is held for NHS England regions: choose one of those as your area." */
export function notHeldText(
  indicator: Indicator,
  dims: Dims,
  geography: string,
  { geographies }: Pick<Catalogue, 'geographies'>,
): string {
  const held = heldExtents(indicator, dims).filter(({ periods }) => periods.length > 0)
  const named = geographies.filter(({ id }) => held.some((extent) => extent.geography === id)).map(({ name }) => name)
  const where = geographies.find(({ id }) => id === geography)?.name ?? geography
  const elsewhere =
    named.length > 0 ? ` It is held for ${listText(named)}: choose your area among those to have it.` : ''
  return `${indicator.name} is not held for ${where}.${elsewhere}`
}
