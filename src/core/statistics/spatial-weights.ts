import { checkAtLeast, checkPositive } from './check.ts'

export type PlacedArea = {
  readonly code: string
  /** Longitude and latitude in degrees. */
  readonly centroid: readonly [longitude: number, latitude: number]
  /** Codes of the areas that share a border or a corner; codes outside the list of areas are ignored. */
  readonly neighbours: readonly string[]
}

export type WeightRule = {
  /** `queen`: a shared border or corner. `knn`: the k nearest. `distance`: all within `kilometres`. */
  readonly rule: 'queen' | 'knn' | 'distance'
  /** For `knn`, the number of neighbours (default 4). For the others, the number of links of an area without any neighbour (default 1). */
  readonly k?: number
  /** For `distance`; by default the shortest that gives every area a neighbour. */
  readonly kilometres?: number
}

export type SpatialWeights = {
  /** For each area the indices of its neighbours, upwards; each has the weight 1 ÷ their number. */
  readonly rows: readonly (readonly number[])[]
  /** Indices of the areas that had no neighbour and were linked to the nearest. */
  readonly islands: readonly number[]
}

const earthRadiusKm = 6371.0088
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance by the haversine formula. */
function distanceKm({ centroid: [lon1, lat1] }: PlacedArea, { centroid: [lon2, lat2] }: PlacedArea): number {
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2
  const chord = half(lat1, lat2) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon1, lon2)
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)))
}

type Near = { readonly area: number; readonly km: number }

/** All other areas, from the nearest; equally near ones in the order of the list. */
const allByDistance = (areas: readonly PlacedArea[], place: number): readonly Near[] =>
  areas
    .map((to, area) => ({ area, km: distanceKm(areas[place]!, to) })) // a place of the list
    .filter(({ area }) => area !== place)
    .sort((a, b) => a.km - b.km)

/** The nearest `k` other areas of a place, as `allByDistance` would list them. */
type Nearest = (place: number, k: number) => readonly Near[]

/**
 * Looks for the nearest from the place's own latitude outwards, until what is left is further away by its latitude alone: of 36,000 areas over a
 * country a few hundred are measured.
 */
function nearestOf(areas: readonly PlacedArea[]): Nearest {
  const order = [...areas.keys()].sort((a, b) => areas[a]!.centroid[1] - areas[b]!.centroid[1]) // places of the list
  const rank = new Uint32Array(areas.length)
  for (const [at, place] of order.entries()) rank[place] = at
  return (place, k) => {
    const own = areas[place]! // a place of the list
    const found: Near[] = []
    const search = (step: 1 | -1) => {
      for (let at = rank[place]! + step; at >= 0 && at < order.length; at += step) {
        const area = order[at]! // within the list
        const to = areas[area]!
        const least = earthRadiusKm * radians(Math.abs(to.centroid[1] - own.centroid[1]))
        // A millimetre more than rounding could take away.
        if (found.length === k && least > found[k - 1]!.km + 1e-6) return
        found.push({ area, km: distanceKm(own, to) })
        found.sort((a, b) => a.km - b.km || a.area - b.area)
        if (found.length > k) found.pop()
      }
    }
    search(1)
    search(-1)
    return found
  }
}

function bordering(areas: readonly PlacedArea[]): readonly Set<number>[] {
  const places = new Map(areas.map(({ code }, place) => [code, place]))
  const links = areas.map(() => new Set<number>())
  for (const [place, { neighbours }] of areas.entries())
    for (const code of neighbours) {
      const other = places.get(code)
      if (other === undefined || other === place) continue
      links[place]?.add(other)
      links[other]?.add(place)
    }
  return links
}

function within(nearest: readonly (readonly Near[])[], kilometres: number | undefined): readonly Set<number>[] {
  const reach = kilometres ?? Math.max(...nearest.map(([first]) => first?.km ?? 0))
  checkPositive(reach, 'kilometres')
  return nearest.map((others) => new Set(others.filter(({ km }) => km <= reach).map(({ area }) => area)))
}

/** Links areas without neighbours to the nearest, both ways: the sea does not end a neighbourhood. */
function linkIslands(links: readonly Set<number>[], nearest: Nearest, k: number): readonly number[] {
  const islands = links.flatMap(({ size }, place) => (size === 0 ? [place] : []))
  for (const place of islands) {
    for (const { area } of nearest(place, k)) {
      links[place]?.add(area)
      links[area]?.add(place)
    }
  }
  return islands
}

function checkAreas(areas: readonly PlacedArea[]): void {
  if (areas.length < 2) throw new RangeError(`weights need two areas, not ${areas.length}`)
  if (new Set(areas.map(({ code }) => code)).size < areas.length) throw new RangeError('two areas have one code')
  const lost = areas.find(({ centroid }) => !centroid.every(Number.isFinite))
  if (lost) throw new RangeError(`${lost.code} has no centroid`)
}

/**
 * Computes neighbour weights that add up to 1 for each area. An area without any neighbour, such as Northern Ireland or Shetland, is linked both ways
 * to the `k` areas with the nearest centroids, and listed in `islands` for the notes.
 * @param areas at least two, each with a value: an absence must not enter a neighbour's mean
 * @throws RangeError on fewer than two areas, a code twice, a centroid that is not finite, or a `k` outside 1 to below the number of areas
 * @see Anselin 1988, Spatial Econometrics, chapter 3; Bivand & Portnov 2004 on areas without neighbours
 */
export function spatialWeights(areas: readonly PlacedArea[], { rule, k, kilometres }: WeightRule): SpatialWeights {
  checkAreas(areas)
  const links = k ?? (rule === 'knn' ? Math.min(4, areas.length - 1) : 1)
  checkAtLeast(links, 1, 'k')
  if (links >= areas.length) throw new RangeError(`k must be below the ${areas.length} areas, not ${links}`)
  const nearest = nearestOf(areas)
  const neighbours =
    rule === 'knn'
      ? areas.map((_, place) => new Set(nearest(place, links).map(({ area }) => area)))
      : rule === 'queen'
        ? bordering(areas)
        : within(
            areas.map((_, place) => allByDistance(areas, place)),
            kilometres,
          )
  const islands = linkIslands(neighbours, nearest, links)
  const rows = neighbours.map((set) => [...set].sort((a, b) => a - b))
  return { rows, islands }
}
