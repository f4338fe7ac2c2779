import type { ReleaseFinding } from '#core/imports/release-check.ts'
import { hasShelf, holdsOwn } from './shelf/own-files.ts'

/** Records that something leaves the page for others. A local store that does not open must not stop the reader from saving. */
export async function recordRelease(): Promise<void> {
  try {
    if (await hasShelf()) await (await import('./shelf/releases.ts')).noteRelease()
  } catch {
    // Without a local store there is no baseline of the reader's own to protect.
  }
}

type Asker = (told: ReleaseFinding) => Promise<boolean>
let asker: Asker = async () => true

/** Sets the function that asks the reader whether to release something that discloses more than earlier releases. */
export function setAsker(next: Asker): void {
  asker = next
}

/** Compares the release with earlier ones and asks the reader where it discloses more. */
export async function mayRelease(): Promise<boolean> {
  const told = await import('./shelf/releases.ts').then(({ toldNow }) => toldNow()).catch(() => null)
  return told === null || asker(told)
}

/**
 * The check before anything leaves, and its note. The note is written first: a page that is closed right after has it, and what then does not leave after
 * all is taken to be known, which errs on the side of caution.
 * @returns false when the reader declined
 */
export async function mayLeave(): Promise<boolean> {
  // What is not private waits for nothing: browsers save and copy within a click only.
  if (!holdsOwn()) {
    void recordRelease()
    return true
  }
  if (!(await mayRelease())) return false
  await recordRelease()
  return true
}
