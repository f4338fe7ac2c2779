import { readEntries } from './shelf.ts'

/** Events of the browser's own commands that take text or pictures of a page along, and that cannot be asked about. */
const takes = ['beforeprint', 'copy', 'cut', 'dragstart'] as const

async function noteTake(): Promise<void> {
  try {
    await (await import('./releases.ts')).noteRelease()
  } catch {
    // What cannot be noted here is asked about before anything else leaves.
  }
}

let isWatched = false

function watchTakes(): void {
  if (isWatched || typeof window === 'undefined') return
  isWatched = true
  for (const take of takes) window.addEventListener(take, () => void noteTake())
}

/** `readEntries` for a page that shows them, whichever it is: what its reader prints, copies or drags away from then on is noted. */
export function entriesOnPage(): ReturnType<typeof readEntries> {
  watchTakes()
  return readEntries()
}
