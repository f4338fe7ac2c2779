import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import type { Return } from '#core/baseline/returns.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { Released } from '#core/disclosure/session.ts'
import type { Entry, ShelfFile } from '#core/imports/draft.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import { withTimeout } from '../within.ts'
import { shelfName } from './name.ts'
import { blockedFault, silentFault } from './shelf-fault.ts'

/** A local dataset, independent of its versions. */
export type ShelfDataset = {
  readonly id: string
  readonly name: string
  readonly table: string
  /** Number of the current version. */
  readonly current: number
  /** Whether the atlas uses it; a disabled dataset stays stored. */
  readonly on: boolean
}

/** One completed import; immutable. */
export type ShelfVersion = {
  readonly dataset: string
  readonly number: number
  /** ISO date and time of the import. */
  readonly accepted: string
  readonly files: readonly string[]
  readonly rows: number
  readonly summary: readonly string[]
  readonly warnings: number
  readonly entry: Entry
  /** The disclosure rules applied to it, where it contains figures about people. */
  readonly policy?: DisclosurePolicy
  /** Set if it was restored from a backup, whose author is not known. */
  readonly brought?: boolean
}

/** The source tables of a version, true figures included: never read for anything that leaves the browser. */
export type SourceTables = {
  readonly returns?: readonly Return[]
  readonly tables: readonly {
    readonly file: string
    readonly name: string
    readonly rows: readonly (readonly string[])[]
  }[]
}

/** The mapping used last time for a table with the same headings. */
export type Remembered = { readonly key: string; readonly mapping: Mapping }

/** An unfinished import: found at the next visit if the page crashed. */
export type Underway = { readonly id: string; readonly files: readonly string[]; readonly started: string }

/** A recorded release. Kept when its version is deleted, since a release cannot be recalled. */
export type KeptRelease = Released & { readonly key: string; readonly at: string }

/** A story of the reader's own as it is now. `revision` counts its changes, so that a tab notices what another has done. */
export type KeptStory = {
  readonly id: string
  readonly revision: number
  /** ISO date and time of the last change. */
  readonly changed: string
  /** As it was written; a story of an older form is brought forward when it is read. */
  readonly written: unknown
}

/** A story as it was before somebody went on editing it; immutable. */
export type StoryVersion = {
  readonly story: string
  /** Its revision then. */
  readonly number: number
  /** ISO date and time of the last change to it. */
  readonly changed: string
  readonly written: unknown
}

interface ShelfSchema extends DBSchema {
  datasets: { key: string; value: ShelfDataset }
  versions: { key: [string, number]; value: ShelfVersion; indexes: { dataset: string } }
  files: { key: string; value: ShelfFile | SourceTables }
  remembered: { key: string; value: Remembered }
  underway: { key: string; value: Underway }
  releases: { key: string; value: KeptRelease }
  stories: { key: string; value: KeptStory }
  storyVersions: { key: [string, number]; value: StoryVersion }
}

export type ShelfDatabase = IDBPDatabase<ShelfSchema>
type Upgrade = IDBPTransaction<
  ShelfSchema,
  ('datasets' | 'versions' | 'files' | 'remembered' | 'underway' | 'releases' | 'stories' | 'storyVersions')[],
  'versionchange'
>

/** One migration of the database from version n to n + 1. Runs in the open upgrade transaction, so it happens completely or not at all. */
export type DatabaseMigration = (database: ShelfDatabase, upgrade: Upgrade) => void | Promise<void>

/** Migrations in order; the list only grows, which keeps databases of any age readable. */
export const databaseMigrations: readonly DatabaseMigration[] = [
  (database) => {
    database.createObjectStore('datasets', { keyPath: 'id' })
    database.createObjectStore('versions', { keyPath: ['dataset', 'number'] })
    database.createObjectStore('files')
  },
  // Stores mappings and unfinished imports, indexes versions by dataset, and enables every dataset.
  async (database, upgrade) => {
    database.createObjectStore('remembered', { keyPath: 'key' })
    database.createObjectStore('underway', { keyPath: 'id' })
    upgrade.objectStore('versions').createIndex('dataset', 'dataset')
    for (let cursor = await upgrade.objectStore('datasets').openCursor(); cursor; cursor = await cursor.continue())
      if (cursor.value.on === undefined) await cursor.update({ ...cursor.value, on: true })
  },
  // Stores releases permanently.
  (database) => {
    database.createObjectStore('releases', { keyPath: 'key' })
  },
  // Stores stories, and how they were before they were edited.
  (database) => {
    database.createObjectStore('stories', { keyPath: 'id' })
    database.createObjectStore('storyVersions', { keyPath: ['story', 'number'] })
  },
]

/** Timeout of opening the database, in milliseconds: many times what a slow disk takes. */
export const openLimit = 5000

/**
 * Opens the local database and migrates it to the newest version.
 * @param steps migrations to apply; a test may leave some out
 * @param onClosed called when another tab needs a newer version, or the browser has taken the database away
 * @throws ShelfFault `blocked` when another tab keeps an older version open, `silent` when there is no answer in time
 */
export function openShelf(
  steps: readonly DatabaseMigration[] = databaseMigrations,
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
        upgrade.done.catch(() => {}) // The opening promise reports the failure.
        upgrade.abort() // Aborting leaves no half migration; opening then fails with the database's own error.
      }
    },
    blocking: (_from, _to, event) => {
      ;(event.target as IDBDatabase).close()
      onClosed()
    },
    terminated: onClosed,
  })
  // A late database must not block other tabs.
  opening.then((database) => isLate && database.close()).catch(() => {})
  return withTimeout(openLimit, Promise.race([opening, blocked]), () => {
    isLate = true
    throw silentFault()
  })
}
