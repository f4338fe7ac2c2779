import * as v from 'valibot'
import { catalogueSchema, geographyFileSchema, indicatorFileSchema, siteFileSchema } from '#core/catalogue/schemas.ts'
import type { ShelfFile } from '#core/imports/draft.ts'
import { openShelf, type ShelfDataset, type ShelfVersion, type SourceTables } from './database.ts'
import { ShelfFault, shelfFault } from './shelf-fault.ts'

const text = v.string()
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Ids and paths of the shelf: nothing that means something to a browser or to an object. */
const id = v.pipe(text, v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/))
const path = v.pipe(text, v.regex(/^shelf\/[a-z0-9-]+\/\d+\/[\w.-]+$/))
const { indicators, geographies, sites } = catalogueSchema.entries

const fileSchema = v.union([
  indicatorFileSchema,
  geographyFileSchema,
  siteFileSchema,
  v.looseObject({ type: v.literal('Topology'), objects: v.record(text, v.unknown()), arcs: v.array(v.unknown()) }),
  v.object({ tables: v.array(v.object({ file: text, name: text, rows: v.array(v.array(text)) })) }),
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
    }),
  ),
  files: v.array(v.tuple([path, fileSchema])),
})

/** Everything on the shelf as one file. It holds the figures and the tables they were made from: as private as those. */
export async function writeBackup(made: string): Promise<Blob> {
  const own = await openShelf().catch((fault: unknown) => {
    throw shelfFault(fault)
  })
  try {
    const work = own.transaction(['datasets', 'versions', 'files'])
    const [datasets, versions, keys, values] = await Promise.all([
      work.objectStore('datasets').getAll(),
      work.objectStore('versions').getAll(),
      work.objectStore('files').getAllKeys(),
      work.objectStore('files').getAll(),
    ])
    const files = keys.map((key, at) => [key, values[at]])
    const backup = { format: 'mpce-atlas-backup', version: 1, made, datasets, versions, files }
    return new Blob([JSON.stringify(backup)], { type: 'application/json' })
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
