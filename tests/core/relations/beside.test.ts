import { expect, test } from 'vitest'
import type { Area } from '#core/domain/area.ts'
import { besideNeighbours, mineWords } from '#core/relations/beside.ts'

const area = (code: string, east: number, more: Partial<Area> = {}): Area => ({
  code,
  name: `Area ${code}`,
  short: code,
  aliases: [],
  codes: [],
  parents: {},
  centroid: [east, 52],
  bounds: null,
  areaKm2: null,
  neighbours: [],
  step: { up: null, down: null, left: null, right: null },
  ...more,
})

const ring = Array.from({ length: 10 }, (_, at) => area(`N${at}`, 10 - at, { neighbours: ['M'] }))
const middle = area('M', 0)

test('with its neighbours are those that border it, the nearest eight where there are more, and it is said', () => {
  const some = besideNeighbours(middle, [...ring.slice(0, 2), middle, area('X', 1)], {})
  expect(some).toEqual({ codes: ['N1', 'N0'], how: 'With the 2 areas that border Area M: Area N1 and Area N0.' })
  const many = besideNeighbours(middle, [...ring, middle], {})
  expect(many.codes).toEqual(['N9', 'N8', 'N7', 'N6', 'N5', 'N4', 'N3', 'N2'])
  expect(many.how).toBe(
    '10 areas border Area M; with it are the 8 nearest: Area N9, Area N8, Area N7, Area N6, Area N5, Area N4, Area N3 and Area N2.',
  )
})

test('an area without borders gets the nearest, and one without a place gets none', () => {
  const island = area('I', 5)
  expect(besideNeighbours(island, [island, area('A', 9), area('B', 4), area('C', 7), area('D', 0)], {})).toEqual({
    codes: ['B', 'C', 'A'],
    how: 'Area I has no border with another area here; with it are the 3 nearest, from a point inside each: Area B, Area C and Area A.',
  })
  expect(besideNeighbours(area('L', 0, { centroid: null }), ring, {}).how).toContain('no neighbours are known')
})

test('what becomes of the reader’s area in another geography is said', () => {
  const geography = { id: 'itl1', name: 'ITL1 regions', singular: 'a region' }
  const shown = { geography, areas: ring }
  const own = area('S', 1)
  expect(mineWords(own, own, shown, 'itl1')).toBe('')
  expect(mineWords(own, middle, shown, 'utla')).toBe('Area S lies in Area M, which is marked for it.')
  expect(mineWords(null, null, shown, 'utla')).toBe('Your area is not among the areas that the atlas holds.')
  const parts = ring.slice(0, 3).map((one) => ({ ...one, parents: { nation: 'S' } }))
  expect(mineWords(own, null, { geography, areas: parts }, 'nation')).toBe(
    'Area S holds 3 of these areas, so that none of them is marked as yours.',
  )
  expect(mineWords(own, null, shown, 'utla')).toContain('nothing is marked')
})
