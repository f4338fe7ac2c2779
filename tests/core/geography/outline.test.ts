import type { FeatureCollection } from 'geojson'
import { topology } from 'topojson-server'
import { expect, test } from 'vitest'
import { groupOutlines, outlineOf } from '#core/geography/outline.ts'

const square = (west: number, south: number, side: number) => ({
  type: 'Feature' as const,
  properties: {},
  geometry: {
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, south],
        [west, south + side],
        [west + side, south + side],
        [west + side, south],
        [west, south],
      ],
    ],
  },
})
function topologyWith(name: string, ...features: ReturnType<typeof square>[]) {
  const collection: FeatureCollection = { type: 'FeatureCollection', features }
  return topology({ [name]: collection })
}

const country = topologyWith('nation', square(-6, 50, 8))

/** Least and greatest x of path data. */
const across = (path: string) => {
  const xs = [...path.matchAll(/[ML](-?[\d.]+) /g)].map(([, x]) => Number(x))
  return [Math.min(...xs), Math.max(...xs)]
}

test('shapes lie in the country where their coordinates put them', () => {
  const { land, shapes, width, height } = outlineOf(country, topologyWith('own', square(-4, 52, 2)))
  expect(across(land)).toEqual([0, width])
  expect(across(shapes)).toEqual([width / 4, width / 2])
  // Mercator draws the north taller.
  expect(height).toBeGreaterThan(width)
})

test('shapes out at sea widen the picture, so that they are seen there', () => {
  const { land, shapes, width } = outlineOf(country, topologyWith('own', square(10, 52, 2)))
  expect(across(shapes)[1]).toBe(width)
  expect(across(land)[1]).toBeLessThan(width)
})

test('an area that is too small to be seen is a dot in its place', () => {
  const { shapes, width } = outlineOf(country, topologyWith('own', square(-4, 52, 0.001)))
  expect(shapes).toMatch(new RegExp(`^M${width / 4} [\\d.]+h.6v.6h-.6Z$`))
})

test('areas in groups are one path a group, however many they are, each where it lies', () => {
  const side = 60
  const features = Array.from({ length: side * side }, (_, at) => ({
    ...square(-6 + (at % side) * 0.1, 50 + Math.floor(at / side) * 0.1, 0.1),
    id: `A${at}`,
  }))
  const own = topologyWith('own', ...features)
  const { paths, width } = groupOutlines(own, (code) => (Number(code.slice(1)) % side < side / 2 ? 'west' : 'east'))
  expect([...paths.keys()].toSorted()).toEqual(['east', 'west'])
  expect(across(paths.get('west') ?? '')).toEqual([0, width / 2])
  expect(across(paths.get('east') ?? '')).toEqual([width / 2, width])
  // Every area is there: those that are too small to be seen would leave holes.
  expect([...paths.values()].join('').match(/M/g)).toHaveLength(side * side)
})
