import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Entry } from '#core/imports/draft.ts'
import { isPackPath } from '#core/imports/pack-entry.ts'
import { openedEntries, openedFile } from '../opened-files.ts'
import { shelfName } from './name.ts'

/**
 * The way from the app's files to the reader's own. The shelf itself is loaded only when this browser has one, so that a first
 * visit pays nothing for it.
 */

const prefix = 'shelf/'

export const isOwnPath = (path: string): boolean => path.startsWith(prefix) || isPackPath(path)

/** What the page asked before the app was there (see `config/early.ts`); the answer is taken once, as it may change later. */
const page = globalThis as { atlasShelves?: ReturnType<IDBFactory['databases']> }

function databases(): ReturnType<IDBFactory['databases']> {
  const asked = page.atlasShelves
  delete page.atlasShelves
  return asked ?? indexedDB.databases()
}

/** Whether this browser keeps a shelf. Asked before the catalogue has arrived, so that neither waits for the other. */
export async function hasShelf(): Promise<boolean> {
  try {
    if (typeof indexedDB === 'undefined') return false
    const held = await databases()
    return held.some(({ name }) => name === shelfName)
  } catch {
    return false // A browser that will not say has nothing to give either.
  }
}

/** @returns undefined when neither the shelf nor an opened pack has such a file */
export const readOwnFile = async (path: string): Promise<unknown> =>
  isPackPath(path) ? openedFile(path) : (await import('./shelf.ts')).readShelfFile(path)

/** A shelf that cannot be opened must not keep the atlas from opening. */
async function shelfEntries(available: Promise<boolean>): Promise<readonly Entry[]> {
  if (!(await available)) return []
  try {
    return await (await import('./shelf.ts')).readEntries()
  } catch {
    return []
  }
}

/** The catalogue with what is on the shelf, and over it what is in opened packs. */
export async function withOwnData(shipped: Catalogue, available: Promise<boolean> = hasShelf()): Promise<Catalogue> {
  const entries = [...(await shelfEntries(available)), ...openedEntries()]
  if (entries.length === 0) return shipped
  return (await import('#core/imports/merge-catalogue.ts')).mergeCatalogue(shipped, entries)
}
