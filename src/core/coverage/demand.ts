import type { DemandFile } from '#core/catalogue/demand-schema.ts'
import type { LonLat } from '#core/domain/area.ts'
import type { Note, Source } from '#core/domain/source.ts'
import type { Need } from '#core/view/coverage-view.ts'
import type { Point } from './costs.ts'

/** People at one place. */
export type DemandPoint = Point & {
  /** Code or number that a table of travel times lists it under. */
  readonly id: string
  readonly name: string
  /** Code of the authority that the place lies in. */
  readonly area: string
  readonly need: Readonly<Record<Need, number>>
  /** How far from the place its people may live, in km: the radius of its share of the authority's land. */
  readonly spreadKm: number
}

export type Demand = {
  /** "towns of the atlas", or the name of the reader's file. */
  readonly name: string
  readonly own: boolean
  readonly points: readonly DemandPoint[]
  readonly islands: DemandFile['islands']
  readonly peoplePeriod: string
  readonly cancersPeriod: string
  readonly sources: readonly Source[]
  readonly notes: readonly Note[]
}

/**
 * Puts the people of each authority at its towns, in proportion to the towns' weights: totals of authorities are kept.
 * @throws RangeError on a place without numbers of its own: its people would be missing from every sum
 */
export function decodeDemand(file: DemandFile, areaKm2: ReadonlyMap<string, number>): Demand {
  const { places, pools, areas, islands } = file
  const weights = new Float64Array(pools.length)
  const placesOf = new Map<number, number>()
  places.weight.forEach((weight, at) => {
    const pool = places.pool[at] ?? 0
    weights[pool] = (weights[pool] ?? 0) + weight
    const area = places.area[at] ?? 0
    placesOf.set(area, (placesOf.get(area) ?? 0) + 1)
  })
  const points = places.name.map((name, at): DemandPoint => {
    const area = places.area[at] ?? 0
    const pool = pools[places.pool[at] ?? -1]
    const [weight, code] = [places.weight[at], areas[places.area[at] ?? -1]]
    const [longitude, latitude] = [places.longitude[at], places.latitude[at]]
    if (!pool || weight === undefined || code === undefined || longitude === undefined || latitude === undefined)
      throw new RangeError(`the table of places is not whole: ${name}`)
    const share = weight / (weights[places.pool[at] ?? 0] || 1)
    const land = (areaKm2.get(code) ?? 0) / (placesOf.get(area) ?? 1)
    return {
      id: code,
      name,
      area: code,
      at: [longitude, latitude],
      island: islands[places.island[at] ?? -1]?.id ?? null,
      need: {
        people: pool.people * share,
        older: pool.older * share,
        cancers: pool.cancers * share,
      },
      spreadKm: Math.sqrt(land / Math.PI),
    }
  })
  const { peoplePeriod, cancersPeriod, sources, notes } = file
  return { name: 'towns of the atlas', own: false, points, islands, peoplePeriod, cancersPeriod, sources, notes }
}

/**
 * The people of a table of the reader's: one point a place. Each has the authority that the table states, else that of the nearest town, and the land
 * that the nearest town is on.
 * @param name of the table
 * @param atlas the towns of the atlas
 */
export function broughtDemand(name: string, { pools, areas, places, ...file }: DemandFile, atlas: Demand): Demand {
  const points = pools.map(({ code, people, older, cancers }, at): DemandPoint => {
    const [longitude, latitude] = [places.longitude[at], places.latitude[at]]
    if (longitude === undefined || latitude === undefined)
      throw new RangeError(`the table of people is not whole: ${code}`)
    const near = placeNear(atlas.points, [longitude, latitude])
    return {
      id: code,
      name: places.name[at] ?? code,
      area: areas[places.area[at] ?? -1] || (near?.area ?? ''),
      at: [longitude, latitude],
      island: near?.island ?? null,
      need: { people, older, cancers },
      spreadKm: 0,
    }
  })
  const { peoplePeriod, cancersPeriod, sources, notes } = file
  return { name, own: true, points, islands: atlas.islands, peoplePeriod, cancersPeriod, sources, notes }
}

/** Finds the nearest place with people; a site at the position takes its island and authority. */
export function placeNear(points: readonly DemandPoint[], at: LonLat): DemandPoint | null {
  const shrink = Math.cos((at[1] * Math.PI) / 180)
  let [best, least]: [DemandPoint | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const point of points) {
    const farness = ((point.at[0] - at[0]) * shrink) ** 2 + (point.at[1] - at[1]) ** 2
    if (farness < least) [best, least] = [point, farness]
  }
  return best
}
