import { readStored, writeStored } from './browser-storage.ts'

/** Begins the part of an address that browsers send to nobody, where it holds a story. */
export const mark = '#story='

const holdsStory = (fragment: string): boolean => fragment.startsWith(mark)

const heldKey = 'mpce-atlas-linked-story'

/**
 * The part of the address with the story that this tab was opened with: from the address, else as noted for this tab alone, where another view has
 * taken its place. A story of a link is kept nowhere else.
 */
export function linkedFragment(hash: string): string | null {
  if (!holdsStory(hash)) return readStored('session', heldKey)
  // Without storage the story is there as long as its address is.
  writeStored('session', heldKey, hash)
  return hash
}
