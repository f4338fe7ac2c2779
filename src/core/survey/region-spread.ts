import { all } from '#core/baseline/tally.ts'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { RegionSpread } from './survey-file.ts'

/** The section of an observation: its specialty where it is of all professions, or its modality; null for one of a profession. */
export const sectionOf = ({ dims }: Pick<Observation, 'dims'>): string | null =>
  dims.group ?? (dims.profession === all ? (dims.specialty ?? all) : null)

/**
 * What regions show of an indicator in the last period of a kept survey: protected figures alone, as maps of it show them. What is suppressed is so
 * here too.
 * @param place as the survey names the indicator
 * @param nameOf region by code; null for an area that is none
 */
export function spreadOf(
  place: string,
  { name, unit, decimals }: Pick<Indicator, 'name' | 'unit' | 'decimals'>,
  datasets: readonly Dataset[],
  nameOf: (area: string) => string | null,
): RegionSpread | null {
  const own = datasets
    .flatMap(({ observations }) => observations)
    .filter((one) => sectionOf(one) !== null && nameOf(one.area) !== null)
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
      section: sectionOf({ dims }) ?? all,
      value: cell.kind === 'value' ? cell.value : null,
    }))
  return { place, name, period, suffix: unit.suffix ?? '', decimals, regions }
}

/**
 * The spread that may travel to departments: what the default rules show, whatever rules a dataset is kept by, and of that nothing that the dataset
 * withholds. A department reads the figures of others in it.
 * @param kept by the rules of the dataset; @param byDefault of the same returns by the default rules
 * @returns null where there is no earlier survey; a spread of which no region is shown where all are suppressed
 */
export function outgoingSpread(kept: RegionSpread | null, byDefault: RegionSpread | null): RegionSpread | null {
  if (!kept || !byDefault) return null
  const isShown = new Set(
    kept.regions.flatMap(({ area, section, value }) => (value === null ? [] : `${area} ${section}`)),
  )
  const regions = byDefault.regions.map((one) =>
    isShown.has(`${one.area} ${one.section}`) ? one : { ...one, value: null },
  )
  return { ...byDefault, regions }
}

/** Names of regions of which anything is shown. */
export const regionsShown = (spreads: readonly RegionSpread[]): readonly string[] => [
  ...new Set(spreads.flatMap(({ regions }) => regions.flatMap(({ name, value }) => (value === null ? [] : name)))),
]
