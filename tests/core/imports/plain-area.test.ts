import * as v from 'valibot'
import { expect, test } from 'vitest'
import { areaSchema, type GeographyFile } from '#core/catalogue/schemas.ts'
import { isPlainArea } from '#core/imports/plain-area.ts'
import { faultOfShelfFile } from '#core/imports/sound-file.ts'
import { seededRandom } from '#core/statistics/random.ts'

const plain: GeographyFile['areas'][number] = {
  code: 'X1',
  name: 'One',
  short: 'One',
  aliases: ['First'],
  codes: [],
  parents: { nation: 'E92000001' },
  centroid: [-1.5, 52],
  bounds: [-2, 51, -1, 53],
  areaKm2: 12.5,
  neighbours: ['X2', 'X3'],
  step: { up: 'X2', down: null, left: 'X3', right: null },
}

test('an area as an import writes it is sound at a glance, and without a place too', () => {
  expect(isPlainArea(plain)).toBe(true)
  expect(isPlainArea({ ...plain, aliases: new Array(2) })).toBe(false)
  expect(isPlainArea({ ...plain, centroid: null, bounds: null, areaKm2: null, parents: {}, aliases: [] })).toBe(true)
})

/** What may stand in a damaged file in place of any value. */
const wrong: readonly unknown[] = [
  undefined,
  null,
  0,
  12,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  'text',
  true,
  [],
  [1],
  ['a'],
  [null],
  [1, 2],
  [1, 2, 3],
  [1, 2, 3, 4],
  ['1', 2],
  [Number.NaN, 2],
  {},
  { a: 1 },
  { a: 'b' },
  { up: null, down: null, left: null },
  { up: 1, down: null, left: null, right: null },
  [[1, 2]],
  [{ code: 'a', vintage: 'b' }],
  new Date(0),
  new Map(),
]

/** One value somewhere within is another. */
function changed(value: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.3) return wrong[Math.floor(random() * wrong.length)]
  const keys = Object.keys(value)
  const key = random() < 0.1 ? 'members' : (keys[Math.floor(random() * keys.length)] ?? 'x')
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  if (!Array.isArray(copy) && random() < 0.15) delete copy[key]
  else (copy as Record<string, unknown>)[key] = changed((value as Record<string, unknown>)[key], random)
  return copy
}

test('nothing is sound at a glance that the schema would refuse', () => {
  const { next } = seededRandom(4)
  const random = () => next()
  let [taken, refused] = [0, 0]
  for (let turn = 0; turn < 20_000; turn += 1) {
    const one = changed(plain, random)
    const isSound = v.is(areaSchema, one)
    if (isPlainArea(one)) {
      taken += 1
      expect(isSound, JSON.stringify(one)).toBe(true)
    }
    if (!isSound) refused += 1
  }
  expect(taken).toBeGreaterThan(500)
  expect(refused).toBeGreaterThan(5_000)
})

const file = (areas: unknown): object => ({
  format: 1,
  geography: {
    id: 'own',
    name: 'Mine',
    singular: 'area',
    short: 'Mine',
    vintage: '2024',
    order: 100,
    hasShapes: true,
    layer: 'own',
    mergedFrom: null,
    simplified: null,
    source: { title: 't', publisher: 'p', url: '', licence: 'l' },
    creditLine: 'c',
  },
  areas,
})

test('of a kept file of areas one that is damaged is found among those that are sound', () => {
  const others = ['X2', 'X3'].map((code) => ({ ...plain, code }))
  expect(faultOfShelfFile('areas', file([plain, ...others]))).toBeNull()
  expect(faultOfShelfFile('areas', file([plain, { ...plain, code: 'X4', members: ['X2'] }]))).toBeNull()
  for (const areas of [
    [plain, { ...plain, code: 4 }],
    [...others, null],
    'none',
    [plain, { ...plain, code: 'X4', members: [7] }],
  ])
    expect(faultOfShelfFile('areas', file(areas))).toBe('areas: it has not the shape of areas')
  expect(faultOfShelfFile('areas', file([plain, plain]))).toBe('areas: one area twice')
  expect(faultOfShelfFile('areas', file([{ ...plain, centroid: [200, 0] }]))).toBe(
    'areas: an area that is not on the earth',
  )
  expect(faultOfShelfFile('areas', { ...file([plain]), geography: {} })).toBe('areas: it has not the shape of areas')
})
