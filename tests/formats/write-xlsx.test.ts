import { strFromU8, unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { escapeAscii, escapeMarkup, escapeXml } from '#formats/escape.ts'
import { sheetNames } from '#formats/workbook.ts'
import { type SheetToWrite, writeXlsx } from '#formats/write-xlsx.ts'

const read = (sheets: readonly SheetToWrite[]) => readXlsxFile(Buffer.from(writeXlsx(sheets)))
const xmlOf = (sheet: SheetToWrite): string =>
  strFromU8(unzipSync(writeXlsx([sheet]))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

test('numbers are numbers and text is text, formulas and codes with a nought in front too', async () => {
  const rows = [
    ['=1+1', '007', '12'],
    [12.5, -3, 0],
  ]
  const [sheet] = await read([{ name: 'Data', rows }])
  expect(sheet?.data).toEqual(rows)
  expect(xmlOf({ name: 'Data', rows })).not.toContain('<f>')
})

test('text that is written as a number becomes one only where the sheet is as if typed', async () => {
  const rows = [['007', '12', '12.50', '1e3', '1,000', '']]
  const [typed] = await read([{ name: 'Data', rows, typed: true }])
  expect(typed?.data).toEqual([['007', 12, 12.5, '1e3', '1,000']])
})

test('headings are bold and stay in view, columns have their widths', () => {
  const xml = xmlOf({ name: 'Data', rows: [['a'], ['b'], ['c']], headings: 2, widths: [30] })
  expect(xml).toContain('<pane ySplit="2" topLeftCell="A3"')
  expect(xml).toContain('<col min="1" max="1" width="30" customWidth="1"/>')
  expect([...xml.matchAll(/r="(A\d)" s="(\d)"/g)].map(([, cell, style]) => `${cell}${style}`)).toEqual([
    'A11',
    'A21',
    'A30',
  ])
  expect(xmlOf({ name: 'Data', rows: [['a']] })).not.toContain('<pane')
})

test('a mark stands over a heading, and on a cell that is empty', () => {
  const marks = new Map([
    ['0,0', 'error'],
    ['1,1', 'warning'],
  ] as const)
  const xml = xmlOf({ name: 'Data', rows: [['a'], ['b', '']], headings: 1, marks })
  expect(xml).toContain('<c r="A1" s="2"')
  expect(xml).toContain('<c r="B2" s="3"/>')
})

test('sheets have names that workbooks allow, none twice', () => {
  const long = 'a'.repeat(40)
  expect(sheetNames(['Notes', 'notes', 'a/b [c]', "'quoted'", '', long, long])).toEqual([
    'Notes',
    'notes 2',
    'a b  c',
    'quoted',
    'Sheet 5',
    'a'.repeat(31),
    `${'a'.repeat(29)} 2`,
  ])
})

test('text is escaped for what it goes into', () => {
  const text = 'a&b<c>"d"\u0000\u0007\t\n £'
  expect(escapeMarkup('a&b<c>"d"')).toBe('a&amp;b&lt;c&gt;&quot;d&quot;')
  expect(escapeXml(text)).toBe('a&amp;b&lt;c&gt;&quot;d&quot;\t\n £')
  expect(escapeXml('\ud800x😀')).toBe('x😀')
  expect(escapeAscii('<é>')).toBe('&#x3c;&#xe9;&#x3e;')
})

test('the same sheets are the same bytes', () => {
  const sheet = { name: 'Data', rows: [['a', 1]] }
  expect(writeXlsx([sheet])).toEqual(writeXlsx([sheet]))
})
