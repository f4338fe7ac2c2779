import type { Draft, ShelfFile } from '#core/imports/draft.ts'
import { openShelf, type ShelfDataset, type ShelfVersion, type SourceTables } from './database.ts'
import { parseBackup } from './read-backup.ts'
import { sourcePath } from './shelf.ts'
import { ShelfFault, shelfFault } from './shelf-fault.ts'
import { soundRecords } from './sound-records.ts'

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

/** What is made anew of a dataset's returns for a copy, by the id of the dataset. */
export type RemadeById = ReadonlyMap<string, Pick<Draft, 'entry' | 'files' | 'summary'>>

/** Records with what has been made anew in place of what was kept. */
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
 * Everything on the shelf as one file.
 * @param reader for oneself it holds the tables that the figures were made from, true returns among them, and is as private as those; for others it
 * holds what the atlas shows and no more: the protected figures of the version that counts, of datasets that are switched on, without names of files
 * @param remade what takes the place of the kept figures in a copy for others
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
    const work = own.transaction(['datasets', 'versions', 'files'])
    const [allDatasets, allVersions, keys, values] = await Promise.all([
      work.objectStore('datasets').getAll(),
      work.objectStore('versions').getAll(),
      work.objectStore('files').getAllKeys(),
      work.objectStore('files').getAll(),
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

/** More than all that a browser keeps of the atlas, in bytes, and small enough to be read at once. */
export const largestBackup = 200_000_000

const notABackup = (reason: string) =>
  new ShelfFault('not-a-backup', `This is no whole backup of the atlas: ${reason}. Nothing was changed.`)

export type BroughtBack = { readonly datasets: number; readonly versions: number; readonly known: number }

/**
 * Brings a backup back: versions that are not on the shelf are added, those that are stay as they are. Wholly or not at all. What is brought is
 * noted as such: its figures bear its name from then on.
 * @throws ShelfFault for anything that is no whole backup, with the reason
 */
export async function bringBack(content: string): Promise<BroughtBack> {
  const read = parseBackup(content)
  if ('refused' in read) throw notABackup(read.refused)
  const { datasets, versions, files } = read.backup
  const own = await openShelf().catch((fault: unknown) => {
    throw shelfFault(fault)
  })
  const work = own.transaction(['datasets', 'versions', 'files'], 'readwrite')
  try {
    const known = new Set((await work.objectStore('versions').getAllKeys()).map((key) => key.join('/')))
    const fresh = versions.filter(({ dataset, number }) => !known.has(`${dataset}/${number}`))
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
    await work.done
    return { datasets: added, versions: fresh.length, known: versions.length - fresh.length }
  } catch (fault) {
    work.done.catch(() => {})
    throw shelfFault(fault)
  } finally {
    own.close()
  }
}
