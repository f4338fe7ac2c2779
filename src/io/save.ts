/** A file that is ready to be saved. */
export type NamedBlob = { readonly name: string; readonly blob: Blob }

/** Hands a file to the browser to save. */
export function saveFile({ name, blob }: NamedBlob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
