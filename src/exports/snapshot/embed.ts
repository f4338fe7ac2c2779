import { digestPlace, isIntact, seal } from './digest.ts'
import { isIntactPng, isPng, pngTexts } from './png-chunks.ts'
import { parseSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts'

/** Keyword of the text in a PNG. */
export const snapshotWord = 'mpce-atlas-snapshot'

const namespace = 'https://mpce-atlas.invalid/ns/snapshot'

const base64 = (ascii: string): string => btoa(ascii)

/** The snapshot as an element for SVG and for the metadata of a PDF, with the place of the digest. */
export function snapshotElement(snapshot: Snapshot): string {
  const body = base64(writeSnapshot(snapshot))
  return `<mpce:snapshot xmlns:mpce="${namespace}" mpce:digest="${digestPlace}">${body}</mpce:snapshot>`
}

/** A drawing as a file that knows what it is. @param credits elements that say where it is from */
export function sealedSvg(svg: string, snapshot: Snapshot, credits = ''): Uint8Array {
  const metadata = `<metadata>${credits}${snapshotElement(snapshot)}</metadata>`
  // As a function, so that a sum of money in a credit is no reference to the pattern.
  const filled = svg.replace(/<svg[^>]*>/, (start) => `${start}${metadata}`)
  return seal(new TextEncoder().encode(filled))
}

/** A file that was found to be a picture of the atlas. */
export type FoundSnapshot = {
  readonly snapshot: Snapshot
  /** False when something in the file has changed since it was made. */
  readonly intact: boolean
}

/** What a file carries of the atlas: undefined for nothing. */
function carried(bytes: Uint8Array): string | undefined {
  if (isPng(bytes)) return pngTexts(bytes).find(({ keyword }) => keyword === snapshotWord)?.text
  const words = new TextDecoder('latin1').decode(bytes)
  const body = /<mpce:snapshot\b[^>]*>([A-Za-z0-9+/=\s]*)<\/mpce:snapshot>/.exec(words)?.[1]
  try {
    return body === undefined ? undefined : atob(body.replace(/\s/g, ''))
  } catch {
    return undefined // no base64: the words were written by somebody else
  }
}

/** What a PNG, SVG or PDF says of itself, or why that is refused; null for a file that is not from the atlas, or no longer says so. */
export function readSnapshot(bytes: Uint8Array): FoundSnapshot | { readonly refused: string } | null {
  const text = carried(bytes)
  if (text === undefined) return null
  const read = parseSnapshot(text)
  if ('refused' in read) return read
  return { ...read, intact: isPng(bytes) ? isIntactPng(bytes) : isIntact(bytes) }
}
