import { expect, test } from 'vitest'
import type { Decision } from '#core/imports/decisions/decision.ts'
import { importApi } from '#io/imports/import-api.ts'
import type { Accepted } from '#io/shelf/shelf.ts'
import { Importer } from '#state/imports/importer.ts'
import { serve } from '#workers/serve.ts'
import { realSetting } from '../../core/imports/context.ts'
import { FakeWorker } from '../../fixtures/fake-worker.ts'

class ImportingWorker extends FakeWorker {
  constructor() {
    super()
    serve(importApi(), this.port)
  }
}

async function opened(text: string, name = 'figures.csv') {
  const kept: Accepted[] = []
  const importer = new Importer({
    createWorker: () => new ImportingWorker(),
    hold: () => () => {},
    note: async () => {},
    forget: async () => {},
    setting: async () => realSetting(),
    list: () => ({ datasets: [], versions: [], damaged: [] }),
    remembered: async () => undefined,
    keep: async (accepted) => void kept.push(accepted),
  })
  const arrayBuffer = async () => new TextEncoder().encode(text).buffer as ArrayBuffer
  await importer.open([{ name, size: text.length, arrayBuffer }])
  const state = () => importer.store.getState()
  const decided = (id: string): Decision => {
    const one = state().checked?.decisions.find((each) => each.id === id)
    return one ?? expect.fail(`nothing is decided about ${id}`)
  }
  return { importer, kept, state, decided }
}

const open = 'Area code,Year,Value,Spend (£m)\nE12000001,2024,12,1.5\nE12000002,2024,13,2.5\n'

test('nothing is kept while anything is a guess, whatever the screen does', async () => {
  const { importer, kept, state, decided } = await opened(open.replaceAll(/,[^,]*$/gm, ''))
  expect(state().checked?.draft).toBeTruthy()
  await importer.accept()
  expect(kept).toEqual([])
  for (const id of ['name', 'kind', 'unit']) await importer.confirm(decided(id))
  expect(decided('unit').degree).toBe('chosen')
  await importer.accept()
  expect(kept).toHaveLength(1)
})

test('a name that says what the figures are settles their kind; the unit follows', async () => {
  const { importer, decided } = await opened(open.replaceAll(/,[^,]*$/gm, ''))
  await importer.correct(decided('name'), 'Clinical scientists, WTE')
  expect([decided('name').degree, decided('kind').degree, decided('unit').value]).toEqual(['chosen', 'implied', 'WTE'])
})

test('another column of figures is decided anew: what was confirmed of the first holds no longer', async () => {
  const { importer, state, decided } = await opened(open)
  await importer.correct(decided('value-column'), '2')
  await importer.confirm(decided('unit'))
  expect(decided('unit')).toMatchObject({ value: 'units', degree: 'chosen' })
  await importer.choose(0, 'column:value', '3')
  expect(decided('unit')).toMatchObject({ value: '£ million', degree: 'stated' })
  expect(state().checked?.first.rows[0]?.cells).toEqual(['North East', '2024', '1.5', '£ million'])
  await importer.choose(0, 'column:value', '2')
  expect(decided('unit').degree).toBe('guessed')
})

test('another separator takes the file apart anew, and a row that is struck out is not read', async () => {
  const { importer, state, decided } = await opened(open)
  await importer.update({ struck: [{ sheet: 0, row: 2 }] })
  expect(decided('rows-left:struck')).toMatchObject({ value: '1 row', degree: 'chosen' })
  await importer.correct(decided('separator'), ';')
  expect(state().desk?.opened.sheets[0]?.head[0]).toEqual(['Area code,Year,Value,Spend (£m)'])
})

test('a question that was answered is kept, to be answered again', async () => {
  const { importer, state } = await opened('Region,Year,WTE\nLondon,2024,12\nSouth East,2024,13\n')
  const [question] = state().checked?.questions ?? []
  expect(question?.id).toBe('area:geography')
  await importer.update({ answers: { 'area:geography': 'itl1' } })
  expect(state().checked?.questions).toEqual([])
  expect(state().asked).toEqual([question])
})
