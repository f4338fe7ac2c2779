import { geoLength, geoPath, geoTransform } from 'd3'
import { mesh } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { cornersOf, shapeOf } from '#figures/map/arcs.ts'
import { mercator, mercatorPoint } from '#figures/map/projection.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realPlate } from '../data/real-atlas.ts'

const topology = JSON.parse(readBuiltGeo().topology) as Topology
const plate = realPlate({ indicator: 'population', per: null, geography: 'utla' })
const shapes = shapesOf(
  topology,
  plate.geography,
  plate.areas.map(({ area }) => area),
)

type Corner = readonly [number, number]

/** Every vertex of path data of the interactive map, ring by ring: first absolute, then relative steps. */
function ringsOf(d: string): Corner[][] {
  return d
    .split('M')
    .slice(1)
    .map((ring) => {
      const [start = '', steps = ''] = ring.replace('Z', '').split('l')
      const corners = [start.split(',').map(Number) as unknown as Corner]
      const numbers = steps.trim().split(' ').map(Number)
      for (let at = 0; at < numbers.length; at += 2) {
        const [dx = 0, dy = 0] = numbers.slice(at, at + 2)
        const [x, y] = corners.at(-1) ?? [0, 0]
        corners.push([x + dx, y + dy])
      }
      return corners
    })
}

const areaOf = (rings: readonly Corner[][]) =>
  Math.abs(
    rings.reduce(
      (sum, ring) =>
        sum +
        ring.reduce((own, [x, y], at) => {
          const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [0, 0]
          return own + (x * nextY - nextX * y) / 2
        }, 0),
      0,
    ),
  )

describe('shapes drawn from their arcs', () => {
  const general = geoPath(
    geoTransform({
      point(longitude, latitude) {
        this.stream.point(...(mercatorPoint([longitude, latitude]) as [number, number]))
      },
    }),
  )

  test.each([...shapes.areas])('%s has the area and the place that d3 gives its coordinates', (_, shape) => {
    const d = mercator.path(shape)
    expect(d).toMatch(/^(M-?\d+,-?\d+l(-?\d+ -?\d+ )+Z)+$/)
    const rings = ringsOf(d)
    expect(areaOf(rings) / general.area(shape)).toBeCloseTo(1, 2)
    const [[left, top], [right, bottom]] = general.bounds(shape)
    const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)]
    for (const [own, theirs] of [
      [Math.min(...xs), left],
      [Math.max(...xs), right],
      [Math.min(...ys), top],
      [Math.max(...ys), bottom],
    ] as const)
      expect(Math.abs(own - theirs)).toBeLessThanOrEqual(1)
    expect(cornersOf(shape)).toBeGreaterThanOrEqual(rings.flat().length - 1)
  })

  test('the lines between areas are those of topojson’s mesh, each drawn once', () => {
    const layer = topology.objects.utla as GeometryCollection<{ readonly id: string }>
    const theirs = geoLength(mesh(topology, layer, (a, b) => a !== b))
    const lines = shapes.borders.map(({ line }) => line)
    expect(lines.reduce((all, line) => all + geoLength(line), 0) / theirs).toBeCloseTo(1, 9)
    for (const line of lines) expect(mercator.path(line)).toMatch(/^(M-?\d+,-?\d+l(-?\d+ -?\d+ )+)+$/)
  })

  test('an islet smaller than one unit is left out, and the shapes after it are drawn', () => {
    const islets = {
      type: 'MultiPolygon',
      arcs: [[[0]], [[1]]],
    } as MultiPolygon
    const tiny = [
      [0, 50],
      [0.000_01, 50],
      [0, 50.000_01],
      [0, 50],
    ]
    const island = [
      [1, 50],
      [2, 50],
      [1, 51],
      [1, 50],
    ]
    const sea: Topology = { type: 'Topology', objects: {}, arcs: [tiny, island] }
    const d = mercator.path(shapeOf(sea, islets))
    expect(ringsOf(d)).toHaveLength(1)
    expect(areaOf(ringsOf(d))).toBeGreaterThan(1_000_000)
  })
})
