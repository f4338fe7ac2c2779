import type { BoundaryLayer } from '#core/geography/layer.ts'
import type { Finding } from '#core/imports/finding.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import { type DecodedText, decodeText } from '../decode-text.ts'
import { unzip } from '../unpack.ts'

/** What a file holds: tables, boundaries, and what is to be said of it. */
export type OpenedFile = {
  readonly sheets: readonly Worksheet[]
  readonly layers: readonly BoundaryLayer[]
  readonly findings: readonly Finding[]
}

/** How the reader wants a text to be taken apart. */
export type TextSettings = { readonly separator?: string; readonly encoding?: string }

type OpenInner = (name: string, bytes: Uint8Array) => OpenedFile

/** As much of a file as tells what kind of text it is. */
const headBytes = 3000

/** A file of which nobody knows yet what it is: its bytes say so, its name only where they leave it open. */
export class UnknownFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Called with the part that is done, 0 to 1. */
  readonly report: (done: number) => void
  /** Opens a file that was in this one; null where this one was in another, as an archive in an archive is not opened. */
  readonly openInner: OpenInner | null
  readonly settings: TextSettings
  #text: DecodedText | null = null
  #parts: readonly string[] | null = null

  constructor(
    name: string,
    bytes: Uint8Array,
    report: (done: number) => void,
    openInner: OpenInner | null = null,
    settings: TextSettings = {},
  ) {
    this.settings = settings
    this.name = name
    this.bytes = bytes
    this.report = report
    this.openInner = openInner
  }

  startsWith(...start: readonly number[]): boolean {
    return start.every((byte, at) => this.bytes[at] === byte)
  }

  /** Names of what is in it, with slashes, where it is a zip archive; none elsewhere. @throws Refusal for a damaged archive */
  get parts(): readonly string[] {
    if (this.#parts) return this.#parts
    const names: string[] = []
    if (this.startsWith(0x50, 0x4b))
      unzip(this.bytes, (name) => {
        names.push(name)
        return false
      })
    this.#parts = names
    return names
  }

  /** Its first letters, whatever the file is: for marks by which a format begins. */
  get head(): string {
    const text = new TextDecoder().decode(this.bytes.subarray(0, headBytes))
    return text.replace(/^\uFEFF/, '')
  }

  /** Zero bytes that were dropped from its text, as far as it was read as text. */
  get nuls(): number {
    return this.#text?.nuls ?? 0
  }

  get decoded(): DecodedText {
    this.#text ??= decodeText(this.bytes, this.settings.encoding)
    return this.#text
  }
}

/** A format of files: how one is recognised, and what it holds or why it is refused. */
export type FileFormat = {
  /** "XLSX workbook" */
  readonly name: string
  /** The endings under which the file picker offers such files; none for what is refused. */
  readonly endings: readonly string[]
  readonly recognises: (file: UnknownFile) => boolean
  /** @throws Refusal for a file that is not taken, with what to do instead */
  readonly open: (file: UnknownFile) => OpenedFile
}
