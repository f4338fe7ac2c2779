import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { packSchema } from '#core/catalogue/pack.ts'
import { indicatorFileSchema } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { Draft } from '#core/imports/draft.ts'
import { recordRelease } from '#io/leaving.ts'
import { restoreBackup, writeBackup } from '#io/shelf/backup.ts'
import { databaseMigrations, openShelf } from '#io/shelf/database.ts'
import { readShelfFile } from '#io/shelf/large-files.ts'
import { packSource } from '#io/shelf/pack-source.ts'
import { releasedSoFar } from '#io/shelf/releases.ts'
import {
  type Accepted,
  accept,
  closeShelf,
  deleteDataset,
  forgetUnderway,
  listShelf,
  listUnderway,
  noteUnderway,
  readEntries,
  readRemembered,
  readVersionFiles,
  renameDataset,
  restoreVersion,
  switchDataset,
} from '#io/shelf/shelf.ts'
import { ShelfFault, shelfFault } from '#io/shelf/shelf-fault.ts'
import { openAndCheck, realDesk } from '../core/imports/open-and-check.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(async () => {
  await closeShelf()
  vi.unstubAllGlobals()
})

function draftOf(value: string, version = 1): Draft {
  const text = `code,year,value\nE12000001,2024,${value}\n`
  const { checked } = openAndCheck('own.csv', new TextEncoder().encode(text))
  if (!checked?.draft) throw new Error('the example is not good')
  return JSON.parse(JSON.stringify(checked.draft).replaceAll('shelf/test/1/', `shelf/test/${version}/`)) as Draft
}

const accepted = (version = 1, value = '12'): Accepted => ({
  target: { dataset: 'test', version, name: 'Mine' },
  draft: draftOf(value, version),
  files: ['own.csv'],
  source: {
    tables: [
      {
        file: 'own.csv',
        name: '',
        rows: [
          ['code', 'year', 'value'],
          ['E12000001', '2024', value],
        ],
      },
    ],
    returns: [],
  },
  warnings: 0,
  at: `2026-03-2${version}T12:00:00Z`,
  remember: [{ key: 'code|year|value', mapping: {} as never }],
})

test('an accepted import is there whole: dataset, version, files, source, mapping', async () => {
  await accept(accepted())
  const { datasets, versions } = await listShelf()
  expect(datasets).toEqual([{ id: 'test', name: 'Mine', table: 'indicator', current: 1, on: true }])
  expect(versions).toMatchObject([{ dataset: 'test', number: 1, rows: 1, files: ['own.csv'] }])
  expect(await readVersionFiles('test', 1)).toHaveLength(1)
  expect(await readShelfFile('shelf/test/1/source')).toMatchObject({ tables: [{ file: 'own.csv' }] })
  expect(await readRemembered('code|year|value')).toBeDefined()
  const [entry] = (await readEntries()).entries
  expect(await readShelfFile(entry?.indicators[0]?.files['*']?.path ?? '')).toMatchObject({ id: 'own-test', rows: 1 })
})

test('an import that cannot be stored whole leaves nothing behind', async () => {
  await accept(accepted())
  const before = JSON.stringify(await listShelf())
  // A function cannot be stored: the browser refuses it in the middle, after dataset and version have been written.
  const spoilt = {
    ...accepted(2),
    draft: { ...draftOf('13', 2), files: { 'shelf/test/2/x': { bad: () => 1 } as never } },
  }
  await expect(accept(spoilt)).rejects.toBeInstanceOf(ShelfFault)
  expect(JSON.stringify(await listShelf())).toBe(before)
  expect(await readVersionFiles('test', 2)).toEqual([])
})

test('a version that another tab has accepted meanwhile is not written over', async () => {
  await accept(accepted(1, '12'))
  const fault = await accept(accepted(1, '99')).catch((each: unknown) => each)
  expect(fault).toMatchObject({ code: 'overtaken' })
  const [entry] = (await readEntries()).entries
  const file = await readShelfFile(entry?.indicators[0]?.files['*']?.path ?? '')
  expect(JSON.stringify(file)).toContain('12')
  expect(JSON.stringify(file)).not.toContain('99')
})

test('datasets are renamed, switched off, restored to an older version and deleted', async () => {
  await accept(accepted(1, '12'))
  await accept(accepted(2, '13'))
  await renameDataset('test', 'Ours')
  expect((await listShelf()).datasets).toMatchObject([{ name: 'Ours', current: 2 }])
  await restoreVersion('test', 1)
  expect((await readEntries()).entries[0]?.indicators[0]?.files['*']?.path).toContain('/test/1/')
  await switchDataset('test', false)
  expect((await readEntries()).entries).toEqual([])
  await deleteDataset('test')
  expect(await listShelf()).toEqual({ datasets: [], versions: [], damaged: [] })
  expect(await readVersionFiles('test', 2)).toEqual([])
})

test('a shelf of the first version opens with its data, every dataset on', async () => {
  const old = await openShelf(databaseMigrations.slice(0, 1))
  await old.put('datasets', { id: 'old', name: 'Old', table: 'indicator', current: 1 } as never)
  await old.put('files', { kept: true } as never, 'shelf/old/1/x')
  old.close()
  expect((await listShelf()).datasets).toEqual([{ id: 'old', name: 'Old', table: 'indicator', current: 1, on: true }])
  expect(await readShelfFile('shelf/old/1/x')).toEqual({ kept: true })
  await noteUnderway({ id: 'a', files: [], started: '' })
  expect(await listUnderway()).toHaveLength(1)
})

test('a migration that fails leaves the shelf as it was', async () => {
  const old = await openShelf(databaseMigrations.slice(0, 1))
  await old.put('datasets', { id: 'old', name: 'Old', table: 'indicator', current: 1 } as never)
  old.close()
  const broken = [...databaseMigrations.slice(0, 1), () => Promise.reject(new Error('half way'))]
  await expect(openShelf(broken)).rejects.toThrow()
  expect((await listShelf()).datasets).toMatchObject([{ id: 'old' }])
})

test('a backup brings everything back into an empty browser, and adds to one that has data', async () => {
  await accept(accepted(1, '12'))
  await accept(accepted(2, '13'))
  const backup = await (await writeBackup('2026-04-01T00:00:00Z', 'self')).text()
  const before = await listShelf()
  await closeShelf()
  vi.stubGlobal('indexedDB', new IDBFactory())
  expect(await restoreBackup(backup)).toEqual({ datasets: 1, versions: 2, stories: 0, known: 0 })
  const brought = before.versions.map((one) => ({ ...one, brought: true }))
  expect(await listShelf()).toEqual({ ...before, versions: brought })
  expect(await readShelfFile('shelf/test/2/source')).toMatchObject({ tables: [{ file: 'own.csv' }] })
  expect(await restoreBackup(backup)).toEqual({ datasets: 0, versions: 0, stories: 0, known: 2 })
})

/** One department of Wales, and three of each of two regions and of Scotland: what Wales has is withheld, and stands in the returns alone. */
const canary = 73.19
function acceptedSurvey(): Accepted {
  const head = 'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte'
  const persons =
    'headcount,age_under_35,age_35_44,age_45_54,age_55_plus,experience_under_5,experience_5_14,experience_15_plus'
  const row = (department: string, area: string, wte: number) =>
    `2025,${department},${area},ultrasound,engineer,complete,${wte},${wte},0,80,20,20,20,20,20,30,30`
  const rows = ['E12000001', 'E12000002', 'S92000003'].flatMap((area) =>
    ['a', 'b', 'c'].map((one) => row(`${area}${one}`, area, 11)),
  )
  const text = [`${head},${persons}`, ...rows, row('Cwm Nobody', 'W92000004', canary)].join('\n')
  const { checked } = openAndCheck('survey.csv', new TextEncoder().encode(text))
  if (!checked?.draft) throw new Error('the example is not good')
  return {
    target: { dataset: 'test', version: 1, name: 'Ours' },
    draft: checked.draft,
    files: ['survey.csv'],
    source: realDesk().source([0], []),
    warnings: 0,
    at: '2026-03-31T12:00:00Z',
    remember: [],
  }
}

test('a version keeps the rules that it was protected by and the returns behind it; a copy for others has no returns', async () => {
  await accept(acceptedSurvey())
  const [version] = (await listShelf()).versions
  expect(version?.policy).toEqual(defaultPolicy)
  const [own, others] = await Promise.all(
    (['self', 'others'] as const).map(async (reader) => (await writeBackup('2026-04-01T00:00:00Z', reader)).text()),
  )
  expect(own).toContain(String(canary))
  expect(others).not.toContain(String(canary))
  expect(others).not.toContain('Cwm Nobody')
  for (const backup of [own, others]) {
    await closeShelf()
    vi.stubGlobal('indexedDB', new IDBFactory())
    await restoreBackup(backup ?? '')
    expect((await listShelf()).versions).toEqual([
      { ...version, brought: true, ...(backup === own ? {} : { files: [] }) },
    ])
    const source = await readShelfFile('shelf/test/1/source')
    if (backup === own) expect(source).toMatchObject({ returns: expect.arrayContaining([]) })
    else expect(source).toBeUndefined()
  }
})

test('a copy for others holds the version that counts and nothing of others, nor of what is switched off', async () => {
  const first = acceptedSurvey()
  await accept({ ...first, files: ['Trust secret name.csv'] })
  const second: Draft = JSON.parse(JSON.stringify(first.draft).replaceAll('shelf/test/1/', 'shelf/test/2/'))
  await accept({ ...first, target: { ...first.target, version: 2 }, draft: second })
  await accept({ ...first, target: { dataset: 'other', version: 1, name: 'Switched off' } })
  await switchDataset('other', false)
  const copy = await (await writeBackup('2026-04-01T00:00:00Z', 'others')).text()
  const held: { versions: { number: number }[]; datasets: { id: string }[] } = JSON.parse(copy)
  expect(held.versions.map(({ number }) => number)).toEqual([2])
  expect(held.datasets.map(({ id }) => id)).toEqual(['test'])
  expect(copy).not.toContain('Trust secret name')
  expect(copy).toContain('shelf/test/2/mpce-wte')
  expect(copy).not.toContain('shelf/test/1/')
})

test.each([
  ['rows that are not written', { rows: 1e9 }],
  ['rows below none', { rows: -1 }],
  ['a column that is too short', { rows: 3, columns: { value: [1, 2] } }],
])('a file with %s is refused before it is read', (_, wrong) => {
  const file = { format: 1, id: 'x', shard: null, rows: 0, dictionaries: {}, columns: {}, sources: [], notes: [] }
  expect(v.is(indicatorFileSchema, file)).toBe(true)
  expect(v.is(indicatorFileSchema, { ...file, ...wrong })).toBe(false)
})

test('a pack of a baseline holds what may be shown and says how much is suppressed', async () => {
  await accept(acceptedSurvey())
  const { datasets, versions } = await listShelf()
  const [dataset, version] = [datasets[0], versions[0]]
  if (!dataset || !version) throw new Error('nothing was accepted')
  const pack = await packSource(dataset, version, '2026-05-14')
  expect(pack).toMatchObject({ title: 'Ours', protection: { policy: defaultPolicy.name } })
  expect(pack.protection.withheld).toBeGreaterThan(0)
  expect(pack.indicators.map(({ id }) => id)).toContain('mpce-wte')
  expect(JSON.stringify(pack)).not.toContain(String(canary))
  expect(v.is(packSchema, JSON.parse(JSON.stringify(pack)))).toBe(true)
})

test('what leaves while a baseline of one’s own counts is noted, once a version', async () => {
  await accept(acceptedSurvey())
  expect(await releasedSoFar()).toEqual([])
  await recordRelease()
  await recordRelease()
  const [release, ...more] = await releasedSoFar()
  expect(more).toEqual([])
  expect(release?.name).toBe('Ours, version 1')
  expect(Object.keys(release?.values['mpce-wte'] ?? {}).some((id) => id.includes('area=E12000001'))).toBe(true)
  expect(Object.keys(release?.values['mpce-wte'] ?? {}).some((id) => id.includes('area=W92000004'))).toBe(false)
})

test.each([
  ['no JSON', '{'],
  ['another file', '{"format":"something"}'],
  [
    'a path that leads elsewhere',
    '{"format":"mpce-atlas-backup","version":1,"made":"","datasets":[],"versions":[],"files":[["data/catalogue.json",{"tables":[]}]]}',
  ],
  [
    'an id that means something to objects',
    '{"format":"mpce-atlas-backup","version":1,"made":"","datasets":[{"id":"__proto__","name":"x","table":"x","current":1,"on":true}],"versions":[],"files":[]}',
  ],
])('%s is no backup, and changes nothing', async (_, text) => {
  await accept(accepted())
  const before = await listShelf()
  await expect(restoreBackup(text)).rejects.toMatchObject({ code: 'not-a-backup' })
  expect(await listShelf()).toEqual(before)
})

test.each([
  ['QuotaExceededError', 'full', /no room/],
  ['SecurityError', 'unavailable', /private window/],
  ['VersionError', 'newer', /newer version/],
  ['AbortError', 'failed', /Nothing was changed/],
])('%s is said as what it means', (name, code, words) => {
  const fault = shelfFault(new DOMException('', name))
  expect(fault.code).toBe(code)
  expect(fault.message).toMatch(words)
})

test('an import that was broken off is found at the next visit, and forgotten when it has been said', async () => {
  await noteUnderway({ id: 'a', files: ['own.csv'], started: '2026-03-31T12:00:00Z' })
  await closeShelf()
  expect(await listUnderway()).toEqual([{ id: 'a', files: ['own.csv'], started: '2026-03-31T12:00:00Z' }])
  await forgetUnderway('a')
  expect(await listUnderway()).toEqual([])
})

test('without a database the shelf says so, and the atlas opens all the same', async () => {
  vi.stubGlobal('indexedDB', undefined)
  await expect(listShelf()).rejects.toMatchObject({ code: 'unavailable' })
  const { withOwnData } = await import('#io/shelf/own-files.ts')
  const catalogue = { indicators: [] } as never
  expect(await withOwnData(catalogue)).toBe(catalogue)
  expect(await withOwnData(catalogue, Promise.resolve(true))).toBe(catalogue)
})
