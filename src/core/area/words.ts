import type { Catalogue } from '#core/catalogue/schemas.ts'
import { heldExtents } from '#core/domain/held.ts'
import type { Extent, Indicator } from '#core/domain/indicator.ts'
import { listText } from '#core/domain/list-text.ts'
import { comparePeriods, periodText } from '#core/domain/period.ts'
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

/** "NHS England regions (7 of 7 areas, May 2025)", of the latest period that is held; which of the unions of nations has the figure is not known here. */
function holdingText(
  { name, areas: all, mergedFrom }: Catalogue['geographies'][number],
  periods: Extent['periods'],
): string {
  const [latest] = periods.toSorted((a, b) => comparePeriods(b.period, a.period))
  const when = latest ? periodText(latest.period) : ''
  if (mergedFrom !== null || all === 1) return `the United Kingdom, or several of its nations, as a whole (${when})`
  return `${name} (${[latest ? `${latest.areas} of ${all} areas` : '', when].filter(Boolean).join(', ')})`
}

/**
 * Says that a measure is not held for a geography, and for which it is, as it is held and no more: "… It is held for the United Kingdom, or several of its nations, as a whole (2021), which
 * says nothing of its parts."
 */
export function notHeldText(
  indicator: Indicator,
  dims: Dims,
  geography: string,
  { geographies }: Pick<Catalogue, 'geographies'>,
): string {
  const held = heldExtents(indicator, dims)
  const found = geographies.flatMap((one) => {
    const extent = held.find((other) => other.geography === one.id)
    return extent ? [{ one, extent }] : []
  })
  const where = geographies.find(({ id }) => id === geography)?.name ?? geography
  const named = listText(found.map(({ one, extent }) => holdingText(one, extent.periods)))
  const isWhole = found.every(({ one }) => one.mergedFrom !== null || one.areas === 1)
  const elsewhere =
    found.length === 0 ? '' : ` It is held for ${named}${isWhole ? ', which says nothing of its parts' : ''}.`
  return `No figure of ${indicator.name} is held for any of ${where}.${elsewhere}`
}
