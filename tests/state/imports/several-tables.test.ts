import { expect, test } from 'vitest'
import type { GeographyFile } from '#core/catalogue/schemas.ts'
import type { ImportContext } from '#io/imports/desk.ts'
import { importApi } from '#io/imports/import-api.ts'
import type { Accepted, ShelfList } from '#io/shelf/shelf.ts'
import { leftAfter } from '#state/imports/first-desk.ts'
import { Importer } from '#state/imports/importer.ts'
import { forgetWaiting, leaveImporter, waitingImporter } from '#state/imports/waiting.ts'
import { serve } from '#workers/serve.ts'
import { realSetting } from '../../core/imports/context.ts'
import { FakeWorker } from '../../fixtures/fake-worker.ts'

const text =
  'Area,Year,WTE\nW92000004,2022,21.5\nS92000003,2022,11.5\n\nArea,Year,Scanners\nW92000004,2022,30\nS92000003,2022,15\n'

/** Six networks that no file of the atlas knows, as boundaries that have been imported would give them. */
function networks(): GeographyFile {
  const [shipped] = realSetting().geographies
  const [area] = shipped?.areas ?? []
  if (!shipped || !area) throw new Error('the atlas has no areas')
  const named = [1, 2, 3, 4, 5, 6].map((n) => ({ ...area, code: `X9900000${n}`, name: `Network ${n}`, codes: [] }))
  return { ...shipped, geography: { ...shipped.geography, id: 'own-networks', name: 'Networks' }, areas: named }
}

/** An importer with a file of two tables open, and what it has kept. */
async function twoTables(
  files: Readonly<Record<string, string>> = { 'two.csv': text },
  /** What the atlas knows after the first import. */
  learnt: Partial<ImportContext> = {},
) {
  const kept: Accepted[] = []
  const workers: FakeWorker[] = []
  const importer = new Importer({
    createWorker: () => {
      const worker = new FakeWorker()
      serve(importApi(), worker.port)
      workers.push(worker)
      return worker
    },
    hold: () => () => {},
    note: async () => {},
    forget: async () => {},
    setting: async () => realSetting(kept.length > 0 ? learnt : {}),
    list: (): ShelfList => ({
      datasets: kept.map(({ target: { dataset, name } }) => ({
        id: dataset,
        name,
        table: 'indicator',
        current: 1,
        on: true,
      })),
      versions: [],
      damaged: [],
    }),
    remembered: async () => undefined,
    keep: async (accepted) => void kept.push(accepted),
  })
  const chosen = Object.entries(files).map(([name, own]) => {
    const bytes = new TextEncoder().encode(own)
    return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer as ArrayBuffer }
  })
  await importer.open(chosen)
  return { importer, kept, workers, state: () => importer.store.getState() }
}

/** Imports the table that is chosen, whatever is guessed of it. */
async function accept({ importer, state }: Awaited<ReturnType<typeof twoTables>>) {
  for (const one of state().checked?.decisions.filter(({ degree }) => degree === 'guessed') ?? [])
    await importer.confirm(one)
  await importer.accept()
}

test('of several tables on a sheet none is taken before the reader says which', async () => {
  const { state } = await twoTables()
  expect(state().desk?.opened.sheets.map(({ among }) => among?.range)).toEqual(['A1:C3', 'A5:C7'])
  expect(state().desk?.ticked).toEqual([])
  expect(state().checked).toBeNull()
})

test('one after the other becomes a dataset of its own, and the worker ends with the last', async () => {
  const stood = await twoTables()
  const { importer, kept, workers, state } = stood
  await importer.update({ ticked: [0] })
  await accept(stood)
  expect(state()).toMatchObject({ desk: null, accepted: { left: { sheets: [{ id: 1 }], layers: [] } } })
  expect(workers[0]?.isEnded).toBe(false)
  await importer.next({ sheet: 1 })
  expect(state().desk).toMatchObject({ ticked: [1], answers: {}, target: { version: 1, name: 'Table of figures 2' } })
  await accept(stood)
  expect(state().accepted?.left).toEqual({ sheets: [], columns: [], layers: [] })
  expect(workers[0]?.isEnded).toBe(true)
  expect(kept.map(({ draft }) => draft.entry.indicators.map(({ name }) => name))).toEqual([['WTE'], ['Scanners']])
  expect(kept.map(({ source }) => source.tables.map(({ name }) => name))).toEqual([['table 1'], ['table 2']])
})

test('a table that was left is gone with the next file', async () => {
  const stood = await twoTables()
  const { importer, workers, state } = stood
  await importer.update({ ticked: [1] })
  await accept(stood)
  const arrayBuffer = async () => new TextEncoder().encode('Area,Year,WTE\nW92000004,2022,21.5\n').buffer as ArrayBuffer
  await importer.open([{ name: 'one.csv', size: 30, arrayBuffer }])
  expect(workers[0]?.isEnded).toBe(true)
  await importer.next({ sheet: 0 })
  expect(state().desk?.opened.sheets.map(({ file }) => file)).toEqual(['one.csv'])
})

test('a table of areas that an import has brought is read by them, though it was opened before', async () => {
  const own = networks()
  const rows = own.areas.map(({ code }, at) => `${code},2022,${at + 20.5}`)
  const files = {
    'one.csv': 'Area,Year,WTE\nW92000004,2022,21.5\n',
    'networks.csv': ['Area,Year,WTE', ...rows].join('\n'),
  }
  const stood = await twoTables(files, { geographies: [...realSetting().geographies, own] })
  const { importer, kept, state } = stood
  await importer.update({ ticked: [0] })
  await accept(stood)
  expect(state().accepted?.left.sheets.map(({ file }) => file)).toEqual(['networks.csv'])
  await importer.next({ sheet: 1 })
  await accept(stood)
  const [indicator] = kept[1]?.draft.entry.indicators ?? []
  expect(indicator?.initial.geography).toBe('own-networks')
})

test('boundaries among the files are offered after a table, and tables after boundaries', async () => {
  const square = (west: number) => ({
    type: 'Feature',
    properties: { code: `X9900000${west}`, name: `Network ${west}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [-west, 52],
          [-west, 53],
          [0.5 - west, 53],
          [0.5 - west, 52],
          [-west, 52],
        ],
      ],
    },
  })
  const map = JSON.stringify({ type: 'FeatureCollection', features: [1, 2, 3].map(square) })
  const stood = await twoTables({ 'one.csv': 'Area,Year,WTE\nW92000004,2022,21.5\n', 'networks.geojson': map })
  const { importer, state, workers } = stood
  const { desk } = state()
  if (!desk) throw new Error('nothing is open')
  expect(desk).toMatchObject({ ticked: [0], layer: null })
  expect(leftAfter({ ...desk, layer: 0, ticked: [] })).toMatchObject({ sheets: [{ file: 'one.csv' }], layers: [] })
  await accept(stood)
  expect(state().accepted?.left).toMatchObject({ sheets: [], layers: [{ file: 'networks.geojson', areas: 3 }] })
  await importer.next({ layer: 0 })
  expect(state().desk).toMatchObject({ ticked: [], layer: 0, target: { name: 'Boundaries' } })
  expect(workers).toHaveLength(1)
})

test('other columns of figures of a table follow one by one, each with its own name and unit, until none is left', async () => {
  const rows = ['W92000004,2022,21.5,24,12.5%', 'S92000003,2022,31.5,34,9.5%', 'N92000002,2022,15.5,18,7.5%']
  const file = ['Area,Year,WTE,Headcount,Vacancy rate', ...rows].join('\n')
  const stood = await twoTables({ 'staff.csv': file })
  const { importer, kept, state } = stood
  const headings = () => state().accepted?.left.columns.map(({ heading }) => heading)
  await importer.choose(0, 'column:value', '2')
  await accept(stood)
  expect(headings()).toEqual(['Headcount', 'Vacancy rate'])
  await importer.next({ sheet: 0, column: 3 })
  expect(state().desk?.mappings[0]).toMatchObject({
    columns: { value: 3 },
    about: { name: 'Headcount', unit: 'persons' },
  })
  await accept(stood)
  expect(headings()).toEqual(['Vacancy rate'])
  await importer.next({ sheet: 0, column: 4 })
  await accept(stood)
  expect(headings()).toEqual([])
  const made = kept.map(({ draft }) => draft.entry.indicators.map(({ name, unit }) => `${name}, ${unit.many}`))
  expect(made).toEqual([['WTE, WTE'], ['Headcount, persons'], ['Vacancy rate, percent']])
})

test('the column that was imported is not offered again, whichever the file would suggest', async () => {
  const file = 'Area,Year,WTE,Headcount\nW92000004,2022,21.5,24\nS92000003,2022,31.5,34\n'
  const stood = await twoTables({ 'staff.csv': file, 'other.csv': 'Area,Year,Beds\nW92000004,2022,150\n' })
  const { importer, state } = stood
  await importer.update({ ticked: [0] })
  await importer.choose(0, 'column:value', '3')
  await accept(stood)
  expect(state().accepted?.left.columns.map(({ heading }) => heading)).toEqual(['WTE'])
})

test('what an import has left waits when the screen is left; an import that is under way ends with it', async () => {
  const stood = await twoTables()
  const { importer, workers } = stood
  const held = { now: { list: null, change: async () => {} }, importer }
  await importer.update({ ticked: [0] })
  leaveImporter(held)
  expect([waitingImporter(), workers[0]?.isEnded]).toEqual([null, true])
  const again = await twoTables()
  await again.importer.update({ ticked: [0] })
  await accept(again)
  const waits = { ...held, importer: again.importer }
  leaveImporter(waits)
  expect([waitingImporter(), again.workers[0]?.isEnded]).toEqual([waits, false])
  await waitingImporter()?.importer.next({ sheet: 1 })
  expect(again.state().desk?.ticked).toEqual([1])
  forgetWaiting()
  expect(waitingImporter()).toBeNull()
})

test('a file of which nothing is known waits for its turn, a sheet of notes beside a table does not', async () => {
  const { state, importer } = await twoTables({
    'one.csv': 'Area,Year,WTE\nW92000004,2022,21.5\n',
    'networks.csv':
      'Network code,Network,Year,Linacs,Physicists (WTE)\nRPN01,Severn,2024,8,19.4\nRPN02,Peninsula,2024,19,36.7\n',
  })
  const { desk } = state()
  if (!desk) throw new Error('nothing is open')
  expect(desk.mappings[1]).toBeUndefined()
  expect(leftAfter(desk).sheets.map(({ file }) => file)).toEqual(['networks.csv'])
  const [one, other] = desk.opened.sheets
  const beside = { ...desk, opened: { ...desk.opened, sheets: [one, { ...other, file: 'one.csv' }] } } as typeof desk
  expect(leftAfter(beside).sheets).toEqual([])
  await accept({ importer, state } as Awaited<ReturnType<typeof twoTables>>)
  await importer.next({ sheet: 1 })
  expect(state().desk?.ticked).toEqual([])
})
