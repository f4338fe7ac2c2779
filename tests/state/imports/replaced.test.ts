import { expect, test, vi } from 'vitest'
import type { ShelfFile } from '#core/imports/draft.ts'
import { importApi } from '#io/imports/import-api.ts'
import type { Accepted, ShelfList } from '#io/shelf/shelf.ts'
import { ShelfFault } from '#io/shelf/shelf-fault.ts'
import { Importer } from '#state/imports/importer.ts'
import { isAgreed, replacedBy } from '#state/imports/replaced.ts'
import { serve } from '#workers/serve.ts'
import { realSetting } from '../../core/imports/context.ts'
import { openAndCheck } from '../../core/imports/open-and-check.ts'
import { FakeWorker } from '../../fixtures/fake-worker.ts'

/** A machine at work may take its time. */
const soon = { timeout: 60_000 }

const setting = realSetting()
const entry = { indicators: [], geographies: [], sites: [] }

/** What this browser keeps: one dataset, made from a file of a name. */
const list = (number: number, rows: number): ShelfList => ({
  datasets: [{ id: 'mine', name: 'Mine', table: 'indicator', current: number, on: true }],
  versions: [{ dataset: 'mine', number, accepted: '', files: ['a.csv'], rows, summary: [], warnings: 0, entry }],
  damaged: [],
})

const head = 'code,year,wte'
const text = (...rows: readonly string[]) => [head, ...rows].join('\n')
const filesOf = (content: string): readonly ShelfFile[] =>
  Object.values(openAndCheck('a.csv', new TextEncoder().encode(content)).checked?.draft?.files ?? {})
    // Under the id that the figures of the dataset have.
    .map((file) => ({ ...file, id: 'own-mine' }) as ShelfFile)
const chosen = (name: string, content: string) => ({
  name,
  size: content.length,
  arrayBuffer: async () => new TextEncoder().encode(content).buffer as ArrayBuffer,
})

const before = text('E12000001,2024,11', 'E12000002,2024,12', 'E12000003,2024,13')

function stand(read: () => Promise<readonly ShelfFile[]> = async () => filesOf(before)) {
  const files = vi.fn(read)
  const kept: Accepted[] = []
  let shelf = list(1, 3)
  const importer = new Importer({
    createWorker: () => {
      const worker = new FakeWorker()
      serve(importApi({ files, tables: async () => [] }), worker.port)
      return worker
    },
    hold: () => () => {},
    note: async () => {},
    forget: async () => {},
    setting: async () => setting,
    list: () => shelf,
    remembered: async () => undefined,
    keep: async (accepted) => void kept.push(accepted),
  })
  const state = () => importer.store.getState()
  return {
    importer,
    files,
    kept,
    state,
    replaced: () => replacedBy(state(), shelf),
    relist: (next: ShelfList) => {
      shelf = next
    },
  }
}

test('what is brought is compared in the worker with the version whose place it takes, and how far is said', async () => {
  const { importer, files, state, replaced } = stand()
  const said: string[] = []
  importer.store.subscribe(({ comparing }) => comparing && said.push(comparing.words))
  await importer.open([chosen('a.csv', text('E12000001,2024,11', 'E12000002,2024,14', 'E12000003,2024,13'))])
  expect(files).toHaveBeenCalledWith('mine', 1)
  expect(replaced()).toMatchObject({
    version: 1,
    waits: false,
    loss: null,
    compared: { difference: { new: 0, changed: 1, gone: 0, same: 2 } },
  })
  expect(said).toContain('Comparing with version 1')
  expect(state().comparing).toBeNull()
})

test('nothing is kept while the comparison runs, nor before the reader has agreed to what would go', async () => {
  let answer = (_: readonly ShelfFile[]) => {}
  const { importer, kept, replaced } = stand(() => new Promise((resolve) => (answer = resolve)))
  const opening = importer.open([chosen('a.csv', text('E12000001,2023,11', 'E12000002,2023,12', 'E12000003,2023,13'))])
  await vi.waitFor(() => expect(importer.store.getState().comparing).not.toBeNull(), soon)
  expect(replaced()).toEqual({ version: 1, compared: null, loss: null, waits: true })
  await importer.accept()
  expect(kept).toEqual([])
  answer(filesOf(before))
  await opening
  const words =
    'Version 1 has 2024, which is not in what you bring. What you bring is older. 3 figures of version 1 would go.'
  expect(replaced().loss).toBe(words)
  await importer.accept()
  expect(kept).toEqual([])
  const agreed = importer.update({ agreedLoss: words })
  await vi.waitFor(() => expect(importer.store.getState().comparing).not.toBeNull(), soon)
  // The last good comparison of the same files stays on the screen, and nothing is imported by it.
  expect(replaced()).toMatchObject({ loss: words, waits: true })
  expect(isAgreed(replaced(), { agreedLoss: words })).toBe(false)
  answer(filesOf(before))
  await agreed
  expect(isAgreed(replaced(), { agreedLoss: words })).toBe(true)
  expect(isAgreed(replaced(), { agreedLoss: `${words} And more.` })).toBe(false)
  await importer.accept()
  expect(kept).toHaveLength(1)
})

test('a comparison is never shown for other files, another version or a later state of the files', async () => {
  const answers: ((files: readonly ShelfFile[]) => void)[] = []
  const { importer, state, replaced, relist } = stand(() => new Promise((resolve) => answers.push(resolve)))
  const opening = importer.open([chosen('a.csv', before), chosen('b.csv', text('E12000004,2024,9'))])
  await vi.waitFor(() => expect(answers).toHaveLength(1), soon)
  const other = importer.update({ ticked: [1] })
  await vi.waitFor(() => expect(answers).toHaveLength(2), soon)
  answers[0]?.(filesOf(before))
  await opening
  expect(replaced()).toMatchObject({ compared: null, waits: true })
  answers[1]?.(filesOf(before))
  await other
  expect(replaced().compared?.difference).toMatchObject({ new: 1, gone: 3, same: 0 })

  // Another tab has kept a version meanwhile.
  relist(list(2, 1))
  expect(replaced()).toMatchObject({ version: 2, compared: null, waits: true })
  const again = importer.compare()
  await vi.waitFor(() => expect(answers).toHaveLength(3), soon)
  answers[2]?.(filesOf(text('E12000004,2024,9')))
  await again
  expect(replaced()).toMatchObject({ version: 2, loss: null, compared: { difference: { same: 1 } } })

  const next = importer.open([chosen('a.csv', before)])
  expect(state().comparison).toBeNull()
  await vi.waitFor(() => expect(answers).toHaveLength(4), soon)
  answers[3]?.(filesOf(before))
  await next
  expect(replaced().compared?.difference).toMatchObject({ same: 3 })
})

test('where the version before cannot be read, that is said, and the reader has to agree', async () => {
  const { importer, kept, replaced } = stand(async () => {
    throw new ShelfFault('damaged', 'A file of it is damaged.')
  })
  await importer.open([chosen('a.csv', before)])
  const { loss } = replaced()
  expect(loss).toBe(
    'Version 1 cannot be compared with what you bring, so nobody can say what would go. A file of it is damaged.',
  )
  await importer.accept()
  expect(kept).toEqual([])
  await importer.update({ agreedLoss: loss })
  await importer.accept()
  expect(kept).toHaveLength(1)
})
