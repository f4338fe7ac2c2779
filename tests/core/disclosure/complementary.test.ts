import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withheldCells } from '#core/disclosure/complementary.ts'
import { exposuresOf } from '#core/disclosure/exposures.ts'
import type { Protection } from '#core/disclosure/primary.ts'
import { totalOf } from '#core/disclosure/relations.ts'
import { exposuresByRelease, releaseOf } from '#core/disclosure/releases.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { independentRange, type Square, squareOf } from './tables.ts'

const fewest = 5
const width: Protection = { lower: 0, upper: 0, sliding: 5 }

function guard({ values, relations }: Square, singles: ReadonlySet<string> = new Set()) {
  const first = new Set([...values].filter(([, value]) => value > 0 && value < fewest).map(([id]) => id))
  const protectionOf = (id: string): Protection => ({
    ...width,
    upper: first.has(id) ? fewest - (values.get(id) ?? 0) : 0,
  })
  const costOf = (id: string) => values.get(id) || 1e6
  const table = { values, relations, blanks: new Set<string>(), singles, costOf, protectionOf }
  return { first, hidden: withheldCells(table, first), protectionOf }
}

test('four gaps in a square give nothing away by counting, yet the audit sees what they leave', () => {
  // Two rows and two columns with two gaps each: the pattern of Hundepool et al. 2012, section 4.4. Every gap can move by what its neighbours hold.
  const square = squareOf([
    [20, 50, 10],
    [8, 19, 22],
    [17, 32, 12],
  ])
  const hidden = new Set(['r1|c1', 'r1|c3', 'r2|c1', 'r2|c3'])
  // By hand: r1|c1 = 20 + t, r1|c3 = 10 − t, r2|c1 = 8 − t, r2|c3 = 22 + t, and none is negative: t from −20 to 8.
  const exposedAt = (sliding: number) =>
    exposuresOf(
      hidden,
      square.relations,
      new Map([...hidden].map((id) => [id, { lower: 0, upper: 0, sliding }])),
      square.values,
    )
  expect(exposedAt(27.9)).toEqual([])
  expect(
    exposedAt(28)
      .map(({ cell }) => cell)
      .sort(),
  ).toEqual([...hidden].sort())
  const more = new Map([['r1|c1', { lower: 0, upper: 8.1, sliding: 0 }]])
  expect(exposuresOf(hidden, square.relations, more, square.values)).toEqual([
    { cell: 'r1|c1', range: { lower: 0, upper: 28 } },
  ])
})

test('gaps that no single sum gives away and two sums together do are found', () => {
  // Three gaps in row 1 and 2 each, of which two columns hold both: the difference of the rows is known, so is what is left.
  const square = squareOf([
    [9, 9, 9],
    [9, 9, 9],
    [9, 9, 9],
  ])
  const hidden = new Set(['r1|c1', 'r1|c2', 'r2|c1', 'r2|c2', 'r1|c3', 'all|c3'])
  const exposed = exposuresOf(hidden, square.relations, new Map([...hidden].map((id) => [id, width])), square.values)
  expect(exposed.map(({ cell, range }) => [cell, range])).toEqual([
    ['r1|c3', { lower: 9, upper: 9 }],
    ['all|c3', { lower: 27, upper: 27 }],
  ])
})

const { next: random } = seededRandom(20_240_501)
const tables = Array.from({ length: 1000 }, () => {
  const rows = 2 + Math.floor(random() * 4)
  const columns = 2 + Math.floor(random() * 4)
  const most = [4, 12, 60][Math.floor(random() * 3)] ?? 12
  return squareOf(
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(random() ** 2 * (most + 1)))),
  )
})

test('in 1,000 random tables with totals every hidden cell keeps a range wider than the protection interval', () => {
  let hiddenCells = 0
  let published = 0
  for (const square of tables) {
    const { first, hidden, protectionOf } = guard(square)
    for (const id of first) expect(hidden).toContain(id)
    hiddenCells += hidden.size
    published += square.values.size - hidden.size
    for (const id of hidden) {
      const { lower, upper } = independentRange(square, hidden, id)
      expect(upper - lower, id).toBeGreaterThan(5)
      expect(upper, id).toBeGreaterThanOrEqual((square.values.get(id) ?? 0) + protectionOf(id).upper - 1e-6)
    }
  }
  // The guard neither sleeps nor hides everything.
  expect(hiddenCells).toBeGreaterThan(5000)
  expect(published).toBeGreaterThan(5000)
})

test('without the guard the independent check finds cells given away, so it can fail', () => {
  const square = squareOf([
    [2, 30],
    [40, 50],
  ])
  expect(independentRange(square, new Set(['r1|c1']), 'r1|c1')).toEqual({ lower: 2, upper: 2 })
})

test('nothing goes when nothing is small, and a zero is shown', () => {
  const inner = fc.array(fc.array(fc.constantFrom(0, 5, 9, 70), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 4,
  })
  fc.assert(
    fc.property(inner, (rows) => {
      expect([...guard(squareOf(rows)).hidden]).toEqual([])
    }),
  )
})

test('a department that knows its own cell learns nothing of the only other gap: a third goes', () => {
  const square = squareOf([
    [3, 30, 40, 50],
    [60, 70, 80, 90],
    [60, 70, 80, 95],
  ])
  const inRow = (hidden: ReadonlySet<string>) => [...hidden].filter((id) => id.startsWith('r1|')).length
  expect(inRow(guard(square).hidden)).toBe(2)
  expect(inRow(guard(square, new Set(['r1|c1'])).hidden)).toBeGreaterThanOrEqual(3)
})

test('two exports that are safe each give a cell away together, and the second is refused', () => {
  const truth = new Map([
    ['north', 40],
    ['south', 30],
    ['isle', 2],
  ])
  const needs = new Map([['isle', { lower: 0, upper: 3, sliding: 5 }]])
  const allThree = releaseOf('group of three', [], [new Map([...truth.keys()].map((id) => [id, 1]))])
  const bothOthers = releaseOf('group of two', [], [totalOf('north', []), totalOf('south', [])])
  expect(exposuresByRelease([], allThree, needs, [], truth)).toEqual([])
  expect(exposuresByRelease([], bothOthers, needs, [], truth)).toEqual([])
  expect(exposuresByRelease([allThree], bothOthers, needs, [], truth)).toEqual([
    { cell: 'isle', range: { lower: 2, upper: 2 } },
  ])
})

test('a mean over years and the other years give a year away', () => {
  const truth = new Map([
    ['2021', 12],
    ['2022', 3],
    ['2023', 15],
  ])
  const needs = new Map([['2022', width]])
  const years = releaseOf('years', ['2021', '2023'])
  const mean = releaseOf('mean', [], [new Map([...truth.keys()].map((id) => [id, 1 / 3]))])
  expect(exposuresByRelease([], years, needs, [], truth)).toEqual([])
  expect(exposuresByRelease([years], mean, needs, [], truth).map(({ cell }) => cell)).toEqual(['2022'])
})
