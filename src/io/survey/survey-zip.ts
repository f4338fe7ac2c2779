import { strToU8, zipSync } from 'fflate'
import type { NamedBlob } from '../hand-over.ts'

/** The one time that archives of the atlas know. */
const noTime = new Date(1980, 0, 1)

/** Files of text in one archive. */
export function zipOfTexts(name: string, files: readonly (readonly [name: string, text: string])[]): NamedBlob {
  const parts = Object.fromEntries(files.map(([path, text]) => [path, strToU8(text)]))
  const zipped = zipSync(parts, { level: 6, mtime: noTime })
  return { name, blob: new Blob([zipped as Uint8Array<ArrayBuffer>], { type: 'application/zip' }) }
}
