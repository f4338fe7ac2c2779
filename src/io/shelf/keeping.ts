/** Safety of local storage: whether the browser may clear it by itself, and the date of the last backup. */

import { readStored, writeStored } from '../browser-storage.ts'

const backupKey = 'mpce-atlas-last-backup'

/**
 * Asks the browser for persistent storage.
 * @returns whether it is granted; null where the browser does not say, as over plain http
 */
export async function askToKeep(): Promise<boolean | null> {
  try {
    return (await navigator.storage?.persist?.()) ?? null
  } catch {
    return null
  }
}

/** Reads the state without a request, which could prompt the reader. */
export async function isStoragePersistent(): Promise<boolean | null> {
  try {
    return (await navigator.storage?.persisted?.()) ?? null
  } catch {
    return null
  }
}

/** ISO date and time of the last backup saved in this browser; null if none is recorded or storage is unavailable. */
export const lastBackup = (): string | null => readStored('local', backupKey)

/** Without storage the reader is told that no backup is known, which is true. */
export function noteBackup(made: string): void {
  writeStored('local', backupKey, made)
}
