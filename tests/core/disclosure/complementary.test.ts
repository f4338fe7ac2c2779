import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Audit } from '#core/disclosure/audit.ts'
import { withheldPlaces } from '#core/disclosure/complementary.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { definitionsOf } from '#core/disclosure/leaves.ts'
import type { GuardedTable } from '#core/disclosure/withholding.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { countBehind, countLayers, independentRange, type Square, squareOf } from './tables.ts'

const fewest = 5

type Behinds = (id: string, value: number) => readonly number[]
/** So many contributors that none matters. */
const many: Behinds = (id) => Array.from({ length: 9 }, (_, at) => Number.parseInt(`${id.length}${at}`, 10))

function tableOf({ values, relations }: Square, contributors: Behinds = many): GuardedTable {
  return {
    ...countLayers('count'),
    relations,
    definitions: definitionsOf(relations),
    roundings: new Map(),
    behind: new Map([...values].map(([id, value]) => [id, countBehind(value, contributors(id, value))])),
    blanks: new Set(),
    costOf: (id) => values.get(id) || 1e6,
  }
}

function guard(square: Square, contributors?: Behinds) {
  const first = new Set([...square.values].filter(([, value]) => value > 0 && value < fewest).map(([id]) => id))
  const hidden = withheldPlaces(tableOf(square, contributors), new Map([['all', first]]), defaultPolicy).get('all')
  const reachOf = (id: string) => (first.has(id) ? fewest - (square.values.get(id) ?? 0) : 0)
  return { first, hidden: hidden ?? new Set<string>(), reachOf }
}

/** What of a table is exposed to everybody when no range may be so narrow. */
function exposedAt(square: Square, hidden: ReadonlySet<string>, width: number): readonly string[] {
  const policy = { ...defaultPolicy, complementary: { ...defaultPolicy.complementary, width } }
  const table = tableOf(square)
  const audit = new Audit(table, table.parts, table.figures, policy)
  return audit.exposed(new Map([['all', hidden]])).map(({ cell }) => cell)
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
  // In multiples of the whole: the width has to be passed, not reached.
  expect(exposedAt(square, hidden, 27.99)).toEqual([])
  expect([...exposedAt(square, hidden, 28)].sort()).toEqual([...hidden].sort())
})

test('gaps that no single sum gives away and two sums together do are found', () => {
  // Three gaps in row 1 and 2 each, of which two columns hold both: the difference of the rows is known, so is what is left.
  const square = squareOf([
    [9, 9, 9],
    [9, 9, 9],
    [9, 9, 9],
  ])
  const hidden = new Set(['r1|c1', 'r1|c2', 'r2|c1', 'r2|c2', 'r1|c3', 'all|c3'])
  expect(exposedAt(square, hidden, 5)).toEqual(['r1|c3', 'all|c3'])
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
    const { first, hidden, reachOf } = guard(square)
    for (const id of first) expect(hidden).toContain(id)
    hiddenCells += hidden.size
    published += square.values.size - hidden.size
    for (const id of hidden) {
      const { lower, upper } = independentRange(square, hidden, id)
      expect(upper - lower, id).toBeGreaterThan(5)
      expect(upper, id).toBeGreaterThanOrEqual((square.values.get(id) ?? 0) + reachOf(id) - 1e-6)
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

const rows = [
  [3, 30, 40, 50, 45],
  [60, 70, 80, 90, 65],
  [60, 70, 80, 95, 75],
]
const inRow = (hidden: ReadonlySet<string>) => [...hidden].filter((id) => id.startsWith('r1|')).length

test('a department that knows its own cell learns nothing of the only other gap: a third goes', () => {
  const square = squareOf(rows)
  expect(inRow(guard(square).hidden)).toBe(2)
  expect(inRow(guard(square, (id, value) => (id === 'r1|c1' ? [1] : many(id, value))).hidden)).toBeGreaterThanOrEqual(3)
})

test('two departments together behind the only other gap learn nothing of what a rule suppresses: a third goes', () => {
  const square = squareOf(rows)
  const companion = [...guard(square).hidden].find((id) => id.startsWith('r1|') && id !== 'r1|c1') ?? ''
  const behind = (own: string) => inRow(guard(square, (id, value) => (id === own ? [1, 2] : many(id, value))).hidden)
  expect(behind(companion)).toBeGreaterThanOrEqual(3)
  // What is suppressed to protect another is no secret of itself.
  expect(behind('r1|c1')).toBe(2)
})

test('a department behind all gaps of a sum but one learns nothing of the last', () => {
  const square = squareOf([[3, 4, 2, 50, 45], ...rows.slice(1)])
  const beyond = (own: Readonly<Record<string, readonly number[]>>) => {
    const { hidden } = guard(square, (id, value) => own[id] ?? many(id, value))
    return [...hidden].filter((id) => id.startsWith('r1|') && id !== 'r1|c1' && id !== 'r1|c2').length
  }
  expect(beyond({})).toBe(1)
  expect(beyond({ 'r1|c1': [1], 'r1|c2': [1] })).toBeGreaterThanOrEqual(2)
})
