import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import type { Topology } from 'topojson-specification'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parsePack } from '#core/catalogue/pack.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { isOwnSource } from '#core/domain/source.ts'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import { packEntry } from '#core/imports/pack-entry.ts'
import { faultOfShelfFile } from '#core/imports/sound-file.ts'
import type { View } from '#core/view/view.ts'
import { shapesOf } from '#figures/map/shapes.ts'
import { restoreBackup, writeBackup, writeRemains } from '#io/shelf/backup.ts'
import { openShelf, type ShelfDatabase } from '#io/shelf/database.ts'
import { readShelfFile } from '#io/shelf/large-files.ts'
import { closeShelf, deleteDataset, listShelf, readEntries } from '#io/shelf/shelf.ts'
import { bytesOf } from '../../core/imports/context.ts'
import { openAndCheck } from '../../core/imports/open-and-check.ts'
import { realData } from '../../data/real-atlas.ts'
import { damagedText, mutated } from './mutate.ts'
import { footOf, openScreens, screensOf } from './screens.ts'
import { seedBackup, seedPack } from './seeds.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(async () => {
  await closeShelf()
  vi.unstubAllGlobals()
})

const { catalogue } = realData()

/** What became of a file: why it was refused, or that it was opened; never anything else. */
type Fate = { readonly refused: string } | { readonly slips: readonly string[] }

async function fateOfPack(json: unknown): Promise<Fate> {
  const read = parsePack(json)
  if ('refused' in read) return read
  const { entry, files } = packEntry(read.pack, '1')
  const merged = mergeCatalogue(catalogue, [entry])
  const own = merged.indicators.filter((one) => entry.indicators.some(({ id }) => id === one.id))
  return { slips: await openScreens(merged, own, async (path) => files.get(path)) }
}

async function fateOfBackup(text: string): Promise<Fate> {
  vi.stubGlobal('indexedDB', new IDBFactory())
  try {
    await restoreBackup(text)
  } catch (fault) {
    return { refused: fault instanceof Error ? fault.message : String(fault) }
  } finally {
    await closeShelf()
  }
  await listShelf()
  const { entries } = await readEntries()
  const merged = mergeCatalogue(catalogue, entries)
  const ids = entries.flatMap(({ indicators }) => indicators.map(({ id }) => id))
  const own = merged.indicators.filter(({ id }) => ids.includes(id))
  const readOwn = (path: string) => readShelfFile(path).catch(() => undefined)
  return { slips: await openScreens(merged, own, readOwn) }
}

/** How long one may take, in milliseconds of this thread: no file may keep a page from its reader. */
const longest = 2000

async function fatesOf(seeds: readonly number[], fateOf: (seed: number) => Promise<Fate>) {
  const fates: { seed: number; fate: Fate }[] = []
  for (const seed of seeds) {
    const started = process.cpuUsage()
    const fate = await fateOf(seed).catch((fault: unknown): Fate => ({ slips: [`it fails: ${String(fault)}`] }))
    const { user, system } = process.cpuUsage(started)
    if ((user + system) / 1000 > longest) fates.push({ seed, fate: { slips: [`seed ${seed} takes too long`] } })
    fates.push({ seed, fate })
  }
  const refusals = fates.flatMap(({ fate }) => ('refused' in fate ? [fate.refused] : []))
  const slips = fates.flatMap(({ seed, fate }) => ('slips' in fate ? fate.slips.map((slip) => `${seed}: ${slip}`) : []))
  return { refusals, slips, opened: fates.length - refusals.length }
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** More are changed on request. */
const changes = Number(process.env.HOSTILE_CHANGES ?? 250)

test(`${changes} packs that were changed are refused with a reason, or every screen opens with them`, async () => {
  const pack = seedPack()
  const { refusals, slips, opened } = await fatesOf(upTo(changes), (seed) => fateOfPack(mutated(pack, seed)))
  expect(slips).toEqual([])
  expect(opened).toBeGreaterThan(40)
  expect(new Set(refusals).size).toBeGreaterThan(10)
})

test(`${changes} backups that were changed are refused with a reason, or every screen opens with them`, async () => {
  const backup = seedBackup()
  const text = JSON.stringify(backup)
  const changed = (seed: number) => (seed % 5 === 0 ? damagedText(text, seed) : JSON.stringify(mutated(backup, seed)))
  const { refusals, slips, opened } = await fatesOf(upTo(changes), (seed) => fateOfBackup(changed(seed)))
  expect(slips).toEqual([])
  expect(opened).toBeGreaterThan(40)
  expect(refusals.filter((words) => !words.endsWith('. Nothing was changed.'))).toEqual([])
  expect(new Set(refusals).size).toBeGreaterThan(10)
})

type Backup = ReturnType<typeof seedBackup>
const entryOf = (backup: Backup) => backup.versions[0]?.entry
const machinesOf = (backup: Backup) => entryOf(backup)?.indicators[0] as unknown as Record<string, unknown>
const cellsOf = (backup: Backup) => backup.files[0]?.[1] as { rows: number; columns: Record<string, unknown> }

/** What somebody might write into a backup, and the reason with which it is refused. */
const refused: readonly (readonly [what: string, change: (backup: Backup) => void, why: RegExp])[] = [
  [
    'a billion rows that are not written',
    (backup) => {
      cellsOf(backup).rows = 1e9
    },
    /not the shape of a backup/,
  ],
  [
    'a billion rows of one entry each',
    (backup) => {
      const cells = cellsOf(backup)
      cells.rows = 1e9
      for (const name of Object.keys(cells.columns)) cells.columns[name] = 0
    },
    /not the shape of a backup/,
  ],
  [
    'a billion decimals',
    (backup) => {
      machinesOf(backup).decimals = 1e9
    },
    /not the shape of a backup/,
  ],
  [
    'a dimension with a name that objects have',
    (backup) => {
      const values = [{ id: 'toString', name: 't', phrase: 't' }]
      machinesOf(backup).dimensions = [{ id: '__proto__', name: 'P', values, initial: 'toString' }]
    },
    /dimensions without ids of their own/,
  ],
  [
    'figures beyond all sense',
    (backup) => {
      cellsOf(backup).columns.value = [
        1e308, -1e308, 5e-324, 1e21, 0, 0, 1e308, -1e308, 5e-324, 1e21, 0, 0, 1e308, -1e308,
      ]
    },
    /a number beyond 1,000,000,000,000,000/,
  ],
  [
    'an id that means something to objects',
    (backup) => {
      const [dataset] = backup.datasets
      if (dataset) dataset.id = '__proto__'
    },
    /not the shape of a backup/,
  ],
  [
    'a path to a file of the site',
    (backup) => {
      const files = machinesOf(backup).files as Record<string, { path: string }>
      if (files['*']) files['*'].path = 'data/cells/population.json'
    },
    /files that are not its own/,
  ],
  [
    'a date of acceptance that is none',
    (backup) => {
      const [version] = backup.versions
      if (version) version.accepted = '2024-99-99'
    },
    /not the shape of a backup/,
  ],
  [
    'a text of a megabyte',
    (backup) => {
      machinesOf(backup).name = 'x'.repeat(1e6)
    },
    /a text of more than 20,000 letters/,
  ],
]

test.each(refused)('a backup with %s is refused, and nothing is kept of it', async (_, change, why) => {
  const backup = seedBackup()
  change(backup)
  await expect(restoreBackup(JSON.stringify(backup))).rejects.toThrow(why)
  expect(await listShelf()).toEqual({ datasets: [], versions: [], damaged: [] })
})

test('lists fifty thousand deep are refused and do not break what reads them', async () => {
  expect(parsePack(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)))).toEqual({
    refused: 'lists and objects more than 24 deep in each other',
  })
})

const machines = 'radiotherapy-machines'

/** Every text that a view of an indicator leaves behind: titles, table, sources at the foot of pictures. */
async function wordsOf(merged: Catalogue, view: Partial<View>, readOwn: (path: string) => Promise<unknown>) {
  const opened = await screensOf(merged, view, readOwn)
  if (!opened) throw new Error('the view has no figures')
  const { plate } = opened
  const panels = Object.values(opened.comparison)
  return { title: plate.title, foot: footOf(plate), plate, panels: panels.map(({ title }) => title) }
}

test('a backup in place of a public indicator says so in the title, the foot and every source, and counts as the reader’s own', async () => {
  const backup = seedBackup([machines])
  const cells = cellsOf(backup)
  cells.columns.value = (cells.columns.value as number[]).map(() => 666)
  await restoreBackup(JSON.stringify(backup))
  const { entries } = await readEntries()
  const merged = mergeCatalogue(catalogue, entries)
  const { title, foot, plate } = await wordsOf(merged, { indicator: machines, geography: 'itl1' }, readShelfFile)
  expect(title).toContain('(from the backup “Evil”): 666')
  expect(foot).toContain('Backup “Evil”, which names International Atomic Energy Agency')
  expect(plate.trust.sources.every(isOwnSource)).toBe(true)
  expect(merged.indicators.filter(({ id }) => id === machines).map(({ name }) => name)).toEqual([
    'Radiotherapy machines (from the backup “Evil”)',
  ])
})

test('a pack in place of a public denominator is named wherever figures are divided by it', async () => {
  const read = parsePack(seedPack(['population']))
  if ('refused' in read) throw new Error(read.refused)
  const { entry, files } = packEntry({ ...read.pack, title: 'IAEA”\u202e\n“' }, '1')
  const merged = mergeCatalogue(catalogue, [entry])
  const view = { indicator: machines, geography: 'itl1', per: 'people' }
  const { title, foot } = await wordsOf(merged, view, async (path) => files.get(path))
  expect(title).toContain('(from the pack “IAEA”)')
  expect(foot).toContain('Pack “IAEA”, which names')
})

test('what has the name of a public indicator under another id, or areas and sites under known ids, takes the place of none', async () => {
  const backup = seedBackup([machines])
  machinesOf(backup).id = 'other'
  for (const [, file] of backup.files) file.id = 'other'
  await restoreBackup(JSON.stringify(backup))
  const [own] = (await readEntries()).entries
  if (!own) throw new Error('nothing was brought')
  const [geography] = catalogue.geographies
  const [sites] = catalogue.sites
  if (!geography || !sites) throw new Error('the package has no areas or sites')
  const forged = { ...own, geographies: [{ ...geography, name: 'Forged' }], sites: [{ ...sites, name: 'Forged' }] }
  const merged = mergeCatalogue(catalogue, [forged])
  expect(merged.indicators.find(({ id }) => id === 'other')?.name).toBe(
    'Radiotherapy machines (from the backup “Evil”)',
  )
  expect(merged.geographies).toEqual(catalogue.geographies)
  expect(merged.sites).toEqual(catalogue.sites)
})

/** The database with a record or a file of a sound backup written over. */
async function spoilt(damage: (own: Awaited<ReturnType<typeof openShelf>>) => Promise<unknown>): Promise<void> {
  await restoreBackup(JSON.stringify(seedBackup([machines])))
  const own = await openShelf()
  await damage(own)
  own.close()
}
const file = `shelf/evil/1/${machines}-0.json`
const cells = () => seedBackup([machines]).files[0]?.[1] as never as object

test.each([
  ['is missing', (own: ShelfDatabase) => own.delete('files', file)],
  ['claims a billion rows', (own: ShelfDatabase) => own.put('files', { ...cells(), rows: 1e9 } as never, file)],
  ['is something else', (own: ShelfDatabase) => own.put('files', 'text' as never, file)],
])('where a file %s, its dataset is left out with the reason, and can be backed up and deleted', async (_, damage) => {
  await spoilt(damage)
  await expect(readShelfFile(file)).rejects.toMatchObject({ code: 'damaged' })
  expect((await readEntries()).entries).toEqual([])
  expect((await listShelf()).damaged).toEqual([{ id: 'evil', name: 'Evil' }])
  await writeBackup('2026-01-01T00:00:00Z', 'self')
  await writeRemains('evil')
  await deleteDataset('evil')
  expect(await listShelf()).toEqual({ datasets: [], versions: [], damaged: [] })
})

test('150 boundary files that were changed are refused with a reason, or can be drawn', () => {
  const { checked } = openAndCheck('own.geojson', bytesOf('tests/fixtures/imports/boundaries-degrees.geojson'))
  const [entry] = checked?.draft?.entry.geographies ?? []
  const [path, topology] = Object.entries(checked?.draft?.files ?? {}).find(([, held]) => 'arcs' in held) ?? []
  if (!entry || !path || !topology) throw new Error('the example is not good')
  expect(faultOfShelfFile(path, topology)).toBeNull()
  const changed = upTo(150).map((seed) => mutated(topology, seed) as Topology)
  const kept = changed.filter(
    (one) => faultOfShelfFile(path, one) === null && entry.layer && entry.layer in one.objects,
  )
  expect(kept.length).toBeGreaterThan(20)
  expect(kept.length).toBeLessThan(130)
  for (const one of kept) expect(() => shapesOf(one, entry, [])).not.toThrow()
})
