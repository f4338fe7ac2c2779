import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { SiteFile } from '#core/catalogue/schemas.ts'
import { openFile } from '#io/imports/open-file.ts'
import { bytesOf } from './context.ts'
import { boardRecord, collection, namesOf } from './maps.ts'
import { openAndCheck, shortWords } from './open-and-check.ts'

const table = 'Area code,Year,FTE\nE12000001,2024,10.5\nE12000002,2024,20.5\n'
const rowsOf = (name: string, bytes: Uint8Array) => openFile(name, bytes).sheets.map(({ rows }) => rows)
const read = rowsOf('a.csv', strToU8(table))[0]

describe('workbooks', () => {
  const parts = unzipSync(bytesOf(new URL('../../fixtures/imports/dates-and-percent.xlsx', import.meta.url)))
  const renamed = (change: (name: string) => string) =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [change(name), bytes])))
  const as = rowsOf(
    'a.xlsx',
    renamed((name) => name),
  )

  test.each([
    ['backslashes', (name: string) => name.replaceAll('/', '\\')],
    ['a root before them', (name: string) => `/${name}`],
    ['capitals', (name: string) => name.replace(/xl\/(\w)/, (_, letter: string) => `xl/${letter.toUpperCase()}`)],
  ])('whose parts are named with %s are read like any', (_, change) => {
    expect(as.flat().length).toBeGreaterThan(1)
    expect(rowsOf('a.xlsx', renamed(change))).toEqual(as)
  })
})

describe('archives', () => {
  test.each([
    ['a table', { 'data/a.csv': strToU8(table) }, 'Read from the archive.'],
    [
      'a table with its notes',
      { 'a.csv': strToU8(table), 'readme.txt': strToU8('x'), '__MACOSX/._a.csv': strToU8('x') },
      'Read from the archive; 2 other files in it left out.',
    ],
  ])('with %s are opened, and that is said', (_, files, words) => {
    const { sheets, findings } = openFile('a.zip', zipSync(files))
    expect(sheets.map(({ rows }) => rows)).toEqual([read])
    expect(findings.map(({ code, mend }) => `${code}: ${mend}`)).toEqual([`read-from-archive: ${words}`])
  })

  test('with one map are opened', () => {
    const map = strToU8(JSON.stringify(collection([boardRecord(1)])))
    expect(namesOf(openAndCheck('a.zip', zipSync({ 'a.geojson': map })))).toEqual(['E54000801 Board A'])
  })

  test('with several tables name them, as nobody knows which is meant; an archive in an archive is not opened', () => {
    const several = openFile('a.zip', zipSync({ 'one.csv': strToU8(table), 'two.csv': strToU8(table) }))
    expect(several.findings.map(({ found }) => found)).toEqual(['an archive of 2 files: one.csv, two.csv'])
    const inner = zipSync({ 'a.csv': strToU8(table) })
    expect(openFile('a.zip', zipSync({ 'a.zip': inner })).findings.map(({ code }) => code)).toEqual(['other-archive'])
    expect(openFile('a.zip', zipSync({ 'a.csv': inner })).findings.map(({ code }) => code)).toEqual(['other-archive'])
  })

  test.each([
    [{ 'Index/Document.iwa': new Uint8Array(3) }, 'numbers'],
    [{ 'word/document.xml': new Uint8Array(3) }, 'office-document'],
  ])('of other programs are known (%#)', (files, code) => {
    expect(openFile('a', zipSync(files)).findings.map((one) => one.code)).toEqual([code])
  })
})

describe('zero bytes in a text', () => {
  test.each([
    ['within a name', table.replace('Area', 'Ar\0ea')],
    ['after every line', table.replaceAll('\n', '\0\n')],
    ['beyond the first pages', `${table}${'E12000003,2024,30\n'.repeat(900)}E12000004,2024,\0 40\n`],
  ])('%s are dropped, and that is said', (_, words) => {
    const { sheets, findings } = openFile('a.csv', strToU8(words))
    expect(sheets[0]?.rows.slice(0, 3)).toEqual(read)
    expect(sheets[0]?.rows.flat().join('')).not.toContain('\0')
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['note zero-bytes'])
  })

  test('do not make a text of what is binary', () => {
    expect(openFile('a.csv', Uint8Array.from([65, 0, 66, 2, 67, 3, 68, 69])).findings.map(({ code }) => code)).toEqual([
      'not-text',
    ])
  })
})

describe('marks between columns', () => {
  const lines = [
    ['OrganisationID', 'OrganisationName', 'City', 'Latitude', 'Longitude', 'ParentName'],
    ['7', 'Hospital, East Wing', 'Leeds', '53.81', '-1.52', 'Leeds Trust'],
    ['8', 'Clinic', 'York, North Yorkshire', '53.96', '-1.08', 'York Trust'],
  ]
  test.each(['¬', '~', '^', '¦', '\u001f'])('“%s” is found', (mark) => {
    const [sheet] = openFile('a.csv', strToU8(lines.map((line) => line.join(mark)).join('\n'))).sheets
    expect(sheet?.rows).toEqual(lines)
  })

  test('a list of hospitals as NHS Choices published them becomes points with name, town and parent', () => {
    const bytes = Uint8Array.from(lines.map((line) => line.join('¬')).join('\r\n'), (letter) => letter.charCodeAt(0))
    const seen = openAndCheck('Hospital.csv', bytes)
    expect(seen.table).toBe('sites')
    expect(shortWords(seen)).toEqual([])
    const [file] = Object.values(seen.checked?.draft?.files ?? {}) as SiteFile[]
    expect(file?.sites).toMatchObject([
      { name: 'Hospital, East Wing', town: 'Leeds', provider: 'Leeds Trust' },
      { name: 'Clinic', town: 'York, North Yorkshire', provider: 'York Trust' },
    ])
  })

  test('a rare mark within the cells of a table with commas is no mark between columns', () => {
    const [sheet] = openFile('a.csv', strToU8('area~,value\nWales~,3\nScotland~,4\n')).sheets
    expect(sheet?.rows[1]).toEqual(['Wales~', '3'])
  })
})
