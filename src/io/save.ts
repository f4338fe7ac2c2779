import { mayLeave, mustAsk, noteLeaving } from './leaving.ts'

/** A file that is ready to be saved. */
export type NamedBlob = { readonly name: string; readonly blob: Blob }

/**
 * Hands a file to the browser to save.
 * @param reader for whom it is: what is for others counts among what has been given away of a baseline of the reader's own
 * @returns false where the reader was told what it would give away, and kept it
 */
export async function saveFile({ name, blob }: NamedBlob, reader: 'others' | 'self' = 'others'): Promise<boolean> {
  if (reader === 'others' && mustAsk() && !(await mayLeave())) return false
  if (reader === 'others') void noteLeaving()
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return true
}

/** What is said where the reader kept what was to be saved. */
export const keptHere = 'Kept here; nothing was saved'

/** Prints the page, unless the reader keeps it once told what it would give away. */
export async function printPage(): Promise<void> {
  if (!mustAsk() || (await mayLeave())) window.print()
}
