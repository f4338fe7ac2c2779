import type { MultiPolygon, Polygon, Position } from 'geojson'
import { counted } from '#core/domain/counted.ts'
import type { BoundaryFeatures, BoundaryLayer } from '#core/geography/layer.ts'
import { partsOf } from '#core/geography/parts-of.ts'
import { isClosed, winding } from '#core/geography/rings.ts'
import type { AddFinding } from './boundary-words.ts'

type Shape = BoundaryFeatures[number]

const isWhole = ({ geometry }: Shape): boolean => {
  // The file says what it is, and may be wrong about it: nothing here is as its type promises.
  const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > 0
  const parts: unknown = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const isPoint = (point: unknown) => isList(point) && Number.isFinite(point[0]) && Number.isFinite(point[1])
  return (
    isList(parts) &&
    parts.every(
      (rings) => isList(rings) && rings.every((ring) => isList(ring) && ring.length >= 3 && ring.every(isPoint)),
    )
  )
}

function mapRings(shape: Shape, change: (ring: Position[], at: number) => Position[]): Shape {
  const { geometry } = shape
  const changed: Polygon | MultiPolygon =
    geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: geometry.coordinates.map(change) }
      : { type: 'MultiPolygon', coordinates: geometry.coordinates.map((rings) => rings.map(change)) }
  return { ...shape, geometry: changed }
}

/** Turns rings as d3 and TopoJSON expect them: outer ones clockwise, holes the other way. Files of the portal differ in this. */
export const rewound = (shape: Shape): Shape =>
  mapRings(shape, (ring, at) => (winding(ring) > 0 === (at === 0) ? [...ring].reverse() : ring))

const isOpen = (shape: Shape): boolean => partsOf(shape.geometry).some((rings) => rings.some((ring) => !isClosed(ring)))
const closed = (shape: Shape): Shape =>
  mapRings(shape, (ring) => (isClosed(ring) ? ring : [...ring, ring[0] as Position]))

/** The shapes of a file that can be drawn, with open rings closed. */
export function wholeShapes({ shapes, shapeless }: BoundaryLayer, say: AddFinding): BoundaryFeatures {
  const drawable = shapes.filter(isWhole)
  const open = drawable.filter(isOpen)
  if (open.length > 0)
    say({
      code: 'open-rings',
      severity: 'warning',
      found: `${counted(open.length, 'shape')} whose outline does not end where it begins`,
      expected: 'closed rings',
      mend: 'They were closed by a straight line.',
    })
  const others = shapeless.filter(({ has }) => has !== null)
  if (others.length > 0 && drawable.length > 0)
    say({
      code: 'no-areas',
      severity: 'note',
      found: counted(others.length, 'point or line', 'points or lines'),
      expected: '',
      mend: 'Only polygons are read as areas; these are left out.',
    })
  const whole = drawable.map((shape) => (isOpen(shape) ? closed(shape) : shape))
  return whole.filter((shape) => partsOf(shape.geometry).every((rings) => rings.every((ring) => ring.length >= 4)))
}
