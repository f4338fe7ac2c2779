import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryObject, Polygon as PolygonObject, Topology } from 'topojson-specification'
import type { UnpackedTopology } from '#core/geography/packed-topology.ts'

/** Polygon or MultiPolygon of a topology, or the lines between some of them. */
type Shape = Polygon | MultiPolygon | MultiLineString

/** The arcs of a topology that a shape is made of. */
export type Trace = {
  readonly topology: Topology
  /** Rings or lines as lists of arcs; a negative arc runs backwards. */
  readonly lines: readonly (readonly number[])[]
  readonly closed: boolean
}

const traces = new WeakMap<object, Trace>()

/** The arcs of a shape made by `shapeOf`; undefined for any other. */
export const traceOf = (shape: object): Trace | undefined => traces.get(shape)

/** Rings or lines as lists of arcs; a negative arc runs backwards. */
export function linesOf(geometry: GeometryObject): readonly (readonly number[])[] {
  const { arcs } = geometry as { readonly arcs: readonly (readonly (number | readonly number[])[])[] }
  return (geometry.type === 'MultiPolygon' ? arcs.flat() : arcs) as readonly (readonly number[])[]
}

/** Reads a shape of a topology. Its coordinates are assembled on first access; a map drawn from arcs never needs them. */
export function shapeOf<S extends Shape>(topology: Topology, geometry: GeometryObject): S {
  const shape = {
    type: geometry.type,
    get coordinates() {
      const { coordinates: value } = feature(topology, geometry as PolygonObject).geometry as unknown as S
      Object.defineProperty(shape, 'coordinates', { value, enumerable: true })
      return value
    },
  } as S
  traces.set(shape, { topology, lines: linesOf(geometry), closed: geometry.type !== 'MultiLineString' })
  return shape
}

/** Counts the vertices of a shape; a shared border counts in both areas. */
export function cornersOf(shape: object): number {
  const trace = traces.get(shape)
  const { arcs } = trace?.topology ?? { arcs: [] }
  const along = (line: readonly number[]) => line.reduce((sum, at) => sum + (arcs[at < 0 ? ~at : at]?.length ?? 0), 0)
  return trace?.lines.reduce((sum, line) => sum + along(line), 0) ?? 0
}

/** One projected arc: its vertices in whole numbers, and its path data in either direction, written on first use. */
type Drawn = { readonly xs: readonly number[]; readonly ys: readonly number[]; onwards?: string; backwards?: string }

/** Projects longitude and latitude one coordinate at a time. There are tens of thousands of vertices, and each is projected once. */
export type PointProjection = { readonly x: (longitude: number) => number; readonly y: (latitude: number) => number }

function drawArc(topology: UnpackedTopology, index: number, { x, y }: PointProjection): Drawn {
  const { arcAt, transform } = topology
  const { scale, translate } = transform ?? { scale: [1, 1] as const, translate: [0, 0] as const }
  const [kx, ky] = scale
  const [dx, dy] = translate
  const arc = arcAt?.(index) ?? topology.arcs[index] ?? []
  const [xs, ys]: [number[], number[]] = [[], []]
  let [a, b] = [0, 0]
  for (let at = 0; at < arc.length; at += 1) {
    const point = arc[at] as Position
    a = (point[0] as number) + (transform ? a : 0)
    b = (point[1] as number) + (transform ? b : 0)
    xs.push(Math.round(x(a * kx + dx)))
    ys.push(Math.round(y(b * ky + dy)))
  }
  return { xs, ys }
}

/** Path data from vertex to vertex, without steps of length 0. */
function stepsAlong({ xs, ys }: Drawn, from: number, to: number): string {
  const by = from < to ? 1 : -1
  const steps: number[] = []
  for (let at = from; at !== to; at += by) {
    const dx = (xs[at + by] as number) - (xs[at] as number)
    const dy = (ys[at + by] as number) - (ys[at] as number)
    if (dx !== 0 || dy !== 0) steps.push(dx, dy)
  }
  return steps.length > 0 ? `${steps.join(' ')} ` : ''
}

/**
 * Draws shapes of topologies in whole numbers. A border between two areas is projected once and used in both areas, in the border lines and in the
 * coast.
 * @param place projects longitude and latitude
 * @returns a function from a shape to its path data; null for a shape not made by `shapeOf`
 */
export function arcPaths(place: PointProjection): (shape: object) => string | null {
  const sheets = new WeakMap<Topology, Map<number, Drawn>>()
  return (shape) => {
    const trace = traces.get(shape)
    if (!trace) return null
    const sheet = sheets.get(trace.topology) ?? new Map<number, Drawn>()
    sheets.set(trace.topology, sheet)
    const arc = (index: number): Drawn => {
      const known = sheet.get(index) ?? drawArc(trace.topology, index, place)
      sheet.set(index, known)
      return known
    }
    let path = ''
    for (const line of trace.lines) {
      let [start, steps] = ['', '']
      line.forEach((signed, at) => {
        const drawn = arc(signed < 0 ? ~signed : signed)
        const end = drawn.xs.length - 1
        const first = signed < 0 ? end : 0
        if (at === 0) start = `M${drawn.xs[first]},${drawn.ys[first]}l`
        if (signed < 0) steps += drawn.backwards ??= stepsAlong(drawn, end, 0)
        else steps += drawn.onwards ??= stepsAlong(drawn, 0, end)
      })
      // A ring smaller than one unit has no steps, and an empty step in path data would end the whole path.
      if (steps !== '') path += `${start}${steps}${trace.closed ? 'Z' : ''}`
    }
    return path
  }
}

/** Writes the path data of any shape in whole numbers. */
export function plainPath({ x, y }: PointProjection, shape: Shape): string {
  const corner = ([longitude = 0, latitude = 0]: Position) => `${Math.round(x(longitude))},${Math.round(y(latitude))}`
  const line = (positions: readonly Position[]) => `M${positions.map(corner).join('L')}`
  const ring = (positions: readonly Position[]) => `${line(positions.slice(0, -1))}Z`
  switch (shape.type) {
    case 'Polygon':
      return shape.coordinates.map(ring).join('')
    case 'MultiPolygon':
      return shape.coordinates.map((polygon) => polygon.map(ring).join('')).join('')
    case 'MultiLineString':
      return shape.coordinates.map(line).join('')
  }
}
