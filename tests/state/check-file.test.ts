import { expect, test } from 'vitest'
import { importApi } from '#io/imports/import-api.ts'
import { checkFile } from '#state/unit-desk/check-file.ts'
import { serve } from '#workers/serve.ts'
import { realSetting } from '../core/imports/context.ts'
import { FakeWorker } from '../fixtures/fake-worker.ts'

const setting = realSetting()
const workers: FakeWorker[] = []
const createWorker = () => {
  const worker = new FakeWorker()
  serve(importApi({ files: async () => [], tables: async () => [] }), worker.port)
  workers.push(worker)
  return worker
}
const never = new AbortController().signal
const check = (name: string, text: string) =>
  checkFile(new File([text], name), async () => setting, never, createWorker)

const columns = 'survey_year,department,area,specialty,profession,wte_in_post,establishment_wte'
const row = '2025,Made-up Hospital,North East,radiotherapy-physics,clinical-scientist'

test('a return is checked by the importer’s own rules, and its worker ends', async () => {
  const sound = await check('return.csv', `${columns}\n${row},12.5,14\n`)
  expect(sound.readAs).toEqual(['Survey returns'])
  expect(sound.groups.filter(({ severity }) => severity === 'error')).toEqual([])
  const wrong = await check('return.csv', `${columns}\n${row},twelve,14\n`)
  const [error] = wrong.groups.filter(({ severity }) => severity === 'error')
  expect(error?.listed[0]).toMatchObject({ row: 2, found: 'twelve' })
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, true])
})

test('what is no table of the atlas is said to be none', async () => {
  expect(await check('letter.csv', 'Dear all,\nthank you\n')).toMatchObject({ readAs: [], questions: 0 })
})

test('a check that is cancelled ends', async () => {
  const work = new AbortController()
  const checking = checkFile(new File(['a,b'], 'a.csv'), async () => setting, work.signal, createWorker)
  work.abort()
  await expect(checking).rejects.toThrow('cancelled')
})
