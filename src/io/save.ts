import { type NamedBlob, saveInBrowser } from './hand-over.ts'
import { type LeavingCheck, mayLeave } from './leaving.ts'

/**
 * Hands a file to the browser to save.
 * @param leaves what leaves by it, where it is not the reader's own baseline as the atlas shows it: `self` for a file that is for the reader alone
 * @returns false when the reader declined after the disclosure question
 */
export async function saveFile(file: NamedBlob, leaves?: 'self' | LeavingCheck): Promise<boolean> {
  if (leaves !== 'self' && !(await mayLeave(leaves))) return false
  saveInBrowser(file)
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
