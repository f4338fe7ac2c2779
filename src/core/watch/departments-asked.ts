import { all } from '#core/baseline/tally.ts'
import type { Observation } from '#core/domain/cell.ts'
import { comparePeriods } from '#core/domain/period.ts'

/**
 * How many departments each area has, as everybody reads it from the latest survey in the atlas: those that were asked of the specialty of which most
 * were. Over all specialties a department counts once for each.
 * @returns null where there is no survey
 */
export function departmentsAsked(survey: readonly Observation[]): Readonly<Record<string, number>> | null {
  const told = survey.filter(({ cell }) => cell.coverage !== undefined)
  const last = told
    .map(({ period }) => period)
    .sort(comparePeriods)
    .at(-1)
  if (last === undefined) return null
  const most: Record<string, number> = {}
  for (const { area, period, dims, cell } of survey) {
    if (period !== last || dims.profession !== all || dims.specialty === all) continue
    most[area] = Math.max(most[area] ?? 0, cell.coverage?.whole ?? 0)
  }
  return most
}
