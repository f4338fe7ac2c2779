import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { limits } from '#io/imports/limits.ts'
import { openFile } from '#io/imports/open-file.ts'
import { openAndCheck } from './open-and-check.ts'

const codes = (name: string, bytes: Uint8Array) => openFile(name, bytes).findings.map(({ code }) => code)
const workbook = '<workbook xmlns:r="r"><sheets><sheet name="Data" r:id="a"/></sheets></workbook>'
const relations = '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>'
const xlsx = (sheet: Uint8Array, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'xl/workbook.xml': strToU8(workbook),
    'xl/_rels/workbook.xml.rels': strToU8(relations),
    'xl/worksheets/s.xml': sheet,
    ...more,
  })
const sheet = (cells: string) => strToU8(`<worksheet><sheetData>${cells}</sheetData></worksheet>`)

test('a zip bomb is refused by what it states, before it is unpacked', () => {
  const bomb = xlsx(new Uint8Array(8_000_000))
  expect(bomb.length).toBeLessThan(20_000)
  expect(codes('bomb.xlsx', bomb)).toEqual(['unpacks-too-large'])
})

/** An archive whose directory states another size for each of its parts. */
function stating(archive: Uint8Array, actual: number, stated: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset)
  for (let at = 0; at < archive.length - 28; at++)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === actual)
      view.setUint32(at + 24, stated, true)
  return archive
}

test('a zip bomb that states a small size is cut off at that size', () => {
  const opened = openFile('bomb.xlsx', stating(xlsx(new Uint8Array(8_000_000)), 8_000_000, 1000))
  expect(opened.sheets).toEqual([])
  expect(opened.findings.map(({ severity }) => severity)).toEqual(['error'])
})

test('many parts that are each small enough are refused together', () => {
  const part = new Uint8Array(7777)
  const sheets = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`xl/worksheets/s${at}.xml`, part]))
  expect(codes('many.xlsx', stating(xlsx(sheet(''), sheets), 7777, 4_900_000))).toEqual(['unpacks-too-large'])
})

test('a file of 200 MB is refused by its size', () => {
  expect(codes('large.csv', new Uint8Array(200_000_000))).toEqual(['file-too-large'])
})

test('elements that nest without end are refused', () => {
  expect(
    codes('deep.xlsx', xlsx(strToU8(`<worksheet>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</worksheet>`))),
  ).toEqual(['xml-too-deep'])
})

test('a cell in the last corner of a sheet is refused instead of filled up to', () => {
  expect(codes('far.xlsx', xlsx(sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')))).toEqual([
    'too-many-rows',
  ])
  expect(codes('wide.xlsx', xlsx(sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>')))).toEqual(['too-many-columns'])
})

test('a list nested a hundred thousand deep is refused', () => {
  expect(codes('deep.json', strToU8('['.repeat(100_000) + ']'.repeat(100_000)))).toHaveLength(1)
})

test('a row of a hundred thousand columns is refused', () => {
  expect(codes('columns.csv', strToU8(`${'a,'.repeat(100_000)}\n`))).toEqual(['too-many-columns'])
})

test('more rows than can be checked are refused', () => {
  expect(codes('rows.csv', strToU8('a,b\n'.repeat(limits.rows + 2)))).toEqual(['too-many-rows'])
})

test('two hundred thousand rows that are all wrong are counted, and only the first of them listed', () => {
  const text = `code,year,value\n${'E12000001,2024,several\n'.repeat(200_000)}`
  const { checked } = openAndCheck('wrong.csv', strToU8(text))
  const [group] = checked?.groups ?? []
  expect(group).toMatchObject({ code: 'not-a-number', count: 200_000 })
  expect(group?.listed).toHaveLength(500)
})

test('headings and cells that would tie up a careless pattern are read', () => {
  const text = `area,${'9,'.repeat(900)}${' '.repeat(50_000)}x\nWales,${'1 '.repeat(20_000)}\n`
  expect(openAndCheck('slow.csv', strToU8(text)).findings).toBeInstanceOf(Array)
})
