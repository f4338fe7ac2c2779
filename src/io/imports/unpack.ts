import { unzipSync } from 'fflate'
import { limits, megabytes } from './limits.ts'
import { Refusal } from './refusal.ts'

/** The name of a part as the standard has it: some programs write backslashes, or begin at a root. */
const plainName = (name: string): string => name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '')

/**
 * Unpacks the wanted parts of a workbook or another archive, under their names with slashes. fflate, as it is small and writes into memory of the stated size, so that a part which
 * states less than it holds is cut off, and one that states too much is refused before a byte of it is unpacked.
 * @throws Refusal for an archive that is damaged, or that would grow beyond measure
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let total = 0
  let refused: Refusal | null = null
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (refused || !wanted(plainName(name))) return false
        total += originalSize
        const isBomb = total > limits.unpackedBytes || (originalSize > 5_000_000 && originalSize > size * limits.ratio)
        if (isBomb)
          refused = new Refusal(
            'unpacks-too-large',
            `${megabytes(total)} unpacked from ${megabytes(bytes.length)}`,
            `at most ${megabytes(limits.unpackedBytes)}, and ${limits.ratio} times the packed size`,
            'This is no ordinary workbook. Save it again from a spreadsheet, or as CSV.',
          )
        return !isBomb
      },
    })
  } catch {
    throw new Refusal(
      'archive-damaged',
      'an archive that cannot be unpacked',
      'a whole workbook',
      'Save or download the file again.',
    )
  }
  if (refused) throw refused
  // A null prototype would be lost in a record: names of parts are data like any other.
  return new Map(Object.entries(parts).map(([name, bytes]) => [plainName(name), bytes]))
}
