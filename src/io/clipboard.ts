import { mayLeave, mustAsk, noteLeaving } from './leaving.ts'

/** @throws Error when the reader was told what it would give away, and kept it */
async function asked(): Promise<void> {
  if (mustAsk() && !(await mayLeave())) throw new Error('Nothing was copied')
}

const refused = 'the browser does not let this page use the clipboard'

/**
 * Puts text on the clipboard.
 * @throws Error when the browser forbids it, with what the reader can do instead
 */
export async function copyText(text: string): Promise<void> {
  await asked()
  try {
    await navigator.clipboard.writeText(text)
    void noteLeaving()
  } catch (cause) {
    throw new Error(`${refused}; copy the address from the address bar`, { cause })
  }
}

/**
 * Puts one thing on the clipboard in several forms; whoever pastes takes the form they understand.
 * @param forms by media type; a promise, so that Safari still knows that the reader asked for it
 * @throws Error when the browser forbids it, with what the reader can do instead
 */
export async function copyForms(forms: Readonly<Record<string, Promise<Blob>>>): Promise<void> {
  await asked()
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)])
    void noteLeaving()
  } catch (cause) {
    const [first] = Object.values(forms)
    await first // what went wrong while it was made is said as it is
    throw new Error(`${refused}; save the file instead`, { cause })
  }
}
