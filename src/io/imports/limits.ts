import { smallerFile } from './advice.ts'
import { Refusal } from './refusal.ts'

const MB = 1_000_000

/** What a file may be at most. A survey of the whole country is a few megabytes; these leave room, and keep a page from falling over. */
export const limits = {
  /** Bytes of a file as it is dropped. */
  fileBytes: 100 * MB,
  /** Bytes of all parts of a workbook together, unpacked. */
  unpackedBytes: 400 * MB,
  /** Unpacked over packed; a sheet of one repeated number packs to about a hundredth. */
  ratio: 250,
  rows: 1_000_000,
  columns: 1_000,
  cells: 12_000_000,
  files: 250,
  sheets: 200,
  /** How deep elements may stand in each other. */
  depth: 100,
} as const

const count = (n: number) => n.toLocaleString('en-GB')
export const megabytes = (bytes: number): string => `${count(Math.round(bytes / MB))} MB`

/** @throws Refusal when a file is larger than any table the atlas can use */
export function checkSize(name: string, bytes: number): void {
  if (bytes > limits.fileBytes)
    throw new Refusal('file-too-large', megabytes(bytes), `at most ${megabytes(limits.fileBytes)}`, smallerFile(name))
  if (bytes === 0) throw new Refusal('file-empty', '0 bytes', 'a file with something in it', 'Save the file again.')
}

/** Counts rows and cells while they are read. */
export class RemainingLimits {
  #cells = 0

  /** @throws Refusal beyond what a table may hold */
  take(rows: number, cells: number): void {
    this.#cells += cells
    if (rows > limits.rows) this.#refuse('too-many-rows', `more than ${count(limits.rows)} rows`)
    if (this.#cells > limits.cells) this.#refuse('too-many-cells', `more than ${count(limits.cells)} cells`)
  }

  #refuse(code: string, found: string): never {
    throw new Refusal(
      code,
      found,
      'a table of a size that can be checked here',
      'Leave out rows and columns that are not needed.',
    )
  }
}
