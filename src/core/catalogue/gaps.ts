import type { Geography } from '#core/domain/area.ts'
import { type AbsenceReason, absenceWords } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { comparePeriods, periodText } from '#core/domain/period.ts'

/** Data of an indicator for one geography: "12 areas, 2002 to 2019". */
export type Held = { readonly geography: string; readonly areas: number; readonly periods: string }

/** Lists the data of an indicator over all its files, by geography from coarse to fine. */
export function holdingsOf(indicator: Indicator, geographies: readonly Geography[]): readonly Held[] {
  const extents = Object.values(indicator.files).flatMap((file) => file.extents)
  return [...geographies]
    .sort((a, b) => a.order - b.order)
    .flatMap((geography): Held[] => {
      const periods = extents.filter((one) => one.geography === geography.id).flatMap((one) => one.periods)
      const ids = [...new Set(periods.map(({ period }) => period))].sort(comparePeriods)
      const [first, last] = [ids[0], ids.at(-1)]
      if (first === undefined || last === undefined) return []
      const words =
        first === last ? periodText(first) : `${periodText(first)} to ${periodText(last)} (${ids.length} periods)`
      return [{ geography: geography.name, areas: Math.max(...periods.map(({ areas }) => areas)), periods: words }]
    })
}

const nationNames: Readonly<Record<string, string>> = { E: 'England', S: 'Scotland', W: 'Wales', N: 'Northern Ireland' }

/** The meaning of a missing row in words: "Scotland: not applicable; elsewhere: not published". */
export function silenceText(silence: Readonly<Record<string, AbsenceReason>>): string {
  const named = Object.entries(silence).filter(([prefix]) => prefix !== '*')
  const parts = named.map(([prefix, reason]) => `${nationNames[prefix] ?? prefix}: ${absenceWords[reason]}`)
  const rest = silence['*']
  if (rest) parts.push(parts.length > 0 ? `elsewhere: ${absenceWords[rest]}` : absenceWords[rest])
  return parts.join('; ')
}
