import { expect, test } from 'vitest'
import type { PanelTable } from '#core/panel/panel.ts'
import { findClaim } from '#core/story/claim.ts'
import { expressionOf, type FigureChoice, firstChoice, numericColumns, withClaim } from '#core/story/figure-claim.ts'
import { claimsIn } from '#core/story/text.ts'
import { sceneOf } from './stories.ts'

const row = (key: string, name: string, value: number | null, area: string | null = key) => ({
  key,
  area,
  cells: [
    { text: name, raw: name },
    value === null ? { text: 'not published', raw: '..' } : { text: value.toFixed(1), raw: value },
    { text: '', raw: 'z' },
  ],
})
const table: PanelTable = {
  columns: [
    { id: 'area', name: 'Area', numeric: false },
    { id: 'value', name: 'Staff', numeric: true },
    { id: 'empty', name: 'Nothing', numeric: true },
  ],
  rows: [
    row('A', 'North', 30),
    row('B', 'South', 45.5),
    row('C', 'West', 20),
    row('D', 'East', null),
    row('benchmark', 'All areas', 32.5, null),
  ],
}
const of = { link: null, panel: 'map' }
const says = (choice: Partial<FigureChoice>) => {
  const first = firstChoice(table)
  if (!first) throw new Error('no choice')
  const found = findClaim(() => table, expressionOf({ ...first, ...choice }, of, table))
  return found.ok ? found.text : found.because
}

test.each<[Partial<FigureChoice>, string]>([
  [{}, '30.0'],
  [{ kind: 'value', row: 'D' }, 'there is no figure for East: not published'],
  [{ kind: 'rank', row: 'A' }, '2nd'],
  [{ kind: 'rank', row: 'A', end: 'lowest' }, '2nd'],
  [{ kind: 'rank', row: 'C', end: 'lowest' }, '1st'],
  [{ kind: 'count' }, '1'],
  [{ kind: 'count', is: 'below' }, '2'],
  [{ kind: 'difference', row: 'B' }, '13.0'],
  [{ kind: 'difference', row: 'B', form: 'percent' }, '40%'],
  [{ kind: 'difference', row: 'B', other: 'C', form: 'times' }, '2.3'],
  [{ kind: 'direction', row: 'A' }, 'lower than'],
  [{ kind: 'direction', row: 'B', words: 'number' }, 'more than'],
  [{ kind: 'name-at' }, 'South'],
])('a choice %o says %s', (choice, said) => expect(says(choice)).toBe(said))

test('only columns with numbers are offered, and a table without any has nothing to insert', () => {
  expect(numericColumns(table).map(({ id }) => id)).toEqual(['value'])
  expect(firstChoice({ columns: table.columns, rows: [] })).toBeNull()
})

test('a claim is named after what it is of, and stands in the text by its id', () => {
  const expression = expressionOf(firstChoice(table)!, of, table)
  const first = withClaim(sceneOf(), { expression, said: '30.0', wanted: 'Yorkshire and The Humber' })
  expect(first.token).toBe('[[yorkshire-and-the-humber]]')
  const second = withClaim(sceneOf({ claims: first.claims }), {
    expression,
    said: '30.0',
    wanted: 'Yorkshire & The Humber',
  })
  expect(second.claims).toHaveLength(2)
  const third = withClaim(sceneOf({ claims: first.claims }), {
    expression,
    said: '30.0',
    wanted: 'Yorkshire and The Humber',
  })
  expect(claimsIn(third.token)).toEqual(['yorkshire-and-the-humber-2'])
  expect(claimsIn(withClaim(sceneOf(), { expression, said: '1', wanted: '—' }).token)).toEqual(['figure'])
})
