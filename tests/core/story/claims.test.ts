import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PanelTable } from '#core/panel/panel.ts'
import { allHold, checkClaim, checkScene, failing, withSaid } from '#core/story/check.ts'
import { type ColumnRef, type Expression, type FindTable, findClaim, type HowItStands } from '#core/story/claim.ts'
import type { Claim } from '#core/story/story.ts'
import { sceneOf } from './stories.ts'

type Figures = Readonly<Record<string, number | string>>

const digits = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A table of areas with their figures; a text is an absence. The last row is a sum. */
const tableOf = (figures: Figures): PanelTable => ({
  columns: [
    { id: 'area', name: 'Region', numeric: false },
    { id: 'value', name: 'WTE per million people', numeric: true },
  ],
  rows: [
    ...Object.entries(figures).map(([name, value]) => ({
      key: name.slice(0, 2),
      area: name.slice(0, 2),
      cells: [
        { text: name, raw: name },
        typeof value === 'number' ? { text: digits.format(value), raw: value } : { text: value, raw: ':' },
      ],
    })),
    {
      key: 'all',
      area: null,
      cells: [
        { text: 'All', raw: 'All' },
        { text: '999.0', raw: 999 },
      ],
    },
  ],
})

const finder =
  (figures: Figures): FindTable =>
  ({ panel }) =>
    panel === 'map' ? tableOf(figures) : `there is no panel “${panel}”`

const of: ColumnRef = { link: null, panel: 'map', column: 'value' }
const cell = (row: string) => ({ ...of, row })
const regions = { North: 122.8, South: 66, East: 80, West: 80, Isles: 'not published' }
const found = (expression: Expression, figures: Figures = regions) => findClaim(finder(figures), expression)

describe('what an expression finds', () => {
  test.each<[string, Expression, string]>([
    ['a figure as printed', { kind: 'value', cell: cell('No') }, '122.8'],
    ['a sum', { kind: 'value', cell: cell('all') }, '999.0'],
    ['the lowest by name', { kind: 'name-at', of, end: 'lowest', place: 1 }, 'South'],
    ['the highest figure', { kind: 'value-at', of, end: 'highest', place: 1 }, '122.8'],
    ['the second lowest figure, of two alike', { kind: 'value-at', of, end: 'lowest', place: 2 }, '80.0'],
    ['a rank from the top', { kind: 'rank', cell: cell('So'), end: 'highest' }, '4th'],
    ['a rank that two share', { kind: 'rank', cell: cell('We'), end: 'highest' }, 'joint 2nd'],
    ['a rank from the bottom', { kind: 'rank', cell: cell('So'), end: 'lowest' }, '1st'],
    ['how many are above a number', { kind: 'count', of, is: 'above', than: { number: 79 } }, '3'],
    ['how many are above another', { kind: 'count', of, is: 'above', than: { cell: cell('Ea') } }, '1'],
    ['how many are not above another', { kind: 'count', of, is: 'not-above', than: { cell: cell('Ea') } }, '3'],
    ['how many have a figure', { kind: 'held', of, with: true }, '4'],
    ['how many have none', { kind: 'held', of, with: false }, '1'],
    ['the name of a row', { kind: 'text', cell: { ...cell('No'), column: 'area' } }, 'North'],
    ['what a cell says instead of a figure', { kind: 'text', cell: cell('Is') }, 'not published'],
    ['which are below a number', { kind: 'names', of, is: 'below', than: { number: 100 } }, 'South, East and West'],
    ['which is above another', { kind: 'names', of, is: 'above', than: { cell: cell('Ea') } }, 'North'],
    ['which have no figure', { kind: 'names-without', of }, 'Isles'],
    [
      'a difference in units',
      { kind: 'difference', first: { cell: cell('So') }, second: { cell: cell('No') }, form: 'units', decimals: 1 },
      '56.8',
    ],
    [
      'a difference in per cent of the second',
      { kind: 'difference', first: { cell: cell('So') }, second: { cell: cell('No') }, form: 'percent', decimals: 0 },
      '46%',
    ],
    [
      'a multiple',
      { kind: 'difference', first: { cell: cell('No') }, second: { cell: cell('So') }, form: 'times', decimals: 2 },
      '1.86',
    ],
    [
      'a direction',
      {
        kind: 'direction',
        first: { cell: cell('So') },
        second: { cell: cell('No') },
        words: { above: 'more', below: 'fewer', equal: 'as many' },
      },
      'fewer',
    ],
    [
      'no direction between equals',
      {
        kind: 'direction',
        first: { cell: cell('Ea') },
        second: { cell: cell('We') },
        words: { above: 'more', below: 'fewer', equal: 'as many' },
      },
      'as many',
    ],
    [
      'words while they are true',
      { kind: 'while', first: { cell: cell('No') }, is: 'above', second: { number: 100 }, words: 'over a hundred' },
      'over a hundred',
    ],
  ])('%s', (_, expression, text) => expect(found(expression)).toEqual({ ok: true, text }))

  test.each<[string, Expression, RegExp, boolean]>([
    ['a figure that is absent', { kind: 'value', cell: cell('Is') }, /no figure for Isles: not published/, false],
    ['a rank of what is absent', { kind: 'rank', cell: cell('Is'), end: 'lowest' }, /no figure for Isles/, false],
    ['a row that is gone', { kind: 'value', cell: cell('Zz') }, /no row “Zz”/, false],
    ['a column that is gone', { kind: 'value', cell: { ...cell('No'), column: 'gap' } }, /no column “gap”/, false],
    ['a panel that is gone', { kind: 'held', of: { ...of, panel: 'pie' }, with: true }, /no panel “pie”/, false],
    [
      'a name where two are alike',
      { kind: 'name-at', of, end: 'highest', place: 2 },
      /East and West have the same/,
      true,
    ],
    ['a place beyond the last', { kind: 'name-at', of, end: 'highest', place: 9 }, /only 4 areas have a figure/, false],
    ['names where there is none', { kind: 'names', of, is: 'above', than: { number: 500 } }, /no such area/, true],
    [
      'words that are true no longer',
      { kind: 'while', first: { cell: cell('So') }, is: 'not-below', second: { number: 100 }, words: 'enough' },
      /now 66.00 and 100.00/,
      true,
    ],
    [
      'a multiple of nothing',
      { kind: 'difference', first: { cell: cell('No') }, second: { number: 0 }, form: 'times', decimals: 1 },
      /zero/,
      false,
    ],
  ])('says why not for %s', (_, expression, because, isFalse) => {
    const finding = found(expression)
    expect(finding.ok).toBe(false)
    if (finding.ok) return
    expect(finding.because).toMatch(because)
    expect(finding.isFalse).toBe(isFalse)
  })
})

test('a text whose claims hold says how many it has, and one without any that it has none', () => {
  expect([0, 1, 59].map(allHold)).toEqual([
    'No number in the text is bound to the data.',
    'The one figure bound to the data holds.',
    'All 59 figures and comparisons in the text hold.',
  ])
})

test('nothing is said by a cell that is blank', () => {
  expect(found({ kind: 'text', cell: cell('No') }, { North: '' })).toMatchObject({ ok: false, isFalse: false })
})

test('areas that a table groups by are areas, although no map draws them; its sum is none', () => {
  const table = tableOf({ North: 3, South: 1 })
  const codes = ['E12000001', 'E12000002', 'all']
  const grouped = { ...table, rows: table.rows.map((row, at) => ({ ...row, area: null, key: codes[at] ?? '' })) }
  expect(findClaim(() => grouped, { kind: 'name-at', of, end: 'highest', place: 1 })).toEqual({
    ok: true,
    text: 'North',
  })
})

describe('a claim held against other data', () => {
  const lowest: Claim = { id: 'low', said: 'South', expression: { kind: 'name-at', of, end: 'lowest', place: 1 } }
  const value: Claim = { id: 'value', said: '66.0', expression: { kind: 'value', cell: cell('So') } }

  test('holds, has another number, is no longer true, or cannot be found', () => {
    expect(checkClaim(finder(regions), value)).toEqual({ kind: 'holds' })
    expect(checkClaim(finder({ ...regions, South: 67 }), value)).toEqual({ kind: 'changed', now: '67.0' })
    expect(checkClaim(finder({ ...regions, North: 1 }), lowest)).toEqual({ kind: 'untrue', now: 'North' })
    expect(checkClaim(finder({ ...regions, North: 66 }), lowest)).toMatchObject({ kind: 'untrue', now: null })
    expect(checkClaim(finder({ North: 1 }), value)).toMatchObject({ kind: 'missing' })
  })

  test('only the claims that stand in the text are checked, and one step takes the new number', () => {
    const scene = sceneOf({ headline: 'It is [[value]]', claims: [value, lowest] })
    const now = finder({ ...regions, South: 67.04 })
    expect(failing(checkScene(now, scene)).map(({ claim }) => claim.id)).toEqual(['value'])
    expect(failing(checkScene(now, withSaid(scene, 'value', '67.0')))).toEqual([])
  })
})

/** How two figures in whole tenths stand to each other, by every name it has. */
const relation = (a: number, b: number): HowItStands[] => {
  if (a === b) return ['equal', 'not-above', 'not-below']
  return a > b ? ['above', 'not-below'] : ['below', 'not-above']
}

const endings = new Intl.PluralRules('en-GB', { type: 'ordinal' })
const nth = (place: number) =>
  `${place}${{ one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th', zero: 'th' }[endings.select(place)]}`

/** Another way to the same answer: by whole tenths and counting. */
function otherwise(figures: Figures, one: Expression): string | null {
  const entries = Object.entries(figures).flatMap(([name, value]) =>
    typeof value === 'number' ? [{ name, key: name.slice(0, 2), tenths: Math.round(value * 10) }] : [],
  )
  const tenthsOf = (key: string) => entries.find((entry) => entry.key === key)?.tenths ?? null
  const print = (tenths: number) => digits.format(tenths / 10)
  const read = (operand: { number: number } | { cell: { row: string } }) =>
    'number' in operand ? Math.round(operand.number * 10) : tenthsOf(operand.cell.row)
  const both = (pair: { first: Parameters<typeof read>[0]; second: Parameters<typeof read>[0] }) => {
    const [a, b] = [read(pair.first), read(pair.second)]
    return a === null || b === null ? null : ([a, b] as const)
  }
  switch (one.kind) {
    case 'value': {
      const own = tenthsOf(one.cell.row)
      return own === null ? null : print(own)
    }
    case 'name-at':
    case 'value-at': {
      const ordered = entries.map(({ tenths }) => tenths).sort((a, b) => a - b)
      const at = one.end === 'lowest' ? ordered[one.place - 1] : ordered[ordered.length - one.place]
      if (at === undefined) return null
      const alike = entries.filter(({ tenths }) => tenths === at)
      if (one.kind === 'value-at') return print(at)
      return alike.length === 1 ? (alike[0]?.name ?? null) : null
    }
    case 'rank': {
      const own = tenthsOf(one.cell.row)
      if (own === null) return null
      const before = entries.filter(({ tenths }) => (one.end === 'highest' ? tenths > own : tenths < own))
      const shared = entries.filter(({ tenths }) => tenths === own).length > 1
      return `${shared ? 'joint ' : ''}${nth(before.length + 1)}`
    }
    case 'count': {
      const limit = read(one.than)
      if (limit === null) return null
      return String(entries.filter(({ tenths }) => relation(tenths, limit).includes(one.is)).length)
    }
    case 'text':
      return (
        Object.entries(figures).flatMap(([name, value]) => {
          if (!name.startsWith(one.cell.row)) return []
          return [typeof value === 'number' ? print(Math.round(value * 10)) : value]
        })[0] ?? null
      )
    case 'names': {
      const limit = read(one.than)
      if (limit === null) return null
      return inWords(entries.filter(({ tenths }) => relation(tenths, limit).includes(one.is)).map(({ name }) => name))
    }
    case 'names-without':
      return inWords(Object.keys(figures).filter((name) => typeof figures[name] === 'string'))
    case 'held':
      return String(one.with ? entries.length : Object.keys(figures).length - entries.length)
    case 'direction': {
      const pair = both(one)
      if (!pair) return null
      const [first] = relation(...pair)
      return first === 'equal' ? one.words.equal : first === 'above' ? one.words.above : one.words.below
    }
    case 'while': {
      const pair = both(one)
      return pair && relation(...pair).includes(one.is) ? one.words : null
    }
    case 'difference': {
      const pair = both(one)
      return pair && print(Math.abs(pair[0] - pair[1]))
    }
  }
}

const inWords = (list: readonly string[]): string | null => {
  const [only, ...more] = [...list].reverse()
  return only === undefined ? null : more.length === 0 ? only : `${more.reverse().join(', ')} and ${only}`
}

const names = ['North', 'South', 'East', 'West', 'Isles', 'Capital'] as const
const figure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 600, max: 640 }).map((tenths) => tenths / 10) },
  { weight: 1, arbitrary: fc.constant('suppressed') },
)
const data = fc.record(Object.fromEntries(names.map((name) => [name, figure])))
const anyCell = fc.constantFrom(...names).map((name) => cell(name.slice(0, 2)))
const operand = fc.oneof(
  anyCell.map((at) => ({ cell: at })),
  fc.integer({ min: 600, max: 640 }).map((tenths) => ({ number: tenths / 10 })),
)
const end = fc.constantFrom('highest' as const, 'lowest' as const)
const is = fc.constantFrom<HowItStands[]>('above', 'below', 'equal', 'not-above', 'not-below')
const place = fc.integer({ min: 1, max: 6 })
const expressions: fc.Arbitrary<Expression> = fc.oneof(
  anyCell.map((at): Expression => ({ kind: 'value', cell: at })),
  fc.record({ kind: fc.constant('name-at' as const), of: fc.constant(of), end, place }),
  fc.record({ kind: fc.constant('value-at' as const), of: fc.constant(of), end, place }),
  fc.record({ kind: fc.constant('rank' as const), cell: anyCell, end }),
  fc.record({ kind: fc.constant('count' as const), of: fc.constant(of), is, than: operand }),
  fc.record({ kind: fc.constant('held' as const), of: fc.constant(of), with: fc.boolean() }),
  anyCell.map((at): Expression => ({ kind: 'text', cell: at })),
  fc.record({ kind: fc.constant('names' as const), of: fc.constant(of), is, than: operand }),
  fc.constant<Expression>({ kind: 'names-without', of }),
  fc.record({
    kind: fc.constant('difference' as const),
    first: operand,
    second: operand,
    form: fc.constant('units' as const),
    decimals: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant('direction' as const),
    first: operand,
    second: operand,
    words: fc.constant({ above: 'more', below: 'fewer', equal: 'as many' }),
  }),
  fc.record({ kind: fc.constant('while' as const), first: operand, is, second: operand, words: fc.constant('enough') }),
)

test('of texts written for some data and held against others, every claim that became false is flagged and no other', () => {
  let [flagged, held] = [0, 0]
  fc.assert(
    fc.property(data, data, fc.array(expressions, { minLength: 1, maxLength: 6 }), (before, after, list) => {
      const claims = list.flatMap((expression, at): Claim[] => {
        const said = otherwise(before, expression)
        const finding = findClaim(finder(before), expression)
        expect(finding.ok ? finding.text : null, JSON.stringify(expression)).toBe(said)
        return said === null ? [] : [{ id: `c${at}`, expression, said }]
      })
      const scene = sceneOf({ body: claims.map(({ id }) => `[[${id}]]`).join(' '), claims })
      const wrong = claims.filter(({ expression, said }) => otherwise(after, expression) !== said).map(({ id }) => id)
      expect(failing(checkScene(finder(after), scene)).map(({ claim }) => claim.id)).toEqual(wrong)
      flagged += wrong.length
      held += claims.length - wrong.length
    }),
    { numRuns: 300, seed: 8 },
  )
  expect(Math.min(flagged, held)).toBeGreaterThan(100)
})
