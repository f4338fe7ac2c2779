const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value)
const isPair = (value: unknown): value is readonly [number, number] =>
  isList(value) &&
  value.length >= 2 &&
  value.slice(0, 2).every((one) => typeof one === 'number' && Number.isFinite(one))

type Grid = { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] }

/** The quantisation grid of the positions; null where they are degrees, undefined where the transform is malformed. */
function gridOf(transform: unknown): Grid | null | undefined {
  if (transform === undefined) return null
  if (!isObject(transform) || !isPair(transform.scale) || !isPair(transform.translate)) return undefined
  return { scale: transform.scale, translate: transform.translate }
}

/** Allows a little beyond ±180° and ±90°, which rounding to a grid can give. */
const isOnEarth = (longitude: number, latitude: number): boolean =>
  Math.abs(longitude) <= 180.01 && Math.abs(latitude) <= 90.01

function isArc(arc: unknown, grid: Grid | null): boolean {
  if (!isList(arc) || arc.length < 2) return false
  let [x, y] = [0, 0]
  return arc.every((position) => {
    if (!isPair(position)) return false
    if (grid === null) return isOnEarth(position[0], position[1])
    x += position[0]
    y += position[1]
    return isOnEarth(x * grid.scale[0] + grid.translate[0], y * grid.scale[1] + grid.translate[1])
  })
}

/** Whether nested lists of this depth contain only indices of existing arcs. */
function areRings(arcs: unknown, deep: number, known: number): boolean {
  if (!isList(arcs)) return false
  if (deep > 0) return arcs.every((inner) => areRings(inner, deep - 1, known))
  return arcs.every((at) => Number.isInteger(at) && (at as number) < known && ~(at as number) < known)
}

const depthOf: Readonly<Record<string, number>> = { Polygon: 1, MultiPolygon: 2 }

function isLayer(layer: unknown, known: number): boolean {
  if (!isObject(layer) || layer.type !== 'GeometryCollection' || !isList(layer.geometries)) return false
  return layer.geometries.every((one) => {
    const deep = isObject(one) && typeof one.type === 'string' ? depthOf[one.type] : undefined
    return isObject(one) && deep !== undefined && areRings(one.arcs, deep, known)
  })
}

/** Returns the reason why a TopoJSON file cannot be drawn, or null. Visits every position once. */
export function faultOfTopology(file: object): string | null {
  const { arcs, objects, transform } = file as Readonly<Record<string, unknown>>
  const grid = gridOf(transform)
  if (grid === undefined) return 'a grid that is none'
  if (!isList(arcs) || !isObject(objects)) return 'it has not the shape of boundaries'
  if (!arcs.every((arc) => isArc(arc, grid))) return 'a border that is not on the earth'
  return Object.values(objects).every((layer) => isLayer(layer, arcs.length))
    ? null
    : 'a layer that is no layer of areas'
}
