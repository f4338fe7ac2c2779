import type { Layer } from '#core/geography/layer.ts'
import type { Finding } from '#core/imports/finding.ts'
import type { Sheet } from '#core/imports/sheet.ts'
import { type Decoded, decodeText } from '../decode-text.ts'
import { unpack } from '../unpack.ts'

/** What a file holds: tables, boundaries, and what is to be said of it. */
export type OpenedFile = {
  readonly sheets: readonly Sheet[]
  readonly layers: readonly Layer[]
  readonly findings: readonly Finding[]
}

/** A file of which nobody knows yet what it is: its bytes say so, its name only where they leave it open. */
export class UnknownFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Called with the part that is done, 0 to 1. */
  readonly report: (done: number) => void
  #text: Decoded | null = null
  #parts: readonly string[] | null = null

  constructor(name: string, bytes: Uint8Array, report: (done: number) => void) {
    this.name = name
    this.bytes = bytes
    this.report = report
  }

  startsWith(...start: readonly number[]): boolean {
    return start.every((byte, at) => this.bytes[at] === byte)
  }

  /** Names of what is in it, where it is a zip archive; none elsewhere. @throws Refusal for a damaged archive */
  get parts(): readonly string[] {
    if (this.#parts) return this.#parts
    const names: string[] = []
    if (this.startsWith(0x50, 0x4b))
      unpack(this.bytes, (name) => {
        names.push(name)
        return false
      })
    this.#parts = names
    return names
  }

  get decoded(): Decoded {
    this.#text ??= decodeText(this.bytes)
    return this.#text
  }
}

/** A format of files: how one is recognised, and what it holds or why it is refused. */
export type FileFormat = {
  /** "XLSX workbook" */
  readonly name: string
  readonly recognises: (file: UnknownFile) => boolean
  /** @throws Refusal for a file that is not taken, with what to do instead */
  readonly open: (file: UnknownFile) => OpenedFile
}
