import type { ReleaseFinding } from '#core/imports/release-check.ts'
import { hasShelf, holdsOwn } from './shelf/own-files.ts'

/** Records that something leaves the page for others. A local store that does not open must not stop what is not the reader's own. */
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

/** A release: the check of what it discloses beyond earlier ones, and its record. Both may fail. */
export type LeavingCheck = {
  readonly told: () => Promise<ReleaseFinding | null>
  readonly note: () => Promise<void>
}

const releases = () => import('./shelf/releases.ts')

/** What the atlas shows. */
const shown: LeavingCheck = {
  told: async () => (await releases()).toldNow(),
  note: async () => (await releases()).noteRelease(),
}

/** Compares the release with earlier ones and asks the reader where it discloses more. */
export async function mayRelease({ told }: LeavingCheck = shown): Promise<boolean> {
  const found = await told()
  return found === null || asker(found)
}

/** Where nothing can be compared or noted. */
const unread: ReleaseFinding = { names: [], withheld: 0, changed: 0 }

/**
 * Checks and records a release before it leaves. The record is written first: it survives a page closed right after. A release that then fails
 * still counts as known, which errs on the side of caution. If earlier releases cannot be read, or this one not recorded, the reader is asked too.
 * @param release what leaves, where it is not what the atlas shows
 * @returns false when the reader declined
 */
export async function mayLeave(release: LeavingCheck = shown): Promise<boolean> {
  // Public data must not wait: browsers allow saving and copying only within the click.
  if (release === shown && !holdsOwn()) {
    void recordRelease()
    return true
  }
  try {
    if (!(await mayRelease(release))) return false
    await release.note()
    return true
  } catch {
    return asker(unread)
  }
}
