import { type LeavingCheck, mayLeave } from './leaving.ts'

/** A file to save. */
export type NamedBlob = { readonly name: string; readonly blob: Blob }

/**
 * Hands a file to the browser to save.
 * @param leaves what leaves by it, where it is not the reader's own baseline as the atlas shows it: `self` for a file that is for the reader alone
 * @returns false when the reader declined after the disclosure question
 */
export async function saveFile({ name, blob }: NamedBlob, leaves?: 'self' | LeavingCheck): Promise<boolean> {
  if (leaves !== 'self' && !(await mayLeave(leaves))) return false
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return true
}

/** Message when the reader declined to save. */
export const keptHere = 'Kept here; nothing was saved'

/**
 * Prints the page, unless the reader declines after the disclosure question.
 * @param leaves `self` for a page that holds nothing of the reader's baseline
 */
export async function printPage(leaves?: 'self'): Promise<void> {
  if (leaves === 'self' || (await mayLeave())) window.print()
}
