import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coarsePath } from '#figures/map/coarse-projector.ts'

const number = fc.integer({ min: -400, max: 4000 }).map((tenths) => tenths / 10)
const point = fc.tuple(number, number)
const ring = fc.array(point, { minLength: 4, maxLength: 30 })
const pathOf = (rings: readonly (readonly (readonly [number, number])[])[]) =>
  rings.map((points) => `M${points.map((one) => one.join()).join('L')}Z`).join('')
const pointsIn = (d: string) =>
  [...d.matchAll(/([ML])(-?[\d.]+),(-?[\d.]+)/g)].map(([, letter, x, y]) => ({ letter, x: Number(x), y: Number(y) }))

test('every point is one of the outline, moved by a quarter of a unit at most; none stands twice in a row', () => {
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 4 }), (rings) => {
      const d = pathOf(rings)
      const coarse = coarsePath(d, 0.5)
      if (coarse === d) return
      const all = rings.flat()
      const points = pointsIn(coarse)
      for (const { x, y } of points)
        expect(all.some(([ax, ay]) => Math.max(Math.abs(ax - x), Math.abs(ay - y)) <= 0.2501)).toBe(true)
      for (const [at, { letter, x, y }] of points.entries()) {
        const before = points[at - 1]
        if (letter === 'L') expect([before?.x, before?.y]).not.toEqual([x, y])
      }
    }),
  )
})

test('outlines that share a border share it after, whichever way they run', () => {
  const border = [
    [10.1, 10.2],
    [10.3, 14.4],
    [12.26, 18.74],
  ] as const
  const right = coarsePath(pathOf([[...border, [30, 18], [30, 10]]]), 0.5)
  const left = coarsePath(pathOf([[...border.toReversed(), [0, 10], [0, 18]]]), 0.5)
  const of = (d: string) => new Set(pointsIn(d).map(({ x, y }) => `${x},${y}`))
  for (const one of ['10,10', '10.5,14.5', '12.5,18.5'])
    expect([of(right).has(one), of(left).has(one)]).toEqual([true, true])
})

test('islands too small to be seen go, but an area keeps an outline', () => {
  const island = 'M50.1,50.1L50.2,50.1L50.2,50.2Z'
  const land = 'M0,0L10,0L10,10Z'
  expect(coarsePath(land + island, 0.5)).toBe(land)
  expect(coarsePath(island, 0.5)).toBe(island)
  expect(coarsePath('M1.1,1.1L1.2,1.2', 0.5)).toBe('M1.1,1.1L1.2,1.2')
  expect(coarsePath('M1,1L4,1L1,1Z', 0.5)).toBe('M1,1L4,1L1,1Z')
  expect(coarsePath('M1.1,1.1L4,1', 0.5)).toBe('M1,1L4,1')
})
