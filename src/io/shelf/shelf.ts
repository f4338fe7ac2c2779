import type { Draft, ImportTarget, ShelfFile } from '#core/imports/draft.ts'
import { type Foreign, nameAnyFile } from '#core/imports/foreign.ts'
import type { Added } from '#core/imports/merge-catalogue.ts'
import { faultOfShelfFile } from '#core/imports/sound-file.ts'
import { abandon } from './abandon.ts'
import {
  type KeptRelease,
  openShelf,
  type Remembered,
  type ShelfDatabase,
  type ShelfDataset,
  type ShelfVersion,
  type SourceTables,
  type Underway,
} from './database.ts'
import { ShelfFault, shelfFault } from './shelf-fault.ts'
import { type DamagedDataset, type SoundRecords, soundRecords } from './sound-records.ts'

/** The local datasets and their versions. */
export type ShelfList = {
  readonly datasets: readonly ShelfDataset[]
  /** Newest first. */
  readonly versions: readonly ShelfVersion[]
  /** Unreadable datasets, left out of the rest. */
  readonly damaged: readonly DamagedDataset[]
}

/** Datasets with a file found damaged since the page was opened. */
const damagedFiles = new Set<string>()

let opened: Promise<ShelfDatabase> | null = null

function database(): Promise<ShelfDatabase> {
  if (typeof indexedDB === 'undefined') return Promise.reject(shelfFault(new DOMException('', 'SecurityError')))
  opened ??= openShelf(undefined, () => {
    opened = null
  })
  return opened.catch((fault: unknown) => {
    opened = null
    throw shelfFault(fault)
  })
}

/** Closes the database, which allows others to delete or upgrade it. */
export async function closeShelf(): Promise<void> {
  const own = await opened?.catch(() => null)
  opened = null
  damagedFiles.clear()
  own?.close()
}

/** Works on the open database. @throws ShelfFault */
export async function guarded<T>(work: (own: ShelfDatabase) => Promise<T>): Promise<T> {
  try {
    return await work(await database())
  } catch (fault) {
    throw shelfFault(fault)
  }
}

export const sourcePath = (dataset: string, version: number): string => `shelf/${dataset}/${version}/source`

async function readRecords(own: ShelfDatabase): Promise<SoundRecords> {
  const [datasets, versions] = await Promise.all([own.getAll('datasets'), own.getAll('versions')])
  return soundRecords(datasets, versions, damagedFiles)
}

/** Lists all datasets with their versions. @throws ShelfFault */
export const listShelf = (): Promise<ShelfList> =>
  guarded(async (own) => {
    const { datasets, versions, damaged } = await readRecords(own)
    return { datasets, versions: versions.toSorted((a, b) => (a.accepted < b.accepted ? 1 : -1)), damaged }
  })

/** Reads the catalogue entries of enabled datasets, and lists the unreadable ones. @throws ShelfFault */
export const readEntries = (): Promise<{
  readonly entries: readonly Added[]
  readonly damaged: readonly DamagedDataset[]
}> =>
  guarded(async (own) => {
    const { datasets, versions, damaged } = await readRecords(own)
    const isCurrent = ({ dataset, number }: ShelfVersion) =>
      datasets.some(({ id, current, on }) => on && id === dataset && current === number)
    const nameOf = (wanted: string) => datasets.find(({ id }) => id === wanted)?.name ?? wanted
    const entries = versions
      .filter(isCurrent)
      .map(
        ({ dataset, brought, entry }): Added =>
          brought ? { ...entry, foreign: foreignOf(dataset, nameOf(dataset)) } : entry,
      )
    return { entries, damaged }
  })

const foreignOf = (dataset: string, name: string): Foreign => ({ kind: 'backup', name, key: `backup-${dataset}` })

/** Removes a damaged dataset from the atlas, which continues without it. */
function damagedFault(dataset: string, name: string, fault: string): ShelfFault {
  damagedFiles.add(dataset)
  return new ShelfFault('damaged', `${name} cannot be read, as a file of it in this browser is damaged (${fault}).`)
}

/**
 * Reads a local file, or undefined, on this thread. A restored file names its backup among its sources.
 * @throws ShelfFault `damaged` when the file is unusable, or missing although its version exists; the dataset is left out from then on
 */
export const readFileHere = (path: string): Promise<ShelfFile | SourceTables | undefined> =>
  guarded(async (own) => {
    const [dataset, number] = versionOf(path)
    const file = await own.get('files', path)
    const version = await own.get('versions', [dataset, number])
    if (!version) return file
    const name = (await own.get('datasets', dataset))?.name ?? dataset
    const fault = file === undefined ? 'it is missing' : faultOfShelfFile(path, file)
    if (fault !== null && path !== sourcePath(dataset, version.number)) throw damagedFault(dataset, name, fault)
    return version.brought && file && !('tables' in file) ? nameAnyFile(file, foreignOf(dataset, name)) : file
  })

const versionOf = (path: string): [dataset: string, number: number] => {
  const [, dataset = '', number = ''] = path.split('/')
  return [dataset, Number(number)]
}

/** The record of the version that a local file belongs to; undefined for one that is not kept. @throws ShelfFault */
export const versionOfFile = (path: string): Promise<ShelfVersion | undefined> =>
  guarded((own) => own.get('versions', versionOf(path)))

/** Leaves a dataset with a damaged file out from now on. */
export const noteDamaged = (path: string): void => void damagedFiles.add(versionOf(path)[0])

/** Reads every file of a version except its source tables. @throws ShelfFault */
export const readVersionFiles = (dataset: string, version: number): Promise<readonly ShelfFile[]> =>
  guarded(async (own) => {
    const prefix = `shelf/${dataset}/${version}/`
    const keys = await own.getAllKeys('files', IDBKeyRange.bound(prefix, `${prefix}\uffff`))
    const paths = keys.filter((key) => key !== sourcePath(dataset, version))
    return (await Promise.all(paths.map((path) => own.get('files', path)))) as ShelfFile[]
  })

/** The tables that a version was made from; none where they were not kept. */
export const readVersionTables = (dataset: string, version: number): Promise<SourceTables['tables']> =>
  guarded(async (own) => {
    const kept = await own.get('files', sourcePath(dataset, version))
    return kept && 'tables' in kept ? kept.tables : []
  })

export type Accepted = {
  readonly target: ImportTarget
  readonly draft: Draft
  readonly files: readonly string[]
  readonly source: SourceTables
  readonly warnings: number
  /** ISO date and time. */
  readonly at: string
  readonly remember: readonly Remembered[]
}

/**
 * Stores an import in one transaction: the dataset, the version, its files and the mapping.
 * @throws ShelfFault `overtaken` when another tab has stored the same version meanwhile
 */
export const accept = ({ target, draft, files, source, warnings, at, remember }: Accepted): Promise<void> =>
  guarded(async (own) => {
    const { dataset, version, name } = target
    const work = own.transaction(['datasets', 'versions', 'files', 'remembered'], 'readwrite')
    try {
      const taken = await work.objectStore('versions').getKey([dataset, version])
      if (taken !== undefined)
        throw new ShelfFault(
          'overtaken',
          'Another tab has accepted a version of this dataset meanwhile. Nothing was changed: check the file again.',
        )
      const { table, entry, rows, summary, guard } = draft
      await work.objectStore('datasets').put({ id: dataset, name, table, current: version, on: true })
      await work.objectStore('versions').put({
        dataset,
        number: version,
        accepted: at,
        files,
        rows,
        summary,
        warnings,
        entry,
        ...(guard ? { policy: guard.policy } : {}),
      })
      for (const [path, file] of Object.entries(draft.files)) await work.objectStore('files').put(file, path)
      if (source.tables.length > 0) await work.objectStore('files').put(source, sourcePath(dataset, version))
      for (const one of remember) await work.objectStore('remembered').put(one)
      await work.done
    } catch (fault) {
      abandon(work)
      throw fault
    }
  })

const change = (id: string, what: (before: ShelfDataset) => ShelfDataset): Promise<void> =>
  guarded(async (own) => {
    const work = own.transaction('datasets', 'readwrite')
    const before = await work.store.get(id)
    if (before) await work.store.put(what(before))
    await work.done
  })

export const renameDataset = (id: string, name: string): Promise<void> => change(id, (before) => ({ ...before, name }))
export const switchDataset = (id: string, on: boolean): Promise<void> => change(id, (before) => ({ ...before, on }))
/** Makes an older version current; newer ones stay. */
export const restoreVersion = (id: string, current: number): Promise<void> =>
  change(id, (before) => ({ ...before, current }))

/**
 * Deletes one version with its source tables. The current version cannot be deleted: first make another current, or delete the dataset. Its releases
 * stay recorded.
 * @throws ShelfFault
 */
export const deleteVersion = (id: string, number: number): Promise<void> =>
  guarded(async (own) => {
    const work = own.transaction(['datasets', 'versions', 'files'], 'readwrite')
    const dataset = await work.objectStore('datasets').get(id)
    if (dataset?.current !== number) {
      const prefix = `shelf/${id}/${number}/`
      await work.objectStore('versions').delete([id, number])
      await work.objectStore('files').delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`))
    }
    await work.done
  })

/** Deletes a dataset with all its versions. @throws ShelfFault */
export const deleteDataset = (id: string): Promise<void> =>
  guarded(async (own) => {
    const work = own.transaction(['datasets', 'versions', 'files'], 'readwrite')
    await work.objectStore('datasets').delete(id)
    await work.objectStore('versions').delete(IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]))
    await work.objectStore('files').delete(IDBKeyRange.bound(`shelf/${id}/`, `shelf/${id}/\uffff`))
    await work.done
    damagedFiles.delete(id)
  })

export const listReleases = (): Promise<readonly KeptRelease[]> => guarded((own) => own.getAll('releases'))
export const addRelease = (release: KeptRelease): Promise<void> =>
  guarded(async (own) => void (await own.put('releases', release)))

export const readRemembered = (key: string): Promise<Remembered | undefined> =>
  guarded((own) => own.get('remembered', key))

export const noteUnderway = (underway: Underway): Promise<void> =>
  guarded(async (own) => void (await own.put('underway', underway)))
export const forgetUnderway = (id: string): Promise<void> => guarded((own) => own.delete('underway', id))
export const listUnderway = (): Promise<readonly Underway[]> => guarded((own) => own.getAll('underway'))
