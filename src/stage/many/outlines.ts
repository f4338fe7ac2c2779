import type { Topology } from 'topojson-specification'
import type { Steps } from '#core/domain/steps.ts'
import type { FlatArcs, UnpackedTopology } from '#core/geography/packed-topology.ts'
import { type Trace, traceOf } from '#figures/map/arcs.ts'
import type { MapShapes } from '#figures/map/shapes.ts'

/** The outlines of a map as plain numbers, which travel to a worker without a copy. */
export type Outlines = {
  /** Longitude and latitude of every corner, arc after arc. */
  readonly corners: Float64Array<ArrayBuffer>
  /** The first corner of each arc, and at the end the number of corners. */
  readonly arcStarts: Uint32Array<ArrayBuffer>
  /** The arcs of each shape, and where those of each begin; in the order of `shapeNumbers`. */
  readonly arcs: Uint32Array<ArrayBuffer>
  readonly shapeStarts: Uint32Array<ArrayBuffer>
}

/** What a pixel of an index raster may hold: nothing, the land of others, land without an area, and the areas in the order of `shapes.areas`. */
export const shapeNumbers = { sea: 0, around: 1, land: 2, firstArea: 3 } as const

/** The buffers to hand over. */
export const buffersOfOutlines = ({ corners, arcStarts, arcs, shapeStarts }: Outlines): ArrayBuffer[] => [
  corners.buffer,
  arcStarts.buffer,
  arcs.buffer,
  shapeStarts.buffer,
]

/** As `writeArc`, from an arc of numbers in a row. */
function writeFlatArc(
  { transform }: Topology,
  { positions, starts }: FlatArcs,
  arc: number,
  to: Float64Array,
  from: number,
): number {
  const { scale, translate } = transform ?? { scale: [1, 1] as const, translate: [0, 0] as const }
  let [a, b, at] = [0, 0, from]
  for (let corner = 2 * (starts[arc] as number); corner < 2 * (starts[arc + 1] as number); corner += 2) {
    a = (positions[corner] as number) + (transform ? a : 0)
    b = (positions[corner + 1] as number) + (transform ? b : 0)
    to[at] = a * scale[0] + translate[0]
    to[at + 1] = b * scale[1] + translate[1]
    at += 2
  }
  return at
}

/** Writes the corners of an arc in longitude and latitude. @returns where the next one goes */
function writeArc(
  { transform }: Topology,
  arc: readonly (readonly number[])[],
  to: Float64Array,
  from: number,
): number {
  const { scale, translate } = transform ?? { scale: [1, 1] as const, translate: [0, 0] as const }
  let [a, b, at] = [0, 0, from]
  for (const [x = 0, y = 0] of arc) {
    a = x + (transform ? a : 0)
    b = y + (transform ? b : 0)
    to[at] = a * scale[0] + translate[0]
    to[at + 1] = b * scale[1] + translate[1]
    at += 2
  }
  return at
}

/** The numbers of arcs and of their corners. */
function sizeOf(topology: UnpackedTopology): { readonly length: number; readonly corners: number } {
  const { flat } = topology
  if (flat) return { length: flat.starts.length - 1, corners: flat.positions.length / 2 }
  return { length: topology.arcs.length, corners: topology.arcs.reduce((sum, arc) => sum + arc.length, 0) }
}

/** Writes the corners of a topology. @returns where the next one goes */
function writeArcs(topology: UnpackedTopology, first: number, { corners, arcStarts }: Outlines, from: number): number {
  let at = from
  const { flat } = topology
  if (flat) {
    for (let arc = 0; arc < flat.starts.length - 1; arc += 1) {
      at = writeFlatArc(topology, flat, arc, corners, at)
      arcStarts[first + arc + 1] = at / 2
    }
    return at
  }
  for (const [index, arc] of topology.arcs.entries()) {
    at = writeArc(topology, arc, corners, at)
    arcStarts[first + index + 1] = at / 2
  }
  return at
}

/**
 * The land of imported areas, which have no nations and are all the land there is: the arcs that only one of them has, as joining them would find.
 * @returns null for other areas
 */
function joinedTrace(areas: readonly (Trace | undefined)[]): Trace | null {
  const [first] = areas
  if (!first || first.topology.objects.nation) return null
  const times = new Map<number, number>()
  for (const trace of areas)
    for (const line of trace?.lines ?? [])
      for (const signed of line) {
        const arc = signed < 0 ? ~signed : signed
        times.set(arc, (times.get(arc) ?? 0) + 1)
      }
  const once = [...times].flatMap(([arc, count]) => (count === 1 ? [arc] : []))
  return { topology: first.topology, lines: [once], closed: true }
}

/** Packs the shapes of a map, step by step: the land around, all land, then each area. @throws RangeError for shapes of no topology */
export function* outlineSteps(shapes: Pick<MapShapes, 'around' | 'land' | 'areas'>): Steps<Outlines> {
  yield
  const { around } = shapes
  const areas = [...shapes.areas.values()].map(traceOf)
  const land = joinedTrace(areas) ?? traceOf(shapes.land)
  const traced = [around && traceOf(around), land, ...areas]
  yield
  const firstArc = new Map<Topology, number>()
  let [arcCount, cornerCount, length] = [0, 0, 0]
  for (const trace of traced) {
    if (trace === undefined) throw new RangeError('a shape of no topology')
    if (trace === null) continue
    for (const line of trace.lines) length += line.length
    if (firstArc.has(trace.topology)) continue
    firstArc.set(trace.topology, arcCount)
    const { length: own, corners } = sizeOf(trace.topology)
    arcCount += own
    cornerCount += corners
  }
  const outlines: Outlines = {
    corners: new Float64Array(2 * cornerCount),
    arcStarts: new Uint32Array(arcCount + 1),
    arcs: new Uint32Array(length),
    shapeStarts: new Uint32Array(traced.length + 1),
  }
  yield
  let at = 0
  for (const [topology, first] of firstArc) at = writeArcs(topology, first, outlines, at)
  yield
  writeShapes(traced, firstArc, outlines)
  return outlines
}

function writeShapes(
  traced: readonly (Trace | null | undefined)[],
  firstArc: ReadonlyMap<Topology, number>,
  { arcs, shapeStarts }: Outlines,
): void {
  let at = 0
  for (const [shape, trace] of traced.entries()) {
    const first = (trace && firstArc.get(trace.topology)) ?? 0
    for (const line of trace?.lines ?? [])
      for (const signed of line) {
        arcs[at] = first + (signed < 0 ? ~signed : signed)
        at += 1
      }
    shapeStarts[shape + 1] = at
  }
}
