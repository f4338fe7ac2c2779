import { mayLeave } from './leaving.ts'

/** @throws Error when the reader declined after the disclosure question */
async function asked(): Promise<void> {
  if (!(await mayLeave())) throw new Error('Nothing was copied')
}

const refused = 'the browser does not let this page use the clipboard'

/**
 * Copies text to the clipboard.
 * @throws Error when the browser forbids it, with what the reader can do instead
 */
export async function copyText(text: string): Promise<void> {
  await asked()
  try {
    await navigator.clipboard.writeText(text)
  } catch (cause) {
    throw new Error(`${refused}; copy the address from the address bar`, { cause })
  }
}

/**
 * Copies one item to the clipboard in several formats; the receiving program takes the one it supports.
 * @param forms by media type; promises, because Safari requires the call within the reader's click
 * @throws Error when the browser forbids it, with what the reader can do instead
 */
export async function copyForms(forms: Readonly<Record<string, Promise<Blob>>>): Promise<void> {
  await asked()
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)])
  } catch (cause) {
    const [first] = Object.values(forms)
    await first // rethrows a failure of the content itself unchanged
    throw new Error(`${refused}; save the file instead`, { cause })
  }
}
