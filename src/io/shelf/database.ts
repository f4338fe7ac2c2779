import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { Return } from '#core/baseline/returns.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { Released } from '#core/disclosure/session.ts'
import type { Entry, ShelfFile } from '#core/imports/draft.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import type { Answers } from '#core/imports/question.ts'
import { within } from '../within.ts'
import { shelfName } from './name.ts'
import { blockedFault, silentFault } from './shelf-fault.ts'

/** A dataset that the reader keeps, whatever its versions hold. */
export type ShelfDataset = {
  readonly id: string
  readonly name: string
  readonly table: string
  /** The version that counts. */
  readonly current: number
  /** Switched off, it stays on the shelf and out of the atlas. */
  readonly on: boolean
}

/** One accepted import. Never changed afterwards. */
export type ShelfVersion = {
  readonly dataset: string
  readonly number: number
  /** ISO date and time of acceptance. */
  readonly accepted: string
  readonly files: readonly string[]
  readonly rows: number
  readonly summary: readonly string[]
  readonly warnings: number
  readonly entry: Entry
  /** The rules by which it was protected, where it holds figures about people. */
  readonly policy?: DisclosurePolicy
  /** It came as a backup, so who made it is not known. */
  readonly brought?: boolean
}

/** What a version was made from, true figures included: never read for anything that leaves the browser. */
export type SourceTables = {
  readonly returns?: readonly Return[]
  readonly tables: readonly {
    readonly file: string
    readonly name: string
    readonly rows: readonly (readonly string[])[]
  }[]
}

/** How a table with the same headings was read last time. */
export type Remembered = { readonly key: string; readonly mapping: Mapping; readonly answers: Answers }

/** An import that is under way: found at the next visit if the page fell over meanwhile. */
export type Underway = { readonly id: string; readonly files: readonly string[]; readonly started: string }

/** What has left the browser: kept when the version it came from is deleted, as it cannot be called back. */
export type KeptRelease = Released & { readonly key: string; readonly at: string }

interface ShelfSchema extends DBSchema {
  datasets: { key: string; value: ShelfDataset }
  versions: { key: [string, number]; value: ShelfVersion; indexes: { dataset: string } }
  files: { key: string; value: ShelfFile | SourceTables }
  remembered: { key: string; value: Remembered }
  underway: { key: string; value: Underway }
  releases: { key: string; value: KeptRelease }
}

export type ShelfDatabase = IDBPDatabase<ShelfSchema>
type Upgrade = IDBPTransaction<
  ShelfSchema,
  ('datasets' | 'versions' | 'files' | 'remembered' | 'underway' | 'releases')[],
  'versionchange'
>

/** One change of the database: of version n in, of version n + 1 out. Works on the open upgrade, so it happens wholly or not at all. */
export type Migration = (database: ShelfDatabase, upgrade: Upgrade) => void | Promise<void>

/** In order; the list only grows, so that a shelf of any age opens. */
export const migrations: readonly Migration[] = [
  (database) => {
    database.createObjectStore('datasets', { keyPath: 'id' })
    database.createObjectStore('versions', { keyPath: ['dataset', 'number'] })
    database.createObjectStore('files')
  },
  // Mappings are remembered, imports under way noted, versions found by dataset; every dataset is on.
  async (database, upgrade) => {
    database.createObjectStore('remembered', { keyPath: 'key' })
    database.createObjectStore('underway', { keyPath: 'id' })
    upgrade.objectStore('versions').createIndex('dataset', 'dataset')
    for (let cursor = await upgrade.objectStore('datasets').openCursor(); cursor; cursor = await cursor.continue())
      if (cursor.value.on === undefined) await cursor.update({ ...cursor.value, on: true })
  },
  // What has left is noted for good.
  (database) => {
    database.createObjectStore('releases', { keyPath: 'key' })
  },
]

/** For how long the database is waited for, in milliseconds: many times as long as a slow disk takes to open one. */
export const openLimit = 5000

/**
 * Opens the shelf, bringing it to the newest version.
 * @param steps migrations to apply; a test may leave some out
 * @param onClosed called when another tab needs a newer version, or the browser has taken the database away
 * @throws ShelfFault `blocked` when another tab does not let go of an older version, `silent` when there is no answer in time
 */
export function openShelf(
  steps: readonly Migration[] = migrations,
  onClosed: () => void = () => {},
): Promise<ShelfDatabase> {
  let giveUp: (fault: Error) => void = () => {}
  const blocked = new Promise<never>((_, reject) => {
    giveUp = reject
  })
  blocked.catch(() => {})
  let isLate = false
  const opening = openDB<ShelfSchema>(shelfName, steps.length, {
    blocked: () => {
      isLate = true
      giveUp(blockedFault())
    },
    upgrade: async (database, from, _to, upgrade) => {
      try {
        for (const step of steps.slice(from)) await step(database, upgrade)
      } catch {
        upgrade.done.catch(() => {}) // Its failure is told by the opening itself.
        upgrade.abort() // Half a migration must not stay; opening then fails with what the database says.
      }
    },
    blocking: (_from, _to, event) => {
      ;(event.target as IDBDatabase).close()
      onClosed()
    },
    terminated: onClosed,
  })
  // A database that comes too late must not stay in the way of others.
  opening.then((database) => isLate && database.close()).catch(() => {})
  return within(openLimit, Promise.race([opening, blocked]), () => {
    isLate = true
    throw silentFault()
  })
}
