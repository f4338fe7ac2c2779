import { polygonContains } from 'd3'
import fc from 'fast-check'
import type { Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import type { MarkedWish } from '#figures/map/beside-land.ts'
import { landOwners, type NameBox, type Ring } from '#figures/map/land-mask.ts'
import { layNames } from '#figures/map/names-layer.tsx'
import { nationalProjection } from '#figures/map/national.ts'
import { placeNames } from '#figures/map/place-keyed.ts'
import type { PlacedName } from '#figures/map/place-names.ts'
import { mercator } from '#figures/map/projection.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { themes } from '#figures/theme.ts'
import { cameraFor, screenPoint, unitedKingdomBounds } from '#stage/camera.ts'
import { readBuiltGeo } from '../../data/build.ts'
import { realComparison } from '../data/comparison.ts'

type Point = readonly [number, number]

const topology: Topology = JSON.parse(readBuiltGeo().topology)

const overlap = (a: NameBox, b: NameBox) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

/** How far a point is from a line between two others. */
function apart([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** Points all over a box, its corners among them. */
const pointsOf = ({ left, top, width, height }: NameBox): readonly Point[] =>
  [0, 0.25, 0.5, 0.75, 1].flatMap((across) =>
    [0, 0.5, 1].map((down): Point => [left + across * width, top + down * height]),
  )

/** How many of the rings hold a point: an even number is outside the shape. */
const isIn = (point: Point, rings: readonly Ring[]) =>
  rings.filter((ring) => polygonContains(ring as [number, number][], point as [number, number])).length % 2 === 1

function expectTidy(
  placed: readonly PlacedName[],
  landOf: (code: string) => readonly Ring[],
  all: readonly Ring[],
  frame: NameBox,
) {
  const leaders = placed.flatMap(({ leader }) => (leader ? [leader] : []))
  for (const [from, to] of leaders)
    for (const [, end] of leaders) if (end !== to) expect(apart(end, from, to)).toBeGreaterThan(3)
  for (const [at, one] of placed.entries()) {
    for (const other of placed.slice(at + 1)) expect(overlap(one, other), `${one.code} and ${other.code}`).toBe(false)
    expect(one.left).toBeGreaterThanOrEqual(frame.left)
    expect(one.top).toBeGreaterThanOrEqual(frame.top)
    expect(one.left + one.width).toBeLessThanOrEqual(frame.left + frame.width)
    expect(one.top + one.height).toBeLessThanOrEqual(frame.top + frame.height)
    const inside = pointsOf(one).filter((point) => isIn(point, one.leader ? all : landOf(one.code)))
    expect(inside.length, `${one.code}: ${one.lines.join(' / ')}`).toBe(one.leader ? 0 : 15)
  }
}

const sizes = [
  [412, 468],
  [480, 460],
  [683, 578],
  [880, 1120],
  [1100, 640],
] as const

describe.each([
  ['itl1', 12],
  ['nation', 4],
  ['nhs_region', 7],
  ['health_board', 0],
  ['icb', 0],
] as const)('the names of %s', (geography, least) => {
  const { plate, atlas } = realComparison({ indicator: 'population', per: null, geography })
  const shapes = shapesOf(topology, plate.geography, atlas.areas)

  test.each(sizes.flatMap(([width, height]) => [false, true].map((values) => [width, height, values] as const)))(
    'on %i × %i pixels lie on their land or have a line to it, within the map and apart; with values: %s',
    (width, height, values) => {
      const valued = { ...plate, view: { ...plate.view, values } }
      const frame = { left: 4, top: 4, width: width - 8, height: height - 8 }
      const camera = cameraFor(unitedKingdomBounds, { width, height })
      const national = nationalProjection(shapes.land, [8, 8, width - 8, height - 8])
      const views = [
        [mercator, (place: Point) => screenPoint(camera, place)],
        [national, (place: Point) => place],
      ] as const
      for (const [projector, toPixels] of views) {
        const placed = layNames({ plate: valued, shapes, projector, theme: themes.light, frame, toPixels }).placed
        const ringsOf = (code: string) => {
          const shape = shapes.areas.get(code)
          const parts = !shape ? [] : shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
          return parts.flat().map((ring) => ring.map(([x = 0, y = 0]) => toPixels(projector.point([x, y]))))
        }
        const all = [...shapes.areas.keys()].flatMap(ringsOf)
        expectTidy(placed, ringsOf, all, frame)
        if (width >= 640) expect(placed.length).toBeGreaterThanOrEqual(least)
        if (height > 1000) expect(placed.length).toBeGreaterThan(0)
        for (const { code, lines } of placed) {
          const one = plate.areas.find(({ area }) => area.code === code)
          const names = [one?.area.name, one?.area.short]
          if (!values) expect(names).toContain(lines.join(' '))
          else {
            expect(lines.at(-1)).toBe(one?.text)
            expect([...names, '']).toContain(lines.slice(0, -1).join(' '))
          }
        }
      }
    },
  )
})

const square = (left: number, top: number, side: number): Ring => [
  [left, top],
  [left + side, top],
  [left + side, top + side],
  [left, top + side],
]
const wish = (code: string, left: number, top: number, side: number): MarkedWish => ({
  code,
  names: [`Area ${code}`],
  rings: [square(left, top, side)],
  at: [left + side / 2, top + side / 2],
  flag: null,
})
const frame = { left: 0, top: 0, width: 400, height: 400 }
const placed = (...given: Parameters<typeof placeNames>) => placeNames(...given).placed

test('a name that fits stands in the middle of its land; one that does not stands beside it with a line to its land', () => {
  const [large, small] = [wish('A', 20, 20, 120), wish('B', 240, 240, 20)]
  const [upon, beside] = placed([large, small], frame, { beside: true })
  expect(upon).toMatchObject({ code: 'A', lines: ['Area A'], leader: null })
  expect((upon?.left ?? 0) + (upon?.width ?? 0) / 2).toBeCloseTo(80, 6)
  expect((upon?.top ?? 0) + (upon?.height ?? 0) / 2).toBeCloseTo(80, 6)
  expect(beside).toMatchObject({ code: 'B', leader: [expect.anything(), expect.anything()] })
  expect(isIn(beside?.leader?.[1] ?? [0, 0], small?.rings ?? [])).toBe(true)
  expect(placed([large, small], frame).map(({ code }) => code)).toEqual(['A'])
})

const rectangle = (left: number, top: number, right: number, bottom: number): Ring => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]

test('a line goes over its own land to free ground, not over the land of others to ground that is nearer', () => {
  const own: MarkedWish = { ...wish('A', 0, 0, 0), rings: [rectangle(100, 108, 180, 122)], at: [165, 115] }
  const others = [rectangle(60, 75, 260, 90), rectangle(200, 60, 215, 170), rectangle(60, 140, 260, 155)]
  const [beside] = placed([own], frame, { beside: true, land: [...own.rings, ...others] })
  expect(beside?.leader?.[0][0]).toBeLessThan(100)
})

test.each([
  [260, 330, 10],
  [320, 410, 11],
])('of twelve regions on %i × %i pixels at least %i have a name', (width, height, least) => {
  const { plate, atlas } = realComparison({ indicator: 'mpce-staff', per: null, geography: 'itl1' })
  const shapes = shapesOf(topology, plate.geography, atlas.areas)
  const projector = nationalProjection(shapes.land, [8, 8, width - 8, height - 8])
  const box = { left: 4, top: 4, width: width - 8, height: height - 8 }
  const placed = layNames({ plate, shapes, projector, theme: themes.light, frame: box, toPixels: (at) => at }).placed
  expect(placed.length).toBeGreaterThanOrEqual(least)
})

test('a value stands below the name, or alone where the name has no room', () => {
  const [large, small] = [wish('A', 20, 20, 120), { ...wish('B', 240, 240, 36), names: ['A long name', ''] }]
  const found = placed(
    [large, small].map((one) => ({ ...one, value: '1.2' })),
    frame,
  )
  expect(found.map(({ lines }) => lines)).toEqual([['Area A', '1.2'], ['1.2']])
})

test('an area without a figure says the reason where its value would be', () => {
  const { plate, atlas } = realComparison({ indicator: 'healthcare-science-staff', per: null, geography: 'itl1' })
  const shapes = shapesOf(topology, plate.geography, atlas.areas)
  const projector = nationalProjection(shapes.land, [8, 8, 1092, 1092])
  const map = { left: 0, top: 0, width: 1100, height: 1100 }
  const valued = { ...plate, view: { ...plate.view, values: true } }
  const placed = layNames({
    plate: valued,
    shapes,
    projector,
    theme: themes.light,
    frame: map,
    toPixels: (at) => at,
  }).placed
  expect(placed.find(({ code }) => code === 'W92000004')?.lines).toEqual(['Wales', 'not applicable'])
})

test('a name keeps off what is there already, and a line ends at the mark of its area', () => {
  const mark = { left: 70, top: 70, width: 20, height: 20 }
  const [upon] = placed([wish('A', 20, 20, 120)], frame, { taken: [mark] })
  expect(upon && overlap(upon, mark)).toBe(false)
  const dot = { left: 240, top: 240, width: 20, height: 20 }
  const [beside] = placed([wish('B', 240, 240, 20)], frame, { taken: [dot], beside: true })
  const [x, y] = beside?.leader?.[1] ?? [0, 0]
  expect([x, y].some((at) => at === 240 || at === 260)).toBe(true)
  expect(x >= 240 && x <= 260 && y >= 240 && y <= 260).toBe(true)
})

test('the shorter name stands where the full one has no room, and nothing where neither has', () => {
  const named = (side: number): MarkedWish => ({ ...wish('A', 20, 20, side), names: ['Incomparable', 'Inc'] })
  expect(placed([named(100)], frame)[0]?.lines).toEqual(['Incomparable'])
  expect(placed([named(40)], frame)[0]?.lines).toEqual(['Inc'])
  expect(placed([named(12)], frame)).toEqual([])
})

test('any squares are named tidily', () => {
  const squares = fc.array(fc.record({ column: fc.nat(5), row: fc.nat(5), side: fc.integer({ min: 8, max: 60 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(squares, (given) => {
      const cells = new Map(given.map((one) => [`${one.column}-${one.row}`, one]))
      const wishes = [...cells].map(([code, { column, row, side }]) => wish(code, column * 66, row * 66, side))
      const landOf = (code: string) => wishes.find((one) => one.code === code)?.rings ?? []
      const all = wishes.flatMap(({ rings }) => rings)
      expectTidy(placed(wishes, frame, { beside: true }), landOf, all, frame)
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('a frame without room, as while a page is laid out, has no land', () => {
  const ring: Ring = [
    [0, 0],
    [0, 9],
    [9, 9],
  ]
  expect(landOwners([[ring]], [ring], { left: 4, top: 4, width: -8, height: 472 })(2, 5)).toBeNull()
})
