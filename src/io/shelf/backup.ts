import type { Draft, ShelfFile } from '#core/imports/draft.ts'
import { countingOnes } from '#core/imports/merge-catalogue.ts'
import { readStory } from '#core/story/read-story.ts'
import { openShelf, type ShelfDataset, type ShelfVersion, type SourceTables } from './database.ts'
import { parseBackup } from './read-backup.ts'
import { sourcePath } from './shelf.ts'
import { ShelfFault, shelfFault } from './shelf-fault.ts'
import { soundRecords } from './sound-records.ts'

type Records = { readonly datasets: readonly ShelfDataset[]; readonly versions: readonly ShelfVersion[] }

/** Selects the versions that count: an older one may have been protected by laxer rules, and two together disclose the change between them. */
function shownOf(records: Records): Records {
  const counting = countingOnes(records)
  return {
    datasets: counting.map(({ dataset }) => dataset),
    versions: counting.map(({ version }) => ({ ...version, files: [] })),
  }
}

/** Figures recalculated from a dataset's returns for a copy, by the id of the dataset. */
export type RemadeById = ReadonlyMap<string, Pick<Draft, 'entry' | 'files' | 'summary'>>

/** Replaces stored figures by recalculated ones. */
function renewed({ datasets, versions }: Records, remade: RemadeById): Records {
  return {
    datasets,
    versions: versions.map((version) => {
      const fresh = remade.get(version.dataset)
      return fresh ? { ...version, entry: fresh.entry, summary: fresh.summary } : version
    }),
  }
}

/**
 * Writes all local datasets, and the reader's own stories, to one file.
 * @param reader for `self` the file contains the source tables, true returns included, and is as private as those; stories are in it as they are now. For `others` it contains only what
 *   the atlas shows: the protected figures of the current version of enabled datasets, without file names
 * @param remade figures that replace the stored ones in a copy for others
 */
export async function writeBackup(
  made: string,
  reader: 'self' | 'others',
  remade: RemadeById = new Map(),
): Promise<Blob> {
  const own = await openShelf().catch((fault: unknown) => {
    throw shelfFault(fault)
  })
  try {
    const work = own.transaction(['datasets', 'versions', 'files', 'stories'])
    const [allDatasets, allVersions, keys, values, allStories] = await Promise.all([
      work.objectStore('datasets').getAll(),
      work.objectStore('versions').getAll(),
      work.objectStore('files').getAllKeys(),
      work.objectStore('files').getAll(),
      work.objectStore('stories').getAll(),
    ])
    const { damaged, ...sound } = soundRecords(allDatasets, allVersions)
    const { datasets, versions } = reader === 'self' ? sound : renewed(shownOf(sound), remade)
    const sources = new Set(versions.map(({ dataset, number }) => sourcePath(dataset, number)))
    const kept = reader === 'self' ? null : versions.map(({ dataset, number }) => `shelf/${dataset}/${number}/`)
    const lost = damaged.map(({ id }) => `shelf/${id}/`)
    const files = keys
      .map((key, at) => [key, values[at]] as const)
      .filter(([key]) => !lost.some((prefix) => key.startsWith(prefix)))
      .filter(([key]) => !kept || (kept.some((prefix) => key.startsWith(prefix)) && !sources.has(key)))
      .filter(([key]) => !remade.has(key.split('/')[1] ?? ''))
      .concat([...remade.values()].flatMap((fresh) => Object.entries(fresh.files)))
    // What a story says is its author's: it goes along in the author's own backup alone.
    const stories = reader === 'self' ? allStories.filter(({ id, written }) => readStory(written, id).ok) : []
    const backup = { format: 'mpce-atlas-backup', version: 1, made, datasets, versions, files, stories }
    return new Blob([JSON.stringify(backup)], { type: 'application/json' })
  } finally {
    own.close()
  }
}

/** Writes the remains of a damaged dataset unchanged, for inspection; the file cannot be restored. */
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

/** Limit in bytes: above everything that a browser stores of the atlas, and small enough to read at once. */
export const largestBackup = 200_000_000

const notABackup = (reason: string) =>
  new ShelfFault('not-a-backup', `This is no whole backup of the atlas: ${reason}. Nothing was changed.`)

export type BroughtBack = {
  readonly datasets: number
  readonly versions: number
  /** Number of stories of the reader's own that were not here. */
  readonly stories: number
  /** Number of versions and stories that were here already, and stay as they are. */
  readonly known: number
}

/**
 * Restores a backup: adds the versions that are missing and leaves existing ones unchanged, all in one transaction. Restored figures are recorded as
 * such and carry the backup's name.
 * @throws ShelfFault with the reason for anything but a complete backup
 */
export async function restoreBackup(content: string): Promise<BroughtBack> {
  const read = parseBackup(content)
  if ('refused' in read) throw notABackup(read.refused)
  const { datasets, versions, files, stories } = read.backup
  const own = await openShelf().catch((fault: unknown) => {
    throw shelfFault(fault)
  })
  const work = own.transaction(['datasets', 'versions', 'files', 'stories'], 'readwrite')
  try {
    const here = new Set((await work.objectStore('versions').getAllKeys()).map((key) => key.join('/')))
    const fresh = versions.filter(({ dataset, number }) => !here.has(`${dataset}/${number}`))
    const prefixes = fresh.map(({ dataset, number }) => `shelf/${dataset}/${number}/`)
    for (const version of fresh) await work.objectStore('versions').put({ ...(version as ShelfVersion), brought: true })
    for (const [key, file] of files)
      if (prefixes.some((prefix) => key.startsWith(prefix)))
        await work.objectStore('files').put(file as ShelfFile | SourceTables, key)
    let added = 0
    for (const dataset of datasets) {
      if ((await work.objectStore('datasets').getKey(dataset.id)) !== undefined) continue
      await work.objectStore('datasets').put(dataset as ShelfDataset)
      added += 1
    }
    const told = new Set(await work.objectStore('stories').getAllKeys())
    const untold = stories.filter(({ id }) => !told.has(id))
    for (const { id, revision, changed, written } of untold)
      await work.objectStore('stories').put({ id, revision, changed, written })
    await work.done
    const known = versions.length - fresh.length + stories.length - untold.length
    return { datasets: added, versions: fresh.length, stories: untold.length, known }
  } catch (fault) {
    work.done.catch(() => {})
    throw shelfFault(fault)
  } finally {
    own.close()
  }
}
