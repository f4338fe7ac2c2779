import { readFileSync } from 'node:fs'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { followsWords, toldWords } from '#core/imports/release-check.ts'
import { mayLeave, mayRelease, recordRelease, setAsker } from '#io/leaving.ts'
import { restoreBackup } from '#io/shelf/backup.ts'
import { copyForOthers } from '#io/shelf/copy-for-others.ts'
import { openShelf } from '#io/shelf/database.ts'
import { withOwnData } from '#io/shelf/own-files.ts'
import { packSource } from '#io/shelf/pack-source.ts'
import { followingFrom, toldByPack, toldByVersion, toldNow } from '#io/shelf/releases.ts'
import {
  accept,
  closeShelf,
  deleteVersion,
  listReleases,
  listShelf,
  readVersionFiles,
  restoreVersion,
  switchDataset,
} from '#io/shelf/shelf.ts'
import { realContext } from '../core/imports/context.ts'
import { openAndCheck, realDesk } from '../core/imports/open-and-check.ts'
import { realData } from '../data/real-atlas.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(async () => {
  setAsker(async () => true)
  await closeShelf()
  vi.unstubAllGlobals()
})

const head =
  'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte,headcount,age_under_35,age_35_44,age_45_54,age_55_plus,experience_under_5,experience_5_14,experience_15_plus'
const row = (department: string, area: string, persons: number) =>
  `2025,${department},${area},ultrasound,engineer,complete,${persons},${persons},0,${persons},${persons - 8},3,3,2,3,3,${persons - 6}`
const rows = ['E12000001', 'S92000003', 'N92000002', 'W92000004'].flatMap((area, at) =>
  ['Alderton', 'Brixley', 'Corfeld', 'Dunmere'].map((name, one) => row(`${name} ${area}`, area, 20 + at + one)),
)

/** A survey as an import keeps it, under a version and rules. */
async function keep(
  version: number,
  lines: readonly string[],
  policy: DisclosurePolicy = defaultPolicy,
  dataset = 'survey',
): Promise<void> {
  const text = [head, ...lines].join('\n')
  const { checked } = openAndCheck('Secret trust.csv', new TextEncoder().encode(text))
  const { returns } = realDesk().source([0], [])
  if (!checked?.draft || returns.length === 0) throw new Error('the example is not good')
  const target = { dataset, version, name: dataset === 'survey' ? 'Ours' : 'Ours apart' }
  const { entry, files, summary } = realDesk().remake({ returns, target, policy, today: '2026-03-31' })
  await accept({
    target,
    draft: { ...checked.draft, entry, files, summary, guard: { policy, withheld: [] } },
    files: ['Secret trust.csv'],
    source: { tables: [{ file: 'Secret trust.csv', name: '', rows: [] }], returns },
    warnings: 0,
    at: `2026-03-2${version}T12:00:00Z`,
    remember: [],
  })
}

const lenient: DisclosurePolicy = {
  ...defaultPolicy,
  name: 'Lenient',
  persons: { fewest: 1, source: 'test' },
  departments: { fewest: 1, source: 'test' },
  dominance: { ...defaultPolicy.dominance, on: false },
  closeness: { ...defaultPolicy.closeness, on: false },
}

test('what is printed, copied, cut or dragged by the browser’s own commands is noted on every page that shows own figures', async () => {
  const page = new EventTarget()
  vi.stubGlobal('window', page)
  await keep(1, rows)
  await withOwnData(realData().catalogue)
  page.dispatchEvent(new Event('pointerdown'))
  for (const [at, take] of ['beforeprint', 'copy', 'cut', 'dragstart'].entries()) {
    page.dispatchEvent(new Event(take))
    await expect.poll(async () => (await listReleases()).length, { message: take }).toBe(at + 1)
    await keep(at + 2, rows)
  }
})

test('a version that counts again is compared with what has left, and says what would be exposed', async () => {
  await keep(1, rows)
  await keep(2, [...rows, row('Joined later', 'W92000004', 12)])
  expect(await toldByVersion('survey', 1)).toBeNull() // Nothing has left.
  await recordRelease()
  expect(await toldNow()).toBeNull() // What has left itself tells nothing new.
  const told = await toldByVersion('survey', 1)
  expect(told).toMatchObject({ names: ['Ours, version 2'], withheld: 0 })
  expect(told?.changed).toBeGreaterThan(0)
  expect(told && toldWords(told)).toMatch(
    /^Against what was saved or copied before \(Ours, version 2\) this version has \d+ places? with other/,
  )
})

test('before anything leaves after a version has been restored the reader is asked, once, and a no keeps it here', async () => {
  await keep(1, rows)
  await keep(2, [...rows, row('Joined later', 'W92000004', 12)])
  await recordRelease()
  await restoreVersion('survey', 1)
  const asked = vi.fn(async () => false)
  setAsker(asked)
  expect(await mayRelease()).toBe(false)
  expect(asked).toHaveBeenCalledWith(expect.objectContaining({ names: ['Ours, version 2'] }))
  setAsker(async () => true)
  expect(await mayRelease()).toBe(true)
  await recordRelease()
  setAsker(async () => expect.fail('this version has left'))
  expect(await mayRelease()).toBe(true)
})

test('what may leave is noted before it does, so that a page that is closed at once has it; what stays is not', async () => {
  await keep(1, rows)
  await withOwnData(realData().catalogue, Promise.resolve(true))
  expect(await mayLeave()).toBe(true)
  expect((await listReleases()).map(({ name }) => name)).toEqual(['Ours, version 1'])
  await keep(2, [...rows, row('Joined later', 'W92000004', 12)])
  setAsker(async () => false)
  expect(await mayLeave()).toBe(false)
  expect(await listReleases()).toHaveLength(1)
})

const remake = (request: Parameters<ReturnType<typeof realDesk>['remake']>[0]) =>
  Promise.resolve(realDesk().remake(request))

test('a version that would count or leave is audited with all that has left: places that laxer rules showed can be worked out', async () => {
  const few = [...rows, row('Alone', 'E12000002', 9)]
  await keep(1, few, lenient)
  await recordRelease()
  await keep(2, few)
  const told = await toldByVersion('survey', 2)
  expect(told?.of).toEqual({ dataset: 'survey', number: 2 })
  const exposed = told?.of ? await followingFrom(told.of, remake) : null
  expect(exposed).toBeGreaterThanOrEqual(told?.withheld ?? Number.POSITIVE_INFINITY)
  expect(exposed).toBeGreaterThan(0)
})

test('the audit says that nothing follows where only shown figures have changed, and that it cannot tell without returns', async () => {
  await keep(1, rows)
  await recordRelease()
  await keep(2, [...rows, row('Joined later', 'W92000004', 12)])
  const of = { dataset: 'survey', number: 2 }
  expect(await followingFrom(of, remake)).toBe(0)
  expect(followsWords(0)).toMatch(/finds no place suppressed/)
  const copy = await copyForOthers('2026-04-01T00:00:00Z', remake)
  vi.stubGlobal('indexedDB', new IDBFactory())
  await closeShelf()
  await restoreBackup(await copy.blob.text())
  expect(await followingFrom(of, remake)).toBeNull()
  expect(followsWords(null)).toMatch(/cannot be audited/)
})

test('a pack is compared with what has left when it is opened', async () => {
  await keep(1, rows)
  const [dataset] = (await listShelf()).datasets
  const [version] = (await listShelf()).versions
  if (!dataset || !version) throw new Error('nothing is kept')
  const pack = await packSource(dataset, version, '2026-03-31')
  expect(await toldByPack(pack)).toBeNull()
  await keep(2, [...rows, row('Joined later', 'W92000004', 12)])
  await recordRelease()
  const told = await toldByPack(pack)
  expect(told?.changed).toBeGreaterThan(0)
  expect(told && toldWords(told, 'this pack')).toMatch(/\(Ours, version 2\) this pack has/)
})

test('what laxer rules showed and stricter ones suppress is counted', async () => {
  const few = [...rows, row('Alone', 'E12000002', 9)]
  await keep(1, few, lenient)
  await recordRelease()
  await keep(2, few)
  expect((await toldNow())?.withheld).toBeGreaterThan(0)
})

test('a copy for others is made anew by the rules in force and says exactly what it holds', async () => {
  await keep(1, [...rows, row('Alone', 'E12000002', 9)], lenient)
  const remake = vi.fn((request: Parameters<ReturnType<typeof realDesk>['remake']>[0]) =>
    // The guard has become stricter since the version was accepted.
    Promise.resolve(realDesk().remake({ ...request, policy: defaultPolicy })),
  )
  const { blob, holds } = await copyForOthers('2026-04-01T00:00:00Z', remake)
  expect(remake.mock.calls[0]?.[0]).toMatchObject({ policy: lenient, today: '2026-04-01' })
  expect(holds).toMatch(
    /^Ours, version 1: 6 indicators, [\d,]+ figures, [\d,]+ suppressed, made anew by the rules “Lenient”$/,
  )
  const text = await blob.text()
  expect(text).not.toMatch(/Secret trust|Alone|Alderton/)
  const copy: { files: [string, unknown][] } = JSON.parse(text)
  const kept = JSON.stringify(await readVersionFiles('survey', 1))
  const suppressed = (json: string) => json.split('"suppressed"').length
  expect(suppressed(JSON.stringify(copy.files))).toBeGreaterThan(suppressed(kept))
  expect(copy.files.every(([path]) => path.startsWith('shelf/survey/1/mpce-'))).toBe(true)
})

test('a copy that is made anew leaves as what it holds, and not as the version was when it was accepted', async () => {
  const few = [...rows, row('Alone', 'E12000002', 9)]
  const stricter = (request: Parameters<ReturnType<typeof realDesk>['remake']>[0]) =>
    remake({ ...request, policy: defaultPolicy })
  await keep(1, few, lenient)
  await withOwnData(realData().catalogue, Promise.resolve(true))
  const first = await copyForOthers('2026-04-01T00:00:00Z', stricter)
  expect(await mayLeave(first.release)).toBe(true)
  expect((await listReleases()).map(({ name }) => name)).toEqual(['Ours, version 1, copied 2026-04-01'])
  // The version itself has not left.
  expect(await toldByVersion('survey', 1)).toMatchObject({ names: ['Ours, version 1, copied 2026-04-01'] })
  expect(await mayLeave()).toBe(true)
  expect(await listReleases()).toHaveLength(2)
  const second = await copyForOthers('2026-04-02T00:00:00Z', stricter)
  const asked = vi.fn<Parameters<typeof setAsker>[0]>(async () => false)
  setAsker(asked)
  expect(await mayLeave(second.release)).toBe(false)
  expect(asked.mock.calls[0]?.[0].names).toEqual(['Ours, version 1'])
  expect(asked.mock.calls[0]?.[0].withheld).toBeGreaterThan(0)
  expect(await listReleases()).toHaveLength(2)
})

test('a copy that has the very figures of the version is noted as the version', async () => {
  await keep(1, rows)
  await withOwnData(realData().catalogue, Promise.resolve(true))
  setAsker(async () => expect.fail('nothing else has left'))
  const { release } = await copyForOthers('2026-04-01T00:00:00Z', remake)
  expect(await mayLeave(release)).toBe(true)
  expect(await mayLeave()).toBe(true)
  expect((await listReleases()).map(({ name }) => name)).toEqual(['Ours, version 1'])
})

test('of two surveys that are on, the one that the atlas shows leaves and the other does not', async () => {
  await keep(1, rows)
  await keep(1, [...rows, row('Joined later', 'W92000004', 12)], defaultPolicy, 'survey-2')
  await withOwnData(realData().catalogue, Promise.resolve(true))
  const { blob, holds } = await copyForOthers('2026-04-01T00:00:00Z', remake)
  expect(holds).toMatch(/^Ours apart, version 1: [^;]*$/)
  expect(await blob.text()).not.toMatch(/shelf\/survey\/1/)
  expect(await mayLeave()).toBe(true)
  expect((await listReleases()).map(({ name }) => name)).toEqual(['Ours apart, version 1'])
  // Once it is switched off the other counts, and both together would tell the department.
  await switchDataset('survey-2', false)
  expect(await toldNow()).toMatchObject({ names: ['Ours apart, version 1'], of: { dataset: 'survey', number: 1 } })
})

test('two surveys that the atlas shows something of at once are compared with one another before they leave', async () => {
  await keep(1, rows)
  await keep(1, [...rows, row('Joined later', 'W92000004', 12)], defaultPolicy, 'survey-2')
  const own = await openShelf()
  const version = await own.get('versions', ['survey-2', 1])
  if (!version) throw new Error('nothing is kept')
  // As where all its returns give posts alone: of ages and persons the first survey counts.
  const indicators = version.entry.indicators.filter(({ id }) => id === 'mpce-wte')
  await own.put('versions', { ...version, entry: { ...version.entry, indicators } })
  own.close()
  expect(await toldNow()).toMatchObject({ names: ['Ours, version 1'], of: { dataset: 'survey-2', number: 1 } })
  await recordRelease()
  expect(await listReleases()).toHaveLength(2)
  expect(await toldNow()).toBeNull()
})

test('where what has left cannot be read the reader is asked, and a no keeps it here', async () => {
  await keep(1, rows)
  await withOwnData(realData().catalogue, Promise.resolve(true))
  await closeShelf()
  vi.stubGlobal('indexedDB', undefined)
  const asked = vi.fn(async () => false)
  setAsker(asked)
  expect(await mayLeave()).toBe(false)
  expect(asked).toHaveBeenCalledOnce()
  expect(toldWords({ names: [], withheld: 0, changed: 0 })).toMatch(/^What was saved or copied before cannot be read/)
})

test('a version can be deleted by itself, with its tables; the one that counts and what has left stay', async () => {
  await keep(1, rows)
  await recordRelease()
  await keep(2, rows.slice(1))
  await deleteVersion('survey', 2)
  expect((await listShelf()).versions.map(({ number }) => number)).toEqual([2, 1])
  await deleteVersion('survey', 1)
  expect((await listShelf()).versions.map(({ number }) => number)).toEqual([2])
  expect(await readVersionFiles('survey', 1)).toEqual([])
  expect((await toldNow())?.names).toEqual(['Ours, version 1'])
})

test.each([
  ['figures', 'Secret trust.csv', 'code,year,value\nE12000001,2024,12\n'],
  ['returns', 'Secret trust.csv', [head, ...rows].join('\n')],
  ['sites', 'Secret trust.csv', 'name,latitude,longitude,machines\nLeeds,53.8,-1.55,3\n'],
  ['boundaries', 'Secret trust.geojson', readFileSync('tests/fixtures/imports/boundaries-degrees.geojson', 'utf8')],
])('no name of a file is in what is made of %s', (_, name, text) => {
  const desk = realDesk()
  const { sheets } = desk.open([{ name, bytes: new TextEncoder().encode(text) }])
  const { places: _places, target: _target, ...context } = realContext()
  const { draft } = desk.check({
    ...context,
    sheets: sheets.flatMap(({ id, mapping }) => (mapping ? [{ id, mapping }] : [])),
    layer: sheets.length === 0 ? 0 : null,
    edits: [],
    target: { dataset: 'own', version: 1, name: 'Our data' },
  })
  expect(JSON.stringify(draft)).toContain('Our data')
  expect(JSON.stringify(draft)).not.toMatch(/secret/i)
})
