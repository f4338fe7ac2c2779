import { hasShelf } from './shelf/own-files.ts'

/** Called when something leaves the page for others. A shelf that does not open must not keep a reader from saving. */
export async function noteLeaving(): Promise<void> {
  try {
    if (await hasShelf()) await (await import('./shelf/releases.ts')).noteRelease()
  } catch {
    // Without a shelf there is no baseline of the reader's own to look after.
  }
}
