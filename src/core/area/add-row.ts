import type { Catalogue } from '#core/catalogue/schemas.ts'
import { type AskedMeasure, settleExactly } from '#core/compare/needs.ts'
import type { Resolved } from '#core/plate/resolve.ts'

/** Puts a measure behind the last row of its topic, so that no topic stands twice in the table; last where it is the first of its topic. */
export function insertByTopic(
  rows: readonly AskedMeasure[],
  added: AskedMeasure,
  { indicators }: Pick<Catalogue, 'indicators'>,
): readonly AskedMeasure[] {
  const topicOf = ({ indicator }: AskedMeasure) => indicators.find(({ id }) => id === indicator)?.topic
  const last = rows.findLastIndex((row) => topicOf(row) === topicOf(added))
  return rows.toSpliced(last < 0 ? rows.length : last + 1, 0, added)
}

/** How many areas of its geography a measure has figures for, in its period. */
export const areasWithFigure = ({ main, period }: Resolved): number =>
  main.periods.find((one) => one.period === period)?.areas ?? 0

/** A measure as it is added to the table: of its latest figures, unless an earlier period has more than twice as many areas. Null where it is not held so. */
export function settleAdded(catalogue: Catalogue, geography: string, asked: AskedMeasure): Resolved | null {
  const full = settleExactly(catalogue, geography, asked)
  const latest = settleExactly(catalogue, geography, { ...asked, period: null })
  return latest && (!full || 2 * areasWithFigure(latest) >= areasWithFigure(full)) ? latest : full
}
