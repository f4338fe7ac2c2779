import { polygonContains } from 'd3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeSea } from '#figures/map/free-sea.ts'
import { landMask, type NameBox, type Ring } from '#figures/map/land-mask.ts'

const frame: NameBox = { left: 10, top: 10, width: 380, height: 280 }
const box = (left: number, top: number, width: number, height: number): NameBox => ({ left, top, width, height })
const ringOf = ({ left, top, width, height }: NameBox): Ring => [
  [left, top],
  [left + width, top],
  [left + width, top + height],
  [left, top + height],
]

/** A star of many corners about a point: bays and headlands. */
const islands = fc
  .record({
    x: fc.integer({ min: -60, max: 460 }),
    y: fc.integer({ min: -60, max: 360 }),
    radii: fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 3, maxLength: 24 }),
  })
  .map(
    ({ x, y, radii }): Ring =>
      radii.map((radius, at) => {
        const turn = (2 * Math.PI * at) / radii.length
        return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)]
      }),
  )

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 20, max: 200 }), height: fc.integer({ min: 10, max: 200 }) }),
  { minLength: 1, maxLength: 4 },
)

/** Places all over a box and its margin, its corners among them. */
const placesOf = (one: NameBox, by: number): readonly (readonly [number, number])[] =>
  Array.from({ length: 13 }, (_, across) =>
    Array.from(
      { length: 13 },
      (_, down) =>
        [
          one.left - by + ((one.width + 2 * by) * across) / 12,
          one.top - by + ((one.height + 2 * by) * down) / 12,
        ] as const,
    ),
  ).flat()

const isOn = (place: readonly [number, number], land: readonly Ring[]) =>
  land.some((ring) => polygonContains(ring as [number, number][], place as [number, number]))

describe('a box in the free sea', () => {
  test('lies in the frame and on no land, no corner of land and nothing that is taken, whatever the land', () => {
    let placed = 0
    fc.assert(
      fc.property(
        fc.array(islands, { maxLength: 4 }),
        fc.array(islands, { maxLength: 2 }),
        sizes,
        (land, words, own) => {
          const taken = words.map((ring) => box(ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0, 40, 15))
          const found = freeSea(own, { frame, land: landMask(land, box(0, 0, 400, 300)), taken, apart: 5 })
          if (!found) return
          placed += 1
          expect(own).toContainEqual({ width: found.width, height: found.height })
          expect(found.left).toBeGreaterThanOrEqual(10)
          expect(found.top).toBeGreaterThanOrEqual(10)
          expect(found.left + found.width).toBeLessThanOrEqual(390)
          expect(found.top + found.height).toBeLessThanOrEqual(290)
          expect(placesOf(found, 5).filter((place) => isOn(place, land))).toEqual([])
          const isIn = ([x, y]: readonly [number, number]) =>
            x > found.left - 5 &&
            x < found.left + found.width + 5 &&
            y > found.top - 5 &&
            y < found.top + found.height + 5
          expect(land.flat().filter(isIn)).toEqual([])
          for (const one of taken) expect(placesOf(one, 0).filter(isIn), 'no taken box reaches into it').toEqual([])
        },
      ),
      { numRuns: 300 },
    )
    expect(placed).toBeGreaterThan(50)
  })

  test('stands at the left and high, else lower, else at the right, else in the next size', () => {
    const at = (land: readonly NameBox[], own = [{ width: 100, height: 60 }]) =>
      freeSea(own, { frame, land: landMask(land.map(ringOf)), taken: [], apart: 0 })
    expect(at([])).toEqual(box(10, 10, 100, 60))
    const lower = at([box(10, 10, 60, 80)])
    expect(lower?.left).toBe(10)
    expect(lower?.top).toBeGreaterThanOrEqual(90)
    expect(lower?.top).toBeLessThan(102)
    expect(at([box(60, 0, 200, 300)])).toEqual(box(290, 10, 100, 60))
    expect(at([box(60, 0, 300, 300)])).toBeNull()
    expect(
      at(
        [box(60, 0, 300, 300)],
        [
          { width: 100, height: 60 },
          { width: 40, height: 150 },
        ],
      ),
    ).toEqual(box(10, 10, 40, 150))
  })

  test('has no place upon land that fills its frame, nor on a lone skerry', () => {
    const own = [{ width: 380, height: 280 }]
    expect(freeSea(own, { frame, land: landMask([]), taken: [], apart: 0 })).toEqual(frame)
    expect(freeSea(own, { frame, land: landMask([ringOf(box(200, 100, 1, 1))]), taken: [], apart: 0 })).toBeNull()
    const all = landMask([ringOf(box(-1000, -1000, 5000, 5000))], box(0, 0, 400, 300))
    expect(freeSea([{ width: 20, height: 10 }], { frame, land: all, taken: [], apart: 0 })).toBeNull()
  })
})

test('a mask of a part of the land answers there as that of all of it', () => {
  const within = box(0, 0, 400, 300)
  fc.assert(
    fc.property(
      fc.array(islands, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 3, max: 340 }),
      fc.integer({ min: 3, max: 250 }),
      (land, left, top) => {
        const asked = box(left, top, 40, 30)
        // The cells of the two grids need not meet, so that a box beside an edge may be off in one alone.
        const [part, whole] = [landMask(land, within), landMask(land)]
        if (part.isOff(asked)) expect(whole.isOff(box(left + 7, top + 7, 26, 16))).toBe(true)
        if (whole.isOff(asked)) expect(part.isOff(box(left + 7, top + 7, 26, 16))).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})
