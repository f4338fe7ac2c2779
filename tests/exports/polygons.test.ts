import { area, feature } from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Topology } from 'topojson-specification'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { geographyFileSchema } from '#core/catalogue/schemas.ts'
import { validShape } from '#exports/pack/valid-shape.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { readBuilt, realData } from '../data/real-atlas.ts'

type Segment = { readonly from: Position; readonly to: Position; readonly ring: number }

const side = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [x = 0, y = 0]: Position) =>
  Math.sign(Math.round(((bx - ax) * (y - ay) - (by - ay) * (x - ax)) * 1e12))
const same = (one: Position, other: Position) => one[0] === other[0] && one[1] === other[1]
const between = (a: number, b: number, x: number) => Math.min(a, b) < x && x < Math.max(a, b)
const inside = ({ from, to }: Segment, point: Position) =>
  side(from, to, point) === 0 &&
  (between(from[0] ?? 0, to[0] ?? 0, point[0] ?? 0) || between(from[1] ?? 0, to[1] ?? 0, point[1] ?? 0))

/** Whether two segments share more than an end: they cross, or one runs along the other. */
function meet(one: Segment, other: Segment): boolean {
  const [a, b] = [side(one.from, one.to, other.from), side(one.from, one.to, other.to)]
  const [c, d] = [side(other.from, other.to, one.from), side(other.from, other.to, one.to)]
  if (a * b < 0 && c * d < 0) return true
  return inside(one, other.from) && inside(one, other.to)
}

/** Places where a shape crosses itself, or where one of its rings comes back to a point. By comparing every two segments that lie near each other. */
function faultsOf(shape: Polygon | MultiPolygon): readonly string[] {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  const rings = parts.flat()
  const faults: string[] = []
  const segments = rings.flatMap((ring, at) =>
    ring.slice(1).map((to, index): Segment => ({ from: ring[index] ?? to, to, ring: at })),
  )
  for (const ring of rings) {
    const points = ring.slice(1).map((point) => point.join())
    for (const point of points.filter((one, at) => points.indexOf(one) !== at)) faults.push(`comes back to ${point}`)
    if (ring.length < 4 || !same(ring[0] ?? [], ring.at(-1) ?? [])) faults.push('no ring')
  }
  const west = ({ from, to }: Segment) => Math.min(from[0] ?? 0, to[0] ?? 0)
  const east = ({ from, to }: Segment) => Math.max(from[0] ?? 0, to[0] ?? 0)
  const sorted = segments.toSorted((a, b) => west(a) - west(b))
  for (const [at, one] of sorted.entries())
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = sorted[next]
      if (!other || west(other) > east(one)) break
      if (meet(one, other) || meet(other, one)) faults.push(`crosses itself at ${one.from.join()}`)
    }
  return faults
}

const topology = JSON.parse(readBuiltGeo().topology) as Topology
const geographies = realData().catalogue.geographies.filter(({ path }) => path !== '')

test.each(geographies)('every area of $id leaves as a polygon that does not cross itself', ({ path }) => {
  const { geography, areas } = v.parse(geographyFileSchema, readBuilt(path))
  if (!geography.hasShapes || geography.drawnAs === 'points') return
  const shapes = [...shapesOf(topology, geography, areas).areas]
  expect(shapes.length).toBeGreaterThan(0)
  const found = shapes.flatMap(([code, shape]) => {
    const valid = validShape(shape)
    expect(area(feature(valid)) / area(feature(shape)), code).toBeCloseTo(1, 3)
    return faultsOf(valid).map((fault) => `${code} ${fault}`)
  })
  expect(found).toEqual([])
})

test('a bow tie is parted into its two halves', () => {
  const tie: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
    ],
  }
  expect(faultsOf(tie)).not.toEqual([])
  const whole = validShape(tie)
  expect(faultsOf(whole)).toEqual([])
  expect(whole.type === 'MultiPolygon' && whole.coordinates.length).toBe(2)
})
