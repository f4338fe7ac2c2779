import { expect, test } from 'vitest'
import { importApi } from '#io/imports/import-api.ts'
import type { Accepted, ShelfList } from '#io/shelf/shelf.ts'
import { Importer } from '#state/imports/importer.ts'
import { serve } from '#workers/serve.ts'
import { realSetting } from '../../core/imports/context.ts'
import { FakeWorker } from '../../fixtures/fake-worker.ts'

const text =
  'Area,Year,WTE\nW92000004,2022,21.5\nS92000003,2022,11.5\n\nArea,Year,Scanners\nW92000004,2022,30\nS92000003,2022,15\n'

/** An importer with a file of two tables open, and what it has kept. */
async function twoTables() {
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
    setting: async () => realSetting(),
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
  const arrayBuffer = async () => new TextEncoder().encode(text).buffer as ArrayBuffer
  await importer.open([{ name: 'two.csv', size: text.length, arrayBuffer }])
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
  expect(state()).toMatchObject({ desk: null, accepted: { left: [{ id: 1 }] } })
  expect(workers[0]?.isEnded).toBe(false)
  await importer.next(1)
  expect(state().desk).toMatchObject({ ticked: [1], answers: {}, target: { version: 1, name: 'Table of figures 2' } })
  await accept(stood)
  expect(state().accepted?.left).toEqual([])
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
  await importer.next(0)
  expect(state().desk?.opened.sheets.map(({ file }) => file)).toEqual(['one.csv'])
})
