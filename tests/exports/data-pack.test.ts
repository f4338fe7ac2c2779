import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import readXlsxFile from 'read-excel-file/node'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { inert } from '#core/domain/inert.ts'
import { vouchFor } from '#core/domain/protected.ts'
import { composePlate } from '#core/plate/compose.ts'
import { resolveView } from '#core/plate/resolve.ts'
import { shownPack } from '#exports/pack/compose-pack.ts'
import { csvOf } from '#exports/pack/csvw.ts'
import type { PackTable } from '#exports/pack/pack.ts'
import { indicatorTable, plateTable } from '#exports/pack/tables.ts'
import { writePack } from '#exports/pack/write-pack.ts'
import { tableForms } from '#exports/table-forms.ts'
import { tableRows } from '#exports/table-rows.ts'
import { csvText } from '#formats/csv-text.ts'
import { catalogue, smallAtlas, smallView, vacancy } from '../fixtures/small-atlas.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

/** Four things that must never look alike: a nought, a withheld value, none published or collected, and nothing that could be counted. */
const expected: Readonly<Record<string, string | number>> = {
  E12000001: 0,
  E12000002: '[c]',
  E12000003: 7.5,
  W92000004: '[x]',
  S92000003: '[z]',
  N92000002: '[x]',
}

const view = smallView({ indicator: 'vacancy', per: null })
const plate = composePlate(resolveView(view, catalogue), smallAtlas)
const link = 'https://example.org/atlas/?v=1&m=vacancy'
const made = new Date('2026-03-04T10:00:00Z')

/** Words that a spreadsheet would run, and numbers that it must not turn into words. */
const dangerous: PackTable = {
  id: 'dangerous',
  title: 'Dangerous',
  columns: [
    { name: 'word', title: 'Word', datatype: 'string', description: '' },
    { name: 'value', title: 'Value', datatype: 'number', description: '' },
  ],
  key: [],
  rows: [
    ...['=1+1', '+1a', '-cmd', '@sum', '\tx', '\ry', 'plain'],
    ...['＝1+1', '＋cmd', '－cmd', '＠sum', '\n=1+1', ' \r\n=1+1', '\u00a0=1+1', '\u3000@sum'],
  ].map((word) => [word, -3.2]),
}

let files: Readonly<Record<string, Uint8Array>>
const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())

beforeAll(async () => {
  const pack = {
    ...shownPack(plate, smallShapes, [vacancy], { permalink: link, made, dataVersion: 'test' }),
    tables: [plateTable(plate), dangerous],
  }
  const zipped = unzipSync(await writePack(pack, () => {}))
  const folder = Object.keys(zipped)[0]?.split('/')[0] ?? ''
  expect(folder).toMatch(/vacancy/)
  files = Object.fromEntries(Object.entries(zipped).map(([name, bytes]) => [name.slice(folder.length + 1), bytes]))
})

const csvRows = (name: string) => {
  const { data, errors } = Papa.parse<Record<string, string>>(text(name), { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  return data
}

type Cell = { readonly type: string; readonly value: string }

/** Cells of an OpenDocument sheet, read without the code that wrote it. */
function odsRows(bytes: Uint8Array, sheet: string): readonly (readonly Cell[])[] {
  const content = strFromU8(unzipSync(bytes)['content.xml'] ?? new Uint8Array())
  const rows: Cell[][] = []
  let [inside, words] = [false, '']
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table:table') inside = attributes['table:name'] === sheet
    if (inside && name === 'table:table-row') rows.push([])
    if (inside && name === 'table:table-cell') {
      words = ''
      const type = String(attributes['office:value-type'] ?? '')
      rows.at(-1)?.push({ type, value: String(attributes['office:value'] ?? '') })
    }
  })
  parser.on('text', (more) => {
    words += more
  })
  parser.on('closetag', ({ name }) => {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (inside && name === 'table:table-cell' && row && last?.type === 'string')
      row[row.length - 1] = { type: 'string', value: words }
  })
  parser.write(content).close()
  return rows
}

describe('a nought, a suppressed, an unpublished and an inapplicable value stay four things', () => {
  test('in CSV', () => {
    const found = csvRows('csv/shown.csv').map((row) => [row.area_code, row.value])
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([code, value]) => [code, String(value)])),
    )
  })

  test('in XLSX, where numbers are numbers', async () => {
    const sheets = await readXlsxFile(Buffer.from(files['tables.xlsx'] ?? []))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Cover', 'Notes', 'Sources', 'shown', 'dangerous'])
    const [head = [], ...rows] = sheets.find(({ sheet }) => sheet === 'shown')?.data ?? []
    const [code, value] = [head.indexOf('area_code'), head.indexOf('value')]
    expect(Object.fromEntries(rows.map((row) => [row[code], row[value]]))).toEqual(expected)
    const cells = sheets.flatMap(({ data }) => data.flat())
    expect(cells).toContain(plate.title)
    expect(cells).toContain('[c]')
  })

  test('in ODS, where numbers are numbers', () => {
    const [head = [], ...rows] = odsRows(files['tables.ods'] ?? new Uint8Array(), 'shown')
    const at = (name: string) => head.findIndex(({ value }) => value === name)
    const found = rows.map((row) => {
      const cell = row[at('value')]
      return [row[at('area_code')]?.value, cell?.type === 'float' ? Number(cell.value) : cell?.value]
    })
    expect(Object.fromEntries(found)).toEqual(expected)
  })

  test('in GeoJSON, where an absence is null and says why', () => {
    const { features } = JSON.parse(text('areas.geojson')) as {
      features: { id: string; properties: { value: number | null; shorthand: string | null; status: string } }[]
    }
    expect(
      Object.fromEntries(features.map(({ id, properties }) => [id, properties.value ?? properties.shorthand])),
    ).toEqual(expected)
    const statuses = features.filter(({ properties }) => properties.value === null).map(({ properties }) => properties)
    expect(new Set(statuses.map(({ status }) => status)).size).toBe(4)
  })

  test('in the table that is saved, and in the one that is copied', async () => {
    const rows = tableRows(plate, link)
    const parsed = Papa.parse<Record<string, string>>(csvText(rows).replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    })
    const values = Object.fromEntries(parsed.data.map((row) => [row['GSS code'], row.Value]))
    for (const [code, value] of Object.entries(expected)) expect(values[code], code).toBe(String(value))
    const forms = tableForms(rows)
    const html = await (await forms['text/html'])?.text()
    for (const value of ['[c]', '[x]', '[z]', '0', '7.5']) expect(html).toContain(`<td>${value}</td>`)
  })
})

describe('the metadata say what the tables are (W3C Metadata Vocabulary for Tabular Data)', () => {
  type Column = { name: string; titles: string[]; datatype: string | { base: string }; null?: string[] }
  type Metadata = {
    '@context': unknown
    tables: { url: string; tableSchema: { columns: Column[]; primaryKey?: string[] } }[]
  }
  const metadata = () => JSON.parse(text('csv-metadata.json')) as Metadata

  test('each table is there, with its columns in order and names that may be used', () => {
    const { tables, '@context': context } = metadata()
    expect(JSON.stringify(context)).toContain('http://www.w3.org/ns/csvw')
    expect(tables.map(({ url }) => url)).toEqual(['csv/shown.csv', 'csv/dangerous.csv'])
    for (const { url, tableSchema } of tables) {
      const names = tableSchema.columns.map(({ name }) => name)
      expect(Papa.parse<string[]>(text(url)).data[0]).toEqual(names)
      expect(new Set(names).size).toBe(names.length)
      for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
    }
  })

  test('every cell is of its declared type or one of the declared absences, and keys are unique', () => {
    for (const { url, tableSchema } of metadata().tables) {
      const rows = csvRows(url)
      for (const { name, datatype, null: absent = [] } of tableSchema.columns)
        for (const row of rows) {
          const value = row[name] ?? ''
          if (absent.includes(value)) continue
          const base = typeof datatype === 'string' ? datatype : datatype.base
          if (base === 'number') expect(value, `${url} ${name}`).toMatch(/^-?\d+(\.\d+)?(e-?\d+)?$/)
          if (base === 'date') expect(value, `${url} ${name}`).toMatch(/^\d{4}-\d{2}-\d{2}$/)
          expect(value, `${url} ${name}`).not.toBe('')
        }
      const keys = rows.map((row) => tableSchema.primaryKey?.map((name) => row[name]).join('|'))
      if (tableSchema.primaryKey) expect(new Set(keys).size).toBe(rows.length)
    }
  })
})

test('CSV of a pack begins with a byte order mark, as any other CSV does, so that Excel reads its letters', () => {
  for (const [name, bytes] of Object.entries(files).filter(([one]) => one.endsWith('.csv')))
    expect([...bytes.slice(0, 3)], name).toEqual([0xef, 0xbb, 0xbf])
})

describe('words that a spreadsheet would run are made inert, numbers stay numbers', () => {
  test('in CSV', () => {
    for (const row of csvRows('csv/dangerous.csv')) {
      expect(row.word).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r\n]/)
      expect(row.value).toBe('-3.2')
    }
    expect(csvOf(dangerous)).toContain("'=1+1,-3.2\r\n")
  })

  test('in headings too, whatever a pack calls its dimensions', () => {
    const dimension = {
      id: '=cmd|calc',
      name: '@Name',
      initial: 'all',
      values: [{ id: 'all', name: 'All', phrase: 'all' }],
    }
    const table = indicatorTable({ ...vacancy, dimensions: [dimension] }, [], new Map())
    for (const { name } of table.columns) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
    const columns = dangerous.columns.map((column) => ({ ...column, name: `=${column.name}` }))
    const [heading] = csvOf({ ...dangerous, columns }).split('\r\n')
    expect(heading).toBe("\uFEFF'=word,'=value")
    expect(csvText([['＝cmd', 'Value']])).toBe("\uFEFF'＝cmd,Value\r\n")
    expect(['-3.2', '+530.4', '7'].map(inert)).toEqual(['-3.2', '+530.4', '7'])
  })

  test('in XLSX no cell is a formula', () => {
    const sheets = unzipSync(files['tables.xlsx'] ?? new Uint8Array())
    const parts = Object.entries(sheets).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    expect(parts.length).toBe(5)
    for (const [, bytes] of parts) {
      expect(strFromU8(bytes)).not.toContain('<f>')
      expect(strFromU8(bytes)).not.toContain('mergeCell')
    }
    expect(
      strFromU8(unzipSync(files['tables.ods'] ?? new Uint8Array())['content.xml'] ?? new Uint8Array()),
    ).not.toMatch(/table:formula|table:number-columns-spanned/)
  })
})

test('the pack says what it is, what is missing, how it is rounded and how to cite it, the producers first', () => {
  const readme = text('README.md')
  expect(readme).toContain(plate.title)
  expect(readme).toContain('Made up.') // the definition of the indicator
  expect(readme).toMatch(/1 of 6 areas/)
  expect(readme).toMatch(/twelve significant digits/)
  const [producer, atlas] = text('citation.txt').trim().split('\n')
  expect(producer).toMatch(/^Nobody/)
  expect(atlas).toMatch(/MPCE Atlas/)
  expect(text('citation.bib')).toMatch(/@\w+\{made,[\s\S]*@\w+\{mpce-atlas-/)
  const types = text('citation.ris').match(/^TY {2}- .*$/gm)
  expect(types).toHaveLength(2)
  expect(text('citation.ris').match(/^ER {2}- ?$/gm)).toHaveLength(2)
})

test('the same pack is the same bytes', async () => {
  const pack = () => ({
    ...shownPack(plate, smallShapes, [vacancy], { permalink: link, made, dataVersion: 'test' }),
    tables: [plateTable(plate)],
  })
  const csv = async () => unzipSync(await writePack(pack(), () => {}))
  const once = await csv()
  vi.setSystemTime(new Date('2031-05-06T07:08:09'))
  const again = await csv()
  vi.useRealTimers()
  expect(Object.keys(once)).toEqual(Object.keys(again))
  for (const name of Object.keys(once)) expect(once[name]).toEqual(again[name])
})

test('a row of figures has each of them under its own heading', () => {
  // As many cases per person everywhere: no more variance between areas than chance gives, so that limits of chance stand.
  const people = smallAtlas.datasets.get('population/*') ?? expect.fail('no people')
  const cases = people.observations.map((one) =>
    one.cell.kind === 'value' ? { ...one, cell: { ...one.cell, value: one.cell.value / 100 } } : one,
  )
  const datasets = new Map(smallAtlas.datasets).set(
    'cases/*',
    vouchFor({ ...people, id: 'cases', observations: cases }),
  )
  const shown = composePlate(resolveView(smallView({ indicator: 'cases', per: 'people', period: '2019' }), catalogue), {
    ...smallAtlas,
    datasets,
  })
  const { columns, rows } = plateTable(shown)
  const row = rows.find(([code]) => code === 'W92000004') ?? expect.fail('no Wales')
  const found = Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]))
  // 10,000 new cases among a million people, with Byar's limits.
  expect(found).toMatchObject({
    value: 1000,
    numerator: 10_000,
    denominator: 1_000_000,
    level: 0.95,
    method: 'Byar',
    period: '2019',
    period_start: '2019-01-01',
    period_end: '2019-12-31',
    status: 'derived',
  })
  expect(found.lower).toBeCloseTo(980.5, 0)
  expect(found.upper).toBeCloseTo(1019.8, 0)
})
