import { polygonContains } from 'd3'
import type { Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import type { Bounds } from '#core/domain/area.ts'
import type { View } from '#core/view/view.ts'
import { legendLeast } from '#figures/legend/least.ts'
import { legendHeight } from '#figures/legend.tsx'
import type { NameBox, Ring } from '#figures/map/land-mask.ts'
import { mercator, mercatorPoint } from '#figures/map/projection.ts'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'
import { themes } from '#figures/theme.ts'
import { type CameraBox, cameraFor, screenPoint, unitedKingdomBounds } from '#stage/camera.ts'
import { laidNames } from '#stage/laid-names.ts'
import { legendPlace } from '#stage/legend-place.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realComparison } from '../data/comparison.ts'

const topology: Topology = JSON.parse(readBuiltGeo().topology)
const theme = themes.light

function mapOf(change: Partial<View> = {}) {
  const { plate, atlas } = realComparison({ indicator: 'mpce-staff', per: 'people', geography: 'itl1', ...change })
  return { plate, shapes: shapesOf(topology, plate.geography, atlas.areas), theme }
}

type Map = ReturnType<typeof mapOf>

const roomOf = ({ plate }: Map) => ({
  least: legendLeast({ plate, theme }),
  heightAt: (width: number) => legendHeight({ plate, theme, width }),
})

const place = (map: Map, box: CameraBox, first = 160) => legendPlace(map, box, roomOf(map), first)

/** Corners and places of the land that lie in a box of the screen. */
function landIn(at: NameBox, { land, around }: MapShapes, bounds: Bounds, box: CameraBox): number {
  const camera = cameraFor(bounds, box)
  const rings = [land, ...(around ? [around] : [])].flatMap(({ coordinates }) =>
    coordinates
      .flat()
      .map(
        (ring): Ring =>
          ring.map(([longitude = 0, latitude = 0]) => screenPoint(camera, mercatorPoint([longitude, latitude]))),
      ),
  )
  const isIn = ([x, y]: readonly [number, number]) =>
    x > at.left && x < at.left + at.width && y > at.top && y < at.top + at.height
  const spots = [0.1, 0.5, 0.9].flatMap((across) =>
    [0.1, 0.5, 0.9].map((down): [number, number] => [at.left + across * at.width, at.top + down * at.height]),
  )
  const under = spots.filter((spot) => rings.some((ring) => polygonContains(ring as [number, number][], spot)))
  return rings.flat().filter(isIn).length + under.length
}

const boxes = [
  { width: 708, height: 676 },
  { width: 1028, height: 856 },
  { width: 804, height: 506 },
]

describe.each(boxes)('a map of $width × $height pixels', (box) => {
  test.each<[string, Partial<View>]>([
    ['regions', {}],
    ['nations', { geography: 'nation' }],
    ['boards', { geography: 'icb_2023', indicator: 'radiotherapy-31-day', per: null }],
    ['values', { values: true }],
    ['circles of an overlay', { overlay: { mode: 'symbols', indicator: 'cancer-cases', dims: {} } }],
  ])('has its legend in the sea: %s', (_, change) => {
    const map = mapOf(change)
    const found = place(map, box)
    if (!found) throw new Error('it stands below')
    expect(found.isOverLand).toBe(false)
    expect(landIn(found.at, map.shapes, unitedKingdomBounds, box)).toBe(0)
  })
})

describe('the legend stands below', () => {
  test('a map too narrow for it', () => {
    expect(place(mapOf(), { width: 412, height: 468 })).toBeNull()
  })

  test('a map of very many areas, whose land nobody waits for', () => {
    const map = mapOf()
    const shape = [...map.shapes.areas.values()][0]
    if (!shape) throw new Error('no shape')
    const areas = new Map(Array.from({ length: 2001 }, (_, at) => [`A${at}`, shape] as const))
    expect(place({ ...map, shapes: { ...map.shapes, areas } }, { width: 1028, height: 856 })).toBeNull()
  })

  test('where its words would be cut in every width that has room', () => {
    const map = mapOf()
    const wide = { ...roomOf(map), least: 600 }
    expect(legendPlace(map, { width: 708, height: 676 }, wide, 160)).toBeNull()
    expect(legendPlace(map, { width: 708, height: 676 }, roomOf(map), 160)?.at).toMatchObject({
      left: 12,
      top: 12,
      width: 160,
    })
  })

  test('near by as well, so that the map keeps its size when it is moved', () => {
    expect(place(mapOf({ bounds: [-20, 55, -10, 60] }), { width: 412, height: 468 })).toBeNull()
  })
})

describe('near by', () => {
  const box = { width: 708, height: 676 }

  test('it moves to free sea', () => {
    // Scotland at the left edge, the North Sea at the right.
    const bounds: Bounds = [-5, 55, 5, 60]
    const map = mapOf({ bounds })
    const found = place(map, box)
    if (!found) throw new Error('it stands below')
    expect(found.isOverLand).toBe(false)
    expect(found.at.left).toBeGreaterThan(300)
    expect(landIn(found.at, map.shapes, bounds, box)).toBe(0)
  })

  test('it says that it is over land where no sea is free', () => {
    expect(place(mapOf({ bounds: [-0.55, 51.27, 0.36, 51.71] }), box)).toMatchObject({ isOverLand: true })
  })

  test('it leaves the chosen area free if it can', () => {
    const bounds: Bounds = [-3.2, 51.2, 0.2, 53.4]
    const at = (selected: readonly string[]) => place(mapOf({ bounds, selected }), box)?.at
    expect(at([])).toMatchObject({ left: 12, top: 12 })
    // Wales has the upper left corner of this view.
    const beside = at(['W92000004'])
    expect(beside?.left === 12 && beside.top === 12).toBe(false)
  })
})

test('no legend lies upon the name of an area, however large it is', () => {
  const map = mapOf()
  let free = 0
  for (const box of [...boxes, { width: 1028, height: 506 }]) {
    const names = laidNames({ ...map, projector: mercator }, cameraFor(unitedKingdomBounds, box), box)
    for (let width = 160; width <= 400; width += 16)
      for (let height = 100; height <= 800; height += 25) {
        const at = legendPlace(map, box, { least: width, heightAt: () => height }, width)?.at
        if (!at) continue
        free += 1
        const under = names.filter(
          (one) =>
            one.left < at.left + at.width &&
            one.left + one.width > at.left &&
            one.top < at.top + at.height &&
            one.top + one.height > at.top,
        )
        expect(
          under.map(({ lines }) => lines),
          `${width} × ${height}`,
        ).toEqual([])
      }
  }
  expect(free).toBeGreaterThan(100)
})

test('a legend is as wide as its longest entry', () => {
  const map = mapOf()
  const { least } = roomOf(map)
  expect(least).toBeGreaterThan(130)
  expect(least).toBeLessThanOrEqual(160)
  const sites = { ...map.plate, sites: { name: 'Sites', sites: [] } }
  expect(legendLeast({ plate: sites, theme })).toBeGreaterThan(300)
  const crossed = { ...map.plate, scale: 'bivariate' as const }
  expect(legendLeast({ plate: crossed, theme })).toBe(197)
})
