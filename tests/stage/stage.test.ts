import { bbox, booleanPointInPolygon, point } from '@turf/turf'
import fc from 'fast-check'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import type { Plate } from '#core/plate/plate.ts'
import { borderInk, paintOf } from '#figures/map/paint.ts'
import { mercatorPlace, mercatorPoint } from '#figures/map/projection.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { themes } from '#figures/theme.ts'
import {
  cameraBounds,
  cameraFor,
  clampCamera,
  panBy,
  sameCamera,
  screenPoint,
  sheetPoint,
  unitedKingdomBounds,
  zoomAbout,
} from '#stage/camera.ts'
import { createHitTest } from '#stage/hit-test.ts'
import { MapStage, type Surface } from '#stage/map-stage.ts'
import { groundPaint } from '#stage/paint.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realPlate } from '../data/real-atlas.ts'

const box = fc.record({ width: fc.integer({ min: 240, max: 2400 }), height: fc.integer({ min: 240, max: 1600 }) })
const pixel = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))

describe('the camera', () => {
  test('a point projects to the Mercator world and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 2, noNaN: true }),
        fc.double({ min: 49, max: 61, noNaN: true }),
        (lon, lat) => {
          const [x, y] = mercatorPlace(mercatorPoint([lon, lat]))
          expect(x).toBeCloseTo(lon, 9)
          expect(y).toBeCloseTo(lat, 9)
        },
      ),
    )
  })

  test('fitting the shown bounds again gives the same camera', () => {
    fc.assert(
      fc.property(box, (size) => {
        const camera = cameraFor(unitedKingdomBounds, size)
        expect(sameCamera(cameraFor(cameraBounds(camera, size), size), camera)).toBe(true)
      }),
    )
  })

  test('zooming keeps the point under the pointer, while the country stays in sight', () => {
    fc.assert(
      fc.property(box, pixel, fc.double({ min: 1.05, max: 3, noNaN: true }), (size, [across, down], factor) => {
        const from = cameraFor(unitedKingdomBounds, size)
        const at = [across * size.width, down * size.height] as const
        const next = zoomAbout(from, size, at, factor)
        const place = sheetPoint(from, at)
        const free = { x: place[0] - at[0] * next.unit, y: place[1] - at[1] * next.unit, unit: next.unit }
        fc.pre(sameCamera(clampCamera(free, size), free))
        const [x, y] = screenPoint(next, place)
        expect(x).toBeCloseTo(at[0], 4)
        expect(y).toBeCloseTo(at[1], 4)
      }),
    )
  })

  test('however far it is dragged, some of the country is left in the box', () => {
    fc.assert(
      fc.property(
        box,
        fc.array(fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })), { maxLength: 30 }),
        (size, moves) => {
          const end = moves.reduce(
            (camera, [dx, dy]) => panBy(camera, size, dx, dy),
            cameraFor(unitedKingdomBounds, size),
          )
          const [west, south, east, north] = cameraBounds(end, size, 0)
          expect(
            west < unitedKingdomBounds[2] &&
              east > unitedKingdomBounds[0] &&
              south < unitedKingdomBounds[3] &&
              north > unitedKingdomBounds[1],
          ).toBe(true)
        },
      ),
    )
  })
})

const topology = JSON.parse(readBuiltGeo().topology) as Topology

/** A shape in the plane of the map. */
function onMap({ type, coordinates }: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const ring = (positions: readonly Position[]) => positions.map(([lon = 0, lat = 0]) => [...mercatorPoint([lon, lat])])
  return type === 'Polygon'
    ? { type, coordinates: coordinates.map(ring) }
    : { type, coordinates: coordinates.map((polygon) => polygon.map(ring)) }
}

describe('finding the area under the pointer', () => {
  test.each(['itl1', 'utla'])('of %s agrees with a general point-in-polygon test', (id) => {
    const plate = realPlate({ indicator: 'population', geography: id })
    const shapes = shapesOf(
      topology,
      plate.geography,
      plate.areas.map(({ area }) => area),
    )
    const hit = createHitTest(shapes)
    const shape = fc.constantFrom(...shapes.areas)
    // Off the vertices, where either answer is right.
    const share = fc.integer({ min: 1, max: 9998 }).map((n) => (n + 0.317) / 10_000)
    fc.assert(
      fc.property(shape, fc.tuple(share, share), ([code, geometry], [across, down]) => {
        const [west, south, east, north] = bbox(geometry)
        const [lon, lat] = [west! + across * (east! - west!), south! + down * (north! - south!)]
        const found = hit(...mercatorPoint([lon, lat]))
        // In the plane of the map: a straight edge there is none on a plane of degrees, and lies some metres beside it.
        const inside = booleanPointInPolygon(point([...mercatorPoint([lon, lat])]), onMap(geometry))
        expect(found === code).toBe(inside)
      }),
      { numRuns: 300 },
    )
  })

  test('finds Shetland and the Isles of Scilly, and nothing at sea', () => {
    const plate = realPlate({ indicator: 'population', geography: 'utla' })
    const hit = createHitTest(
      shapesOf(
        topology,
        plate.geography,
        plate.areas.map(({ area }) => area),
      ),
    )
    for (const { area } of plate.areas.filter(({ area: { name } }) => /Shetland|Scilly|Orkney/.test(name)))
      expect(hit(...mercatorPoint(area.centroid ?? [0, 0]))).toBe(area.code)
    expect(hit(...mercatorPoint([0.5, 55.5]))).toBeNull()
  })
})

test('among overlapping areas the pointer finds the one on the map', () => {
  // With sites on it: a figure of one area alone is a number and no map.
  const union = (indicator: string) => realPlate({ indicator, per: null, geography: 'uk', sites: 'radiotherapy' })
  const [all, part] = [union('population'), union('training-intake')]
  const hit = createHitTest(
    shapesOf(
      topology,
      all.geography,
      all.areas.map(({ area }) => area),
    ),
  )
  const shownBy = (plate: Plate) => {
    const codes = new Set(paintOf(plate, themes.light).keys())
    return (code: string) => codes.has(code)
  }
  const [leeds, glasgow] = [mercatorPoint([-1.6, 53.8]), mercatorPoint([-4.2, 55.8])]
  expect([hit(...leeds, shownBy(all)), hit(...glasgow, shownBy(all))]).toEqual(['K02000001', 'K02000001'])
  expect([hit(...leeds, shownBy(part)), hit(...glasgow, shownBy(part))]).toEqual(['K04000001', null])
})

describe('the map on MapLibre', () => {
  function fake() {
    const calls: string[] = []
    const surface = {
      setFeatureState: ({ id }: { id?: string | number }, { colour }: { colour: string | null }) =>
        calls.push(`${colour === null ? 'no colour' : 'colour'} ${id}`),
      setFilter: (layer: string) => calls.push(`filter ${layer}`),
    } as unknown as Surface
    return { calls, stage: new MapStage(surface) }
  }

  test('is painted once, and then only where it changed', () => {
    const { calls, stage } = fake()
    const first = groundPaint(realPlate({ per: 'cancers' }), themes.light)
    expect(stage.show(first)).toBe(true)
    expect(calls.filter((call) => call.startsWith('colour'))).toHaveLength(12)
    calls.length = 0
    expect(stage.show(first)).toBe(false)
    expect(calls).toEqual([])
    const [changed = ''] = first.colours.keys()
    expect(stage.show({ ...first, colours: new Map([...first.colours, [changed, '#000000']]) })).toBe(true)
    expect(calls).toEqual([`colour ${changed}`])
  })

  test('an area that is no longer on the map loses its colour, as it may cover one that is', () => {
    const { calls, stage } = fake()
    const of = (indicator: string) =>
      groundPaint(realPlate({ indicator, per: null, geography: 'uk', sites: 'radiotherapy' }), themes.light)
    stage.show(of('training-intake'))
    calls.length = 0
    expect(stage.show(of('clinical-oncology-shortfall'))).toBe(true)
    expect(calls).toEqual(['colour K02000001', 'no colour K04000001'])
  })

  test('each border has the ink that the drawn map gives it, and a new one only where it changed', () => {
    const inks = new Map<number, string | null>()
    const surface = {
      setFeatureState: ({ source, id }: { source: string; id: number }, { colour }: { colour: string | null }) =>
        source === 'borders' && inks.set(id, colour),
      setFilter: () => {},
    } as unknown as Surface
    const plate = realPlate({ per: 'cancers' })
    const { borders } = shapesOf(
      topology,
      plate.geography,
      plate.areas.map(({ area }) => area),
    )
    const stage = new MapStage(
      surface,
      new Map(),
      borders.map(({ sides }) => sides),
    )
    const paint = groundPaint(plate, themes.light)
    stage.show(paint)
    const paints = paintOf(plate, themes.light)
    expect(borders.length).toBeGreaterThan(10)
    expect(inks.size).toBe(borders.length)
    for (const [id, { sides }] of borders.entries())
      expect(inks.get(id)).toBe(borderInk(themes.light, ...sides.map((code) => paints.get(code))))
    expect(new Set(inks.values())).toEqual(new Set([themes.light.ink, themes.light.paper]))
    inks.clear()
    stage.show({ ...paint, borderInk: (sides) => (sides === borders[3]?.sides ? '#000000' : paint.borderInk(sides)) })
    expect([...inks]).toEqual([[3, '#000000']])
  })

  test('an area without a figure gets the pattern of its absence, and no colour that could be taken for a value', () => {
    const { calls, stage } = fake()
    const paint = groundPaint(realPlate({ indicator: 'equipment-maintenance-spend', geography: 'itl1' }), themes.light)
    stage.show(paint)
    const patterned = [...paint.patterns.values()].flat()
    expect(patterned.length).toBeGreaterThan(0)
    expect(calls.some((call) => call.startsWith('filter pattern-'))).toBe(true)
  })
})
