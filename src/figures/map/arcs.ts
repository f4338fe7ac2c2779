import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryObject, Polygon as PolygonObject, Topology } from 'topojson-specification'

/** Polygon or MultiPolygon of a topology, or the lines between some of them. */
type Shape = Polygon | MultiPolygon | MultiLineString

type Trace = { readonly topology: Topology; readonly lines: readonly (readonly number[])[]; readonly closed: boolean }

const traces = new WeakMap<object, Trace>()

/** Rings, or lines, as lists of arcs; a negative arc is one walked backwards. */
export function linesOf(geometry: GeometryObject): readonly (readonly number[])[] {
  const { arcs } = geometry as { readonly arcs: readonly (readonly (number | readonly number[])[])[] }
  return (geometry.type === 'MultiPolygon' ? arcs.flat() : arcs) as readonly (readonly number[])[]
}

/**
 * A shape of a topology. Its coordinates are put together when they are first asked for: a map on a sheet that has its arcs drawn does without them.
 */
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

/** How many corners a shape of a topology has; a shared border counts in both. */
export function cornersOf(shape: object): number {
  const trace = traces.get(shape)
  const { arcs } = trace?.topology ?? { arcs: [] }
  const along = (line: readonly number[]) => line.reduce((sum, at) => sum + (arcs[at < 0 ? ~at : at]?.length ?? 0), 0)
  return trace?.lines.reduce((sum, line) => sum + along(line), 0) ?? 0
}

/** One arc on the sheet: its corners in whole numbers, and the way along them as path data, written when it is first gone. */
type Drawn = { readonly xs: readonly number[]; readonly ys: readonly number[]; onwards?: string; backwards?: string }

/** Puts longitude and latitude on a sheet, one coordinate at a time: there are tens of thousands of corners, and each is written once. */
export type Place = { readonly x: (longitude: number) => number; readonly y: (latitude: number) => number }

function drawArc({ arcs, transform }: Topology, index: number, { x, y }: Place): Drawn {
  const { scale, translate } = transform ?? { scale: [1, 1] as const, translate: [0, 0] as const }
  const [kx, ky] = scale
  const [dx, dy] = translate
  const arc = arcs[index] ?? []
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

/** The steps from corner to corner, with what does not move left out. */
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
 * Draws shapes of topologies in whole numbers. A border between two areas is drawn once, and stands in both, in the lines between them and in the
 * coast.
 * @param place longitude and latitude to a place of the sheet
 * @returns a function from a shape to its path data; null for what was not made by `shapeOf`
 */
export function arcPaths(place: Place): (shape: object) => string | null {
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
      // What is smaller than the sheet's unit goes nowhere, and path data that says so would end the whole path.
      if (steps !== '') path += `${start}${steps}${trace.closed ? 'Z' : ''}`
    }
    return path
  }
}

/** Path data of any shape, in whole numbers. */
export function plainPath({ x, y }: Place, shape: Shape): string {
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
