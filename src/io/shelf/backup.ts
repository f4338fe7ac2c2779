import * as v from 'valibot'
import { ageBands, experienceBands, professions, specialties } from '#core/baseline/returns.ts'
import { catalogueSchema, geographyFileSchema, indicatorFileSchema, siteFileSchema } from '#core/catalogue/schemas.ts'
import { policySchema } from '#core/disclosure/policy.ts'
import type { ShelfFile } from '#core/imports/draft.ts'
import { openShelf, type ShelfDataset, type ShelfVersion, type SourceTables } from './database.ts'
import { sourcePath } from './shelf.ts'
import { ShelfFault, shelfFault } from './shelf-fault.ts'
import { soundRecords } from './sound-records.ts'

const text = v.string()
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Ids and paths of the shelf: nothing that means something to a browser or to an object. */
const id = v.pipe(text, v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
const path = v.pipe(text, v.regex(/^shelf\/[a-z0-9-]+\/\d+\/[\w.-]+$/))
const { indicators, geographies, sites } = catalogueSchema.entries

const figure = v.pipe(v.number(), v.minValue(0))
const figures = <Name extends string>(names: readonly Name[]) =>
  v.object(Object.fromEntries(names.map((name) => [name, figure])) as Record<Name, typeof figure>)
const about = {
  surveyYear: text,
  department: text,
  area: text,
  specialty: v.picklist(specialties),
  profession: v.picklist(professions),
}
const posts = figures(['establishment', 'inPost', 'vacant'])
const persons = v.object({ headcount: figure, ages: figures(ageBands), experience: figures(experienceBands) })
const returnSchema = v.variant('response', [
  v.object({ ...about, response: v.literal('complete'), posts, persons }),
  v.object({ ...about, response: v.literal('partial'), posts }),
  v.object({ ...about, response: v.literal('none') }),
])

const fileSchema = v.union([
  indicatorFileSchema,
  geographyFileSchema,
  siteFileSchema,
  v.looseObject({ type: v.literal('Topology'), objects: v.record(text, v.unknown()), arcs: v.array(v.unknown()) }),
  v.object({
    tables: v.array(v.object({ file: text, name: text, rows: v.array(v.array(text)) })),
    returns: v.exactOptional(v.array(returnSchema)),
  }),
])

const backupSchema = v.object({
  format: v.literal('mpce-atlas-backup'),
  version: v.literal(1),
  made: text,
  datasets: v.array(v.object({ id, name: text, table: text, current: whole, on: v.boolean() })),
  versions: v.array(
    v.object({
      dataset: id,
      number: whole,
      accepted: text,
      files: v.array(text),
      rows: whole,
      summary: v.array(text),
      warnings: whole,
      entry: v.object({ indicators, geographies, sites }),
      policy: v.exactOptional(policySchema),
    }),
  ),
  files: v.array(v.tuple([path, fileSchema])),
})

type Records = { readonly datasets: readonly ShelfDataset[]; readonly versions: readonly ShelfVersion[] }

/** What the atlas shows: an older version may have been made by laxer rules, and two together tell what changed. */
function shownOf({ datasets, versions }: Records): Records {
  const shown = datasets.filter(({ on }) => on)
  return {
    datasets: shown,
    versions: versions
      .filter(({ dataset, number }) => shown.some(({ id, current }) => id === dataset && current === number))
      .map((version) => ({ ...version, files: [] })),
  }
}

/**
 * Everything on the shelf as one file.
 * @param reader for oneself it holds the tables that the figures were made from, true returns among them, and is as private as those; for others it
 * holds what the atlas shows and no more: the protected figures of the version that counts, of datasets that are switched on, without names of files
 */
export async function writeBackup(made: string, reader: 'self' | 'others'): Promise<Blob> {
  const own = await openShelf().catch((fault: unknown) => {
    throw shelfFault(fault)
  })
  try {
    const work = own.transaction(['datasets', 'versions', 'files'])
    const [allDatasets, allVersions, keys, values] = await Promise.all([
      work.objectStore('datasets').getAll(),
      work.objectStore('versions').getAll(),
      work.objectStore('files').getAllKeys(),
      work.objectStore('files').getAll(),
    ])
    const { damaged, ...sound } = soundRecords(allDatasets, allVersions)
    const { datasets, versions } = reader === 'self' ? sound : shownOf(sound)
    const sources = new Set(versions.map(({ dataset, number }) => sourcePath(dataset, number)))
    const kept = reader === 'self' ? null : versions.map(({ dataset, number }) => `shelf/${dataset}/${number}/`)
    const lost = damaged.map(({ id }) => `shelf/${id}/`)
    const files = keys
      .map((key, at) => [key, values[at]] as const)
      .filter(([key]) => !lost.some((prefix) => key.startsWith(prefix)))
      .filter(([key]) => !kept || (kept.some((prefix) => key.startsWith(prefix)) && !sources.has(key)))
    const backup = { format: 'mpce-atlas-backup', version: 1, made, datasets, versions, files }
    return new Blob([JSON.stringify(backup)], { type: 'application/json' })
  } finally {
    own.close()
  }
}

/** All that is left of a damaged dataset, as it stands: to be looked at by whoever can mend it, not to be brought back. */
export async function writeRemains(id: string): Promise<Blob> {
  const own = await openShelf().catch((fault: unknown) => {
    throw shelfFault(fault)
  })
  try {
    const files = IDBKeyRange.bound(`shelf/${id}/`, `shelf/${id}/\uffff`)
    const numbers = IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])
    const [dataset, versions, keys, values] = await Promise.all([
      own.get('datasets', id),
      own.getAll('versions', numbers),
      own.getAllKeys('files', files),
      own.getAll('files', files),
    ])
    const remains = { dataset, versions, files: keys.map((key, at) => [key, values[at]]) }
    return new Blob([JSON.stringify(remains)], { type: 'application/json' })
  } finally {
    own.close()
  }
}

const notABackup = (cause?: unknown) =>
  new ShelfFault('not-a-backup', 'This is no whole backup of the atlas. Nothing was changed.', cause)

export type BroughtBack = { readonly datasets: number; readonly versions: number; readonly known: number }

/**
 * Brings a backup back: versions that are not on the shelf are added, those that are stay as they are. Wholly or not at all.
 * @throws ShelfFault for anything that is no whole backup
 */
export async function bringBack(content: string): Promise<BroughtBack> {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (fault) {
    throw notABackup(fault)
  }
  const parsed = v.safeParse(backupSchema, json)
  if (!parsed.success) throw notABackup(parsed.issues)
  const { datasets, versions, files } = parsed.output
  const own = await openShelf().catch((fault: unknown) => {
    throw shelfFault(fault)
  })
  const work = own.transaction(['datasets', 'versions', 'files'], 'readwrite')
  try {
    const known = new Set((await work.objectStore('versions').getAllKeys()).map((key) => key.join('/')))
    const fresh = versions.filter(({ dataset, number }) => !known.has(`${dataset}/${number}`))
    const prefixes = fresh.map(({ dataset, number }) => `shelf/${dataset}/${number}/`)
    for (const version of fresh) await work.objectStore('versions').put(version as ShelfVersion)
    for (const [key, file] of files)
      if (prefixes.some((prefix) => key.startsWith(prefix)))
        await work.objectStore('files').put(file as ShelfFile | SourceTables, key)
    let added = 0
    for (const dataset of datasets) {
      if ((await work.objectStore('datasets').getKey(dataset.id)) !== undefined) continue
      await work.objectStore('datasets').put(dataset as ShelfDataset)
      added += 1
    }
    await work.done
    return { datasets: added, versions: fresh.length, known: versions.length - fresh.length }
  } catch (fault) {
    work.done.catch(() => {})
    throw shelfFault(fault)
  } finally {
    own.close()
  }
}
