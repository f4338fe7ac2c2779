import { FileFault } from './read-file.ts'

/** Limit in bytes: far above any baseline of the UK, and small enough for a phone. */
export const largestPack = 50_000_000

/**
 * Fetches an encrypted pack that the host lists.
 * @throws FileFault when it fails to load or is too large
 */
export async function readPack(path: string): Promise<Uint8Array> {
  const fault = (found: string, mend: string, cause?: unknown) =>
    new FileFault({ code: 'pack-unreachable', at: { file: path }, found, mend }, cause)
  let response: Response
  try {
    response = await fetch(new URL(path, document.baseURI))
  } catch (cause) {
    throw fault('no answer', 'Check the connection, then try again.', cause)
  }
  if (!response.ok) throw fault(`status ${response.status}`, 'Ask whoever runs the site whether the pack has moved.')
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.length > largestPack) throw fault(`${bytes.length} bytes`, 'A pack is at most 50 MB.')
  return bytes
}
