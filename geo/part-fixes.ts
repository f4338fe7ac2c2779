import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import type { Unit } from './units.ts'

type Part = Position[][]
type Box = readonly [west: number, south: number, east: number, north: number]

function boxOf(part: Part): Box {
  const outer = part[0] ?? []
  const xs = outer.map(([x = 0]) => x)
  const ys = outer.map(([, y = 0]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function isAround(part: Part, x: number, y: number): boolean {
  const [west, south, east, north] = boxOf(part)
  return west < x && x < east && south < y && y < north
}

function isSmall(part: Part): boolean {
  const [west, , east] = boxOf(part)
  return east - west < 0.6
}

/** Parts that Natural Earth draws in the wrong unit (or, for Rockall, that stretch every map to the west for a point). */
const fixes: readonly { name: string; from: string; to: string | null; isIt: (part: Part) => boolean }[] = [
  {
    name: 'Isle of Arran',
    from: 'GBR-2746',
    to: 'GBR-2006',
    isIt: (part) => isSmall(part) && isAround(part, -5.25, 55.58),
  },
  {
    name: 'Hayling Island',
    from: 'GBR-2759',
    to: 'GBR-2035',
    isIt: (part) => isSmall(part) && isAround(part, -0.98, 50.8) && boxOf(part)[0] > -1.03,
  },
  { name: 'Rockall', from: 'GBR-2772', to: null, isIt: (part) => boxOf(part)[0] < -10 },
]

const micro = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/**
 * The parts of every unit by its key, in degrees to six decimals, with the three known faults mended.
 * @throws when a unit is unknown or a fault is not found once: the package has then changed
 */
export function mendedParts(
  collection: FeatureCollection<Polygon | MultiPolygon, { readonly adm1_code: string }>,
  units: ReadonlyMap<string, Unit>,
): ReadonlyMap<string, readonly Part[]> {
  const parts = new Map<string, Part[]>()
  for (const { properties, geometry } of collection.features) {
    const id = properties.adm1_code
    if (!units.has(id) || parts.has(id)) throw new Error(`gbr.json: unit ${id} is unknown or stands twice`)
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    parts.set(
      id,
      polygons.map((part) => part.map((ring) => ring.map(([x = 0, y = 0]) => [micro(x), micro(y)]))),
    )
  }
  if (parts.size !== units.size) throw new Error(`gbr.json: ${parts.size} units, ${units.size} in the table`)
  for (const { name, from, to, isIt } of fixes) {
    const own = parts.get(from) ?? []
    const moved = own.filter(isIt)
    if (moved.length !== 1) throw new Error(`gbr.json: ${moved.length} parts of ${from} look like ${name}`)
    parts.set(
      from,
      own.filter((part) => !isIt(part)),
    )
    if (to) parts.set(to, [...(parts.get(to) ?? []), ...moved])
  }
  return parts
}
