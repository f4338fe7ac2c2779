import { noteLeaving } from './leaving.ts'

/** A file that is ready to be saved. */
export type NamedBlob = { readonly name: string; readonly blob: Blob }

/**
 * Hands a file to the browser to save.
 * @param reader for whom it is: what is for others counts among what has been given away of a baseline of the reader's own
 */
export function saveFile({ name, blob }: NamedBlob, reader: 'others' | 'self' = 'others'): void {
  if (reader === 'others') void noteLeaving()
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
