import type { Catalogue } from '#core/catalogue/schemas.ts'

/**
 * The way from the app's files to the reader's own. The shelf itself is loaded only when this browser has one, so that a first
 * visit pays nothing for it.
 */

const prefix = 'shelf/'
const shelfName = 'mpce-atlas-shelf'

export const isOwnPath = (path: string): boolean => path.startsWith(prefix)

/** Whether this browser keeps a shelf. Asked before the catalogue has arrived, so that neither waits for the other. */
export async function hasShelf(): Promise<boolean> {
  try {
    if (typeof indexedDB === 'undefined') return false
    const held = await indexedDB.databases()
    return held.some(({ name }) => name === shelfName)
  } catch {
    return false // A browser that will not say has nothing to give either.
  }
}

/** @returns undefined when the shelf has no such file */
export const readOwnFile = async (path: string): Promise<unknown> => (await import('./shelf.ts')).readShelfFile(path)

/** The catalogue with what is on the shelf. A shelf that cannot be opened must not keep the atlas from opening. */
export async function withOwnData(shipped: Catalogue, available: Promise<boolean> = hasShelf()): Promise<Catalogue> {
  if (!(await available)) return shipped
  try {
    const [{ readEntries }, { mergeCatalogue }] = await Promise.all([
      import('./shelf.ts'),
      import('#core/imports/merge-catalogue.ts'),
    ])
    return mergeCatalogue(shipped, await readEntries())
  } catch {
    return shipped
  }
}
