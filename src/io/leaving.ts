import type { Told } from '#core/imports/release-check.ts'
import { hasShelf, holdsOwn } from './shelf/own-files.ts'

/** Called when something leaves the page for others. A shelf that does not open must not keep a reader from saving. */
export async function noteLeaving(): Promise<void> {
  try {
    if (await hasShelf()) await (await import('./shelf/releases.ts')).noteRelease()
  } catch {
    // Without a shelf there is no baseline of the reader's own to look after.
  }
}

type Asker = (told: Told) => Promise<boolean>
let asker: Asker = async () => true

/** Who puts the question whether something may leave although it tells what earlier releases did not. */
export function setAsker(next: Asker): void {
  asker = next
}

/** Whether a question may have to be put before something leaves; where not, nothing need be waited for. */
export const mustAsk = holdsOwn

/** Compares what would leave with what has left before, and asks the reader where it tells more. */
export async function mayLeave(): Promise<boolean> {
  const told = await import('./shelf/releases.ts').then(({ toldNow }) => toldNow()).catch(() => null)
  return told === null || asker(told)
}
