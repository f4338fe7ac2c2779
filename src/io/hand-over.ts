/** A file to save. */
export type NamedBlob = { readonly name: string; readonly blob: Blob }

/** Hands a file to the browser to save, which asks nothing: for what is not of the atlas, such as what a reader has typed. All else goes by `saveFile`. */
export function saveInBrowser({ name, blob }: NamedBlob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
