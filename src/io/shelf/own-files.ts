import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Added } from '#core/imports/merge-catalogue.ts'
import { isPackPath } from '#core/imports/pack-path.ts'
import { openedEntries, openedFile } from '../opened-files.ts'
import { within } from '../within.ts'
import { shelfName } from './name.ts'
import { noteOwnTrouble } from './own-trouble.ts'

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

/** For how long the browser is asked what it keeps, in milliseconds. */
const askLimit = 3000

/** Whether this browser keeps a shelf. Asked before the catalogue has arrived, so that neither waits for the other. */
export async function hasShelf(): Promise<boolean> {
  try {
    if (typeof indexedDB === 'undefined') return false
    const held = await within(askLimit, databases(), () => [])
    return held.some(({ name }) => name === shelfName)
  } catch {
    return false // A browser that will not say has nothing to give either.
  }
}

/** @returns undefined when neither the shelf nor an opened pack has such a file */
export const readOwnFile = async (path: string): Promise<unknown> =>
  isPackPath(path) ? openedFile(path) : (await import('./shelf.ts')).readShelfFile(path)

const withoutOwn = (why: string) => `Shown without your own data. ${why}`

/** A shelf that cannot be opened must not keep the atlas from opening: what is missing is said instead. */
async function shelfEntries(available: Promise<boolean>): Promise<readonly Added[]> {
  if (!(await available)) return []
  try {
    const { entries, damaged } = await (await import('./shelf.ts')).readEntries()
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

/** Whether figures that this browser keeps count in the atlas. */
export const holdsOwn = (): boolean => hasEntries

/** The catalogue with what is on the shelf, and over it what is in opened packs. */
export async function withOwnData(shipped: Catalogue, available: Promise<boolean> = hasShelf()): Promise<Catalogue> {
  const kept = await shelfEntries(available)
  hasEntries = kept.length > 0
  const entries = [...kept, ...openedEntries()]
  if (entries.length === 0) return shipped
  return (await import('#core/imports/merge-catalogue.ts')).mergeCatalogue(shipped, entries)
}
