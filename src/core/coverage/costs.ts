import type { LonLat } from '#core/domain/area.ts'
import { chordKm, unitVector } from '#core/domain/great-circle.ts'

/** Travel cost from each origin to each site, row by row, in km or minutes; `Infinity` where there is no route. */
export type Costs = { readonly origins: number; readonly sites: number; readonly values: Float64Array }

/** A place with the land that it is on: an island without a bridge has a name of its own, Great Britain is `null`. */
export type Point = { readonly at: LonLat; readonly island: string | null }

const vectorsOf = (points: readonly Point[]): Float64Array => {
  const vectors = new Float64Array(points.length * 3)
  points.forEach(({ at }, index) => {
    vectors.set(unitVector(at), index * 3)
  })
  return vectors
}

/**
 * Great-circle distances times a detour factor, in km. Unless the sea may be crossed, places on different land have no way between them.
 * @param detour ratio of the way to the crow's, from 1; 1.2 to 1.4 for roads in published work
 * @param onRow called after each origin, for progress; a throw stops the work
 * @throws RangeError on a detour factor below 1
 */
export function crowCosts(
  origins: readonly Point[],
  sites: readonly Point[],
  { detour, sea }: { readonly detour: number; readonly sea: boolean },
  onRow?: (row: number) => void,
): Costs {
  if (!(detour >= 1)) throw new RangeError(`a detour factor is 1 or more, not ${detour}`)
  const values = new Float64Array(origins.length * sites.length)
  const [from, to] = [vectorsOf(origins), vectorsOf(sites)]
  for (let i = 0; i < origins.length; i += 1) {
    const island = origins[i]?.island
    const [x = 0, y = 0, z = 0] = [from[i * 3], from[i * 3 + 1], from[i * 3 + 2]]
    for (let j = 0; j < sites.length; j += 1) {
      const near = sea || sites[j]?.island === island
      const squared = near
        ? (x - (to[j * 3] ?? 0)) ** 2 + (y - (to[j * 3 + 1] ?? 0)) ** 2 + (z - (to[j * 3 + 2] ?? 0)) ** 2
        : 0
      values[i * sites.length + j] = near ? chordKm(squared) * detour : Number.POSITIVE_INFINITY
    }
    onRow?.(i)
  }
  return { origins: origins.length, sites: sites.length, values }
}

/** Minutes by origin code, then by site id. */
export type TravelTimes = ReadonlyMap<string, ReadonlyMap<string, number>>

/** The reader's minutes; a pair that is not in the table has no way between them. @param origins the code that each is listed under */
export function tableCosts(origins: readonly string[], sites: readonly string[], times: TravelTimes): Costs {
  const values = new Float64Array(origins.length * sites.length).fill(Number.POSITIVE_INFINITY)
  origins.forEach((origin, i) => {
    const own = times.get(origin)
    if (!own) return
    sites.forEach((site, j) => {
      values[i * sites.length + j] = own.get(site) ?? Number.POSITIVE_INFINITY
    })
  })
  return { origins: origins.length, sites: sites.length, values }
}
