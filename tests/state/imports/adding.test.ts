import { expect, test } from 'vitest'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { importApi } from '#io/imports/import-api.ts'
import { Importer } from '#state/imports/importer.ts'
import { serve } from '#workers/serve.ts'
import { realSetting } from '../../core/imports/context.ts'
import { FakeWorker } from '../../fixtures/fake-worker.ts'

type Rows = readonly (readonly string[])[]

class ImportingWorker extends FakeWorker {
  constructor(rows: Rows) {
    super()
    const tables = async () => [{ file: 'figures.csv', name: '', rows }]
    serve(importApi({ files: async () => [], tables }), this.port)
  }
}

/** A file that is added to a version whose table is kept. */
async function added(now: Rows, before: Rows) {
  const importer = new Importer({
    createWorker: () => new ImportingWorker(before),
    hold: () => () => {},
    note: async () => {},
    forget: async () => {},
    setting: async () => realSetting(),
    list: () => ({ datasets: [], versions: [], damaged: [] }),
    remembered: async () => undefined,
    keep: async () => {},
  })
  const text = now.map((row) => row.join()).join('\n')
  const arrayBuffer = async () => new TextEncoder().encode(text).buffer as ArrayBuffer
  await importer.open([{ name: 'figures.csv', size: text.length, arrayBuffer }])
  await importer.addKept(1)
  const state = () => importer.store.getState()
  const figures = () =>
    Object.values(state().checked?.draft?.files ?? {})
      .flatMap((file) => decodeDataset(file as IndicatorFile).observations)
      .map(({ area, period, dims, cell }) =>
        [area, period, ...Object.values(dims), cell.kind === 'value' ? cell.value : cell.reason].join(' '),
      )
      .toSorted()
  return { importer, state, figures }
}

const head = ['code', 'year', 'sites']
const [wales, scotland] = ['W92000004', 'S92000003']

test('figures that are in both and differ are asked about with both of them, and nothing is added up', async () => {
  const { importer, state, figures } = await added(
    [head, [wales, '2023', '13'], [wales, '2024', '14'], [scotland, '2023', '21']],
    [head, [wales, '2022', '11'], [wales, '2023', '12'], [scotland, '2023', '21']],
  )
  const [question] = state().checked?.questions ?? []
  expect(question?.ask).toContain(`2 figures of what you bring stand in the version before too, and 1 differ`)
  expect(question?.ask).toContain(`${wales}, 2023: 12 before, 13 now`)
  expect(question?.options.map(({ id }) => id)).toEqual(['now', 'before'])
  expect(state().checked?.draft).toBeNull()
  await importer.update({ answers: { 'kept-rows': 'now' } })
  const others = [`${scotland} 2023 21`, `${wales} 2022 11`, `${wales} 2024 14`]
  expect(figures()).toEqual([...others, `${wales} 2023 13`].toSorted())
  await importer.update({ answers: { 'kept-rows': 'before' } })
  expect(figures()).toEqual([...others, `${wales} 2023 12`].toSorted())
})

test('figures that are the same in both count once, and nothing is asked', async () => {
  const rows = [head, [wales, '2023', '13'], [scotland, '2023', '21']]
  const { state, figures } = await added([...rows, [wales, '2024', '14']], rows)
  expect(state().checked?.questions).toEqual([])
  expect(figures()).toEqual([`${scotland} 2023 21`, `${wales} 2023 13`, `${wales} 2024 14`])
})

test('a group that is only in the version before stays, where the groups of both are kept apart', async () => {
  const grouped = ['code', 'year', 'modality', 'sites']
  const { importer, figures } = await added(
    [
      grouped,
      [wales, '2023', 'MR', '5'],
      [wales, '2023', 'CT', '7'],
      [scotland, '2023', 'MR', '6'],
      [scotland, '2023', 'CT', '8'],
    ],
    [
      grouped,
      [wales, '2023', 'MR', '4'],
      [wales, '2023', 'PET', '1'],
      [scotland, '2023', 'MR', '6'],
      [scotland, '2023', 'PET', '2'],
    ],
  )
  await importer.update({ answers: { 'kept-rows': 'now', 'rows:modality': 'split' } })
  expect(figures().map((one) => one.toLowerCase())).toEqual(
    [
      ...[`${wales} 2023 ct 7`, `${wales} 2023 mr 5`, `${wales} 2023 pet 1`],
      ...[`${scotland} 2023 ct 8`, `${scotland} 2023 mr 6`, `${scotland} 2023 pet 2`],
    ]
      .map((one) => one.toLowerCase())
      .toSorted(),
  )
})

test('years side by side of two versions are never offered to be added up', async () => {
  const { state } = await added(
    [
      ['code', '2022', '2023'],
      [wales, '12', '13'],
      [scotland, '20', '21'],
    ],
    [
      ['code', '2021', '2022'],
      [wales, '10', '11'],
      [scotland, '18', '19'],
    ],
  )
  for (const { options } of state().checked?.questions ?? []) expect(options.map(({ id }) => id)).not.toContain('sum')
  expect(state().checked?.draft === null || (state().checked?.questions ?? []).length > 0).toBe(true)
})
