import { baselineAreas } from '#core/baseline/areas.ts'
import { counted } from '#core/domain/counted.ts'
import { type AreaIndex, matchesOf } from '#core/imports/places.ts'
import { leafOf } from '#core/imports/read/baseline-leaf.ts'
import type { SurveyDefinition } from './definition.ts'
import type { Invited } from './departments.ts'
import { regionsShown } from './region-spread.ts'
import type { RegionSpread } from './survey-file.ts'

/** The fewest persons and departments that a figure may stand for. */
type Fewest = { readonly persons: number; readonly departments: number }

/** What goes out with the files of a survey besides its questions, in sentences. @param last period of the figures that files bring; null for none */
export function goesOut(
  definition: SurveyDefinition,
  last: string | null,
  spread: RegionSpread | null,
  fewest: Fewest,
): readonly string[] {
  const own = last === null ? 'no figures of its own' : `its own figures of ${last}, unsealed`
  const first = `Each file holds the name and area of its department, and ${own}.`
  if (definition.place === null) return [first]
  if (!spread) return [first, 'No figures of regions go out.']
  const regions = regionsShown(spread)
  return [
    first,
    `${spread.name}, ${spread.period}, of ${counted(regions.length, 'region')} goes to everybody: ${regions.join(', ')}. It is guarded by the default rules whatever rules the dataset has: at least ${fewest.departments} departments and ${fewest.persons} persons.`,
  ]
}

/** Regions and nations of which so few departments are asked that the default rules withhold their figures even if all of them answer. */
export function regionsTooSmall(invited: readonly Invited[], places: AreaIndex, fewest: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const { area } of invited) {
    const leaf = matchesOf(places, area)
      .map((place) => leafOf(places, place))
      .find((one) => one !== null)
    if (leaf) counts.set(leaf, (counts.get(leaf) ?? 0) + 1)
  }
  return baselineAreas.leaves
    .filter((leaf) => (counts.get(leaf) ?? fewest) < fewest)
    .map((leaf) => `${places.byCode.get(leaf)?.[0]?.name ?? leaf} (${counts.get(leaf)})`)
}
