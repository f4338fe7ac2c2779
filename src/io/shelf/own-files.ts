import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Added } from '#core/imports/merge-catalogue.ts'
import { isPackPath } from '#core/imports/pack-path.ts'
import { openedEntries, openedFile } from '../opened-files.ts'
import { withTimeout } from '../within.ts'
import { shelfName } from './name.ts'
import { noteOwnTrouble } from './own-trouble.ts'

/**
 * Connects the app's files with the local datasets. The database code is loaded only when this browser has a database, which costs a first visit
 * nothing.
 */

const prefix = 'shelf/'

export const isOwnPath = (path: string): boolean => path.startsWith(prefix) || isPackPath(path)

/** The query that the page made before the app was there (see `config/early.ts`). The answer is used once, as it may change later. */
const page = globalThis as { atlasShelves?: ReturnType<IDBFactory['databases']> }

function databases(): ReturnType<IDBFactory['databases']> {
  const asked = page.atlasShelves
  delete page.atlasShelves
  return asked ?? indexedDB.databases()
}

/** Timeout of asking the browser for its databases, in milliseconds. */
const askLimit = 3000

/** Whether this browser has a database of local datasets. Called before the catalogue has arrived, so the two run in parallel. */
export async function hasShelf(): Promise<boolean> {
  try {
    if (typeof indexedDB === 'undefined') return false
    const held = await withTimeout(askLimit, databases(), () => [])
    return held.some(({ name }) => name === shelfName)
  } catch {
    return false // A browser that refuses to answer has no data to offer either.
  }
}

/** @returns undefined when neither the local datasets nor an opened pack has such a file */
export const readOwnFile = async (path: string): Promise<unknown> =>
  isPackPath(path) ? openedFile(path) : (await import('./large-files.ts')).readShelfFile(path)

const withoutOwn = (why: string) => `Shown without your own data. ${why}`

/** Reads the local catalogue entries. A database that cannot be opened must not stop the atlas: the failure is shown instead. */
async function shelfEntries(available: Promise<boolean>): Promise<readonly Added[]> {
  if (!(await available)) return []
  try {
    const { entries, damaged } = await (await import('./entries-on-page.ts')).entriesOnPage()
    const names = damaged.map(({ name }) => name).join(', ')
    noteOwnTrouble(
      names === '' ? null : `Shown without ${names}: its record in this browser is damaged. See “Your data”.`,
    )
    return entries
  } catch (fault) {
    noteOwnTrouble(withoutOwn(fault instanceof Error ? fault.message : 'They could not be read.'))
    return []
  }
}

let hasEntries = false

/** Whether the atlas uses figures stored in this browser. */
export const holdsOwn = (): boolean => hasEntries

/** Adds the local datasets to the catalogue, and then the opened packs. */
export async function withOwnData(shipped: Catalogue, available: Promise<boolean> = hasShelf()): Promise<Catalogue> {
  const kept = await shelfEntries(available)
  hasEntries = kept.length > 0
  const entries = [...kept, ...openedEntries()]
  if (entries.length === 0) return shipped
  return (await import('#core/imports/merge-catalogue.ts')).mergeCatalogue(shipped, entries)
}
