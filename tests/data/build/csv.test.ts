import { expect, test } from 'vitest'
import { parseTable } from '../../../data/build/csv.ts'

const read = (text: string) => {
  const parsed = parseTable('t.csv', text)
  return parsed.ok ? parsed.value.rows : parsed.problems
}

test.each([
  ['plain fields, trimmed', 'a,b\n 1 ,2\n', [{ row: 2, fields: { a: '1', b: '2' } }]],
  [
    'commas and doubled quotes inside quotes',
    'a,b\n"1,5","say ""x"""\n',
    [{ row: 2, fields: { a: '1,5', b: 'say "x"' } }],
  ],
  ['a byte order mark and Windows line ends', '\uFEFFa,b\r\n1,2\r\n', [{ row: 2, fields: { a: '1', b: '2' } }]],
  ['a last line without its end', 'a\n1', [{ row: 2, fields: { a: '1' } }]],
])('reads %s', (_, text, rows) => expect(read(text)).toEqual(rows))

test('rows keep the number of their first line after a field that spans lines and a blank line', () => {
  expect(read('a,b\n"1\n2",x\n\n3,y\n')).toEqual([
    { row: 2, fields: { a: '1\n2', b: 'x' } },
    { row: 5, fields: { a: '3', b: 'y' } },
  ])
})

test.each([
  ['an open quote', 'a\n"1\n2\n', { code: 'open-quote', at: { file: 't.csv', row: 2 } }],
  ['too few fields', 'a,b\n1,2\n3\n', { code: 'ragged-row', at: { file: 't.csv', row: 3 }, found: '1 fields' }],
  ['two columns of one name', 'a,a\n1,2\n', { code: 'bad-header', at: { file: 't.csv', row: 1, column: 'a' } }],
  ['nothing at all', '', { code: 'empty-table', at: { file: 't.csv' } }],
])('refuses %s', (_, text, problem) => expect(read(text)).toMatchObject([problem]))
