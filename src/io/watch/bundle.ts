import { unzipSync, zipSync } from 'fflate'
import type { NamedBytes } from '../unit-desk/sealed-file.ts'

/** Most bytes of a bundle when unpacked, and of files in it. */
const [mostBytes, mostFiles] = [64 * 1024 * 1024, 1000]

/** Files as one archive, so that many half-open reports go to the second officer at once. It says nothing of when it was made. */
export const bundleOf = (files: readonly NamedBytes[]): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
    level: 0,
    mtime: new Date(1980, 0, 1),
  }).slice()

/** The files of a bundle; any other file as it is. An archive that is damaged or swells too far is one file that does not open. */
export function filesIn(file: NamedBytes): readonly NamedBytes[] {
  const [p, k] = file.bytes
  if (p !== 0x50 || k !== 0x4b) return [file]
  try {
    let [total, count] = [0, 0]
    const filter = ({ originalSize }: { readonly originalSize: number }) => {
      total += originalSize
      count += 1
      return total <= mostBytes && count <= mostFiles
    }
    const found = Object.entries(unzipSync(file.bytes, { filter }))
    return found.length === 0 ? [file] : found.map(([name, bytes]) => ({ name, bytes: bytes.slice() }))
  } catch {
    return [file]
  }
}
