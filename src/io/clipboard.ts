/**
 * Puts text on the clipboard.
 * @throws Error when the browser forbids it, with what the reader can do instead
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch (cause) {
    throw new Error('the browser does not let this page use the clipboard; copy the address from the address bar', {
      cause,
    })
  }
}
