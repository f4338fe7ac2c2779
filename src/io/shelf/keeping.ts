/** How safe what is kept here is: whether the browser may clear it by itself, and when it was last saved as a file. */

const backupKey = 'mpce-atlas-last-backup'

/**
 * Asks the browser to keep what is stored here even when it runs short of room.
 * @returns whether it will; null where it does not say, as by plain http
 */
export async function askToKeep(): Promise<boolean | null> {
  try {
    return (await navigator.storage?.persist?.()) ?? null
  } catch {
    return null
  }
}

/** The same without asking: browsers may put the question to the reader. */
export async function isKept(): Promise<boolean | null> {
  try {
    return (await navigator.storage?.persisted?.()) ?? null
  } catch {
    return null
  }
}

/** When a backup was last saved in this browser, ISO date and time; null when none was, or when the browser remembers nothing. */
export function lastBackup(): string | null {
  try {
    return localStorage.getItem(backupKey)
  } catch {
    return null
  }
}

export function noteBackup(made: string): void {
  try {
    localStorage.setItem(backupKey, made)
  } catch {
    // Then the reader is told that no backup is known of, which is true.
  }
}
