import { expect, test } from 'vitest'
import { areaKm2, labelPoint, type Shape, shapeBounds } from '#core/geography/shapes.ts'

function polygon(...rings: [number, number][][]): Shape {
  return { type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: rings } }
}

function box(west: number, south: number, east: number, north: number): [number, number][] {
  return [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ]
}

test('the cell from 0° to 1° has the area that its closed form gives on WGS84', () => {
  // S = b² Δλ [sin φ / (1 − e² sin² φ) + artanh(e sin φ) / e] / 2, from 0° to 1°
  expect(areaKm2(polygon(box(0, 0, 1, 1)))).toBeCloseTo(12_308.464, 2)
})

test('the whole ellipsoid has the surface that geodesy gives it', () => {
  expect(areaKm2(polygon(box(-180, -90, 180, 90)))).toBeCloseTo(510_065_622, -1)
})

test('a hole is not land', () => {
  const whole = areaKm2(polygon(box(-3, 54, -2, 55)))
  expect(areaKm2(polygon(box(-3, 54, -2, 55), box(-2.7, 54.3, -2.3, 54.7)))).toBeCloseTo(
    whole - areaKm2(polygon(box(-2.7, 54.3, -2.3, 54.7))),
    6,
  )
})

test('bounds round outwards', () => {
  expect(shapeBounds(polygon(box(-3.12341, 54.00009, -2.99999, 55.00001)))).toEqual([-3.1235, 54, -2.9999, 55.0001])
})

test('a label stands in the largest part, in the thick of it', () => {
  const bay: [number, number][] = [
    [0, 50],
    [0, 51],
    [3, 51],
    [3, 50],
    [2.9, 50],
    [2.9, 50.9],
    [1, 50.9],
    [1, 50],
    [0, 50],
  ]
  const island: [number, number][] = box(8, 50, 8.2, 50.2)
  const shape: Shape = {
    type: 'Feature',
    properties: null,
    geometry: { type: 'MultiPolygon', coordinates: [[island], [bay]] },
  }
  const [longitude, latitude] = labelPoint(shape)
  expect(longitude).toBeGreaterThan(0.3)
  expect(longitude).toBeLessThan(0.8)
  expect(latitude).toBeGreaterThan(50.3)
  expect(latitude).toBeLessThan(50.7)
})
