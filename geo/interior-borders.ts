import type { FeatureCollection, MultiPolygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Unit } from './units.ts'

/** Measured against Ordnance Survey borders: where the interior borders of Great Britain have to go. */
const eastMetres = -450
const northMetres = 450
/** Nothing moves where a border meets the sea; the whole way is reached this far from it. */
const taperKm = 3

const radians = Math.PI / 180
const micro = (degrees: number) => Math.round(degrees * 1e6) / 1e6
const key = (point: Position) => point.join()

function kmBetween([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): number {
  return Math.hypot((x1 - x2) * 111.32 * Math.cos(y1 * radians), (y1 - y2) * 110.9)
}

function moved([x = 0, y = 0]: Position, weight: number): Position {
  const east = (weight * eastMetres) / (111_320 * Math.cos(y * radians))
  return [micro(x + east), micro(y + (weight * northMetres) / 110_900)]
}

/** Moves one border; its ends stay where they are when they lie on the coast. */
function movedBorder(arc: readonly Position[], isCoast: (point: Position) => boolean): Position[] {
  const along = [0]
  for (let i = 1; i < arc.length; i++) along.push(along[i - 1]! + kmBetween(arc[i - 1]!, arc[i]!))
  const whole = along.at(-1)!
  const startsAtSea = isCoast(arc[0]!)
  const endsAtSea = isCoast(arc.at(-1)!)
  return arc.map((point, i) => {
    let weight = 1
    if (startsAtSea) weight = Math.min(weight, along[i]! / taperKm)
    if (endsAtSea) weight = Math.min(weight, (whole - along[i]!) / taperKm)
    return moved(point, isCoast(point) ? 0 : weight)
  })
}

type Arcs = number | readonly Arcs[]

function visit(arcs: Arcs, see: (index: number) => void): void {
  if (typeof arcs === 'number') see(arcs < 0 ? ~arcs : arcs)
  else for (const each of arcs) visit(each, see)
}

type Units = Topology<{ units: GeometryCollection }>

/** How many units use each arc, and which arcs are of Northern Ireland. */
function arcUses(
  shared: Units,
  isIrish: (id: string) => boolean,
): { readonly uses: number[]; readonly irish: Set<number> } {
  const uses = shared.arcs.map(() => 0)
  const irish = new Set<number>()
  for (const shape of shared.objects.units.geometries)
    visit('arcs' in shape ? (shape.arcs as Arcs) : [], (index) => {
      uses[index] = (uses[index] ?? 0) + 1
      if (isIrish(String(shape.id))) irish.add(index)
    })
  return { uses, irish }
}

/**
 * Natural Earth's borders inside Great Britain lie about 450 m east and 450 m south of the truth, while its coast and its Northern
 * Ireland do not. Moves those borders alone, so that neighbours keep sharing them.
 */
export function moveInteriorBorders(
  parts: ReadonlyMap<string, readonly Position[][][]>,
  units: ReadonlyMap<string, Unit>,
): FeatureCollection<MultiPolygon, Unit> {
  const collection: FeatureCollection<MultiPolygon> = {
    type: 'FeatureCollection',
    features: [...parts].map(([id, coordinates]) => ({
      type: 'Feature',
      id,
      properties: null,
      geometry: { type: 'MultiPolygon', coordinates: [...coordinates] },
    })),
  }
  const shared = topology({ units: collection }) as unknown as Units
  const { uses, irish } = arcUses(shared, (id) => units.get(id)?.nation_code === 'N92000002')
  const coast = new Set(shared.arcs.flatMap((arc, index) => (uses[index] === 1 ? arc.map(key) : [])))
  shared.arcs = shared.arcs.map((arc, index) =>
    uses[index] === 2 && !irish.has(index) ? movedBorder(arc, (point) => coast.has(key(point))) : arc,
  )
  return {
    type: 'FeatureCollection',
    features: feature(shared, shared.objects.units).features.map(({ id, geometry }) => ({
      type: 'Feature',
      properties: units.get(String(id))!, // the parts were keyed by the same table
      geometry: geometry as MultiPolygon,
    })),
  }
}
