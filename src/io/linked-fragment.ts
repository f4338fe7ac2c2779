/** Begins the part of an address that browsers send to nobody, where it holds a story. */
export const mark = '#story='

const holdsStory = (fragment: string): boolean => fragment.startsWith(mark)

const heldKey = 'mpce-atlas-linked-story'

/**
 * The part of the address with the story that this tab was opened with: from the address, else as noted for this tab alone, where another view has
 * taken its place. A story of a link is kept nowhere else.
 */
export function linkedFragment(hash: string): string | null {
  try {
    if (!holdsStory(hash)) return sessionStorage.getItem(heldKey)
    sessionStorage.setItem(heldKey, hash)
  } catch {
    // Without storage the story is there as long as its address is.
  }
  return holdsStory(hash) ? hash : null
}
