import { all } from '#core/baseline/tally.ts'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { RegionSpread } from './survey-file.ts'

/** Whether an observation is of all professions; the sections are its specialties. */
export const ofSections = ({ dims }: Observation): boolean => dims.profession === all

/**
 * What regions show of an indicator in the last period of a kept survey: protected figures alone, as maps of it show them. What is suppressed is so
 * here too.
 * @param nameOf region by code; null for an area that is none
 */
export function spreadOf(
  { name, unit, decimals }: Pick<Indicator, 'name' | 'unit' | 'decimals'>,
  datasets: readonly Dataset[],
  nameOf: (area: string) => string | null,
): RegionSpread | null {
  const own = datasets
    .flatMap(({ observations }) => observations)
    .filter((one) => ofSections(one) && nameOf(one.area) !== null)
  const period = own
    .map((one) => one.period)
    .sort(comparePeriods)
    .at(-1)
  if (period === undefined) return null
  const regions = own
    .filter((one) => one.period === period)
    .map(({ area, dims, cell }) => ({
      area,
      name: nameOf(area) ?? area,
      section: dims.specialty ?? all,
      value: cell.kind === 'value' ? cell.value : null,
    }))
  return { name, period, suffix: unit.suffix ?? '', decimals, regions }
}
