import { Refusal } from './refusal.ts'

export type DecodedText = {
  readonly text: string
  readonly encoding: string
  /** What speaks for the encoding. */
  readonly encodingFrom: string
  /** Whether a mark at the start names it. */
  readonly isMarked: boolean
  /** Zero bytes that stood in the text and were dropped. */
  readonly nuls: number
}

/** Control characters that no text has: tabs, line ends, form feeds, the end mark of DOS and separators of records are left. */
const isControl = (byte: number) =>
  byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0 && byte < 0x1c

/** Whether bytes with zeros among them are text none the less: nothing else in them is binary, and letters outnumber the zeros. */
function isTextWithNuls(bytes: Uint8Array): boolean {
  let zeros = 0
  for (const byte of bytes) {
    if (isControl(byte)) return false
    if (byte === 0) zeros += 1
  }
  return zeros * 2 < bytes.length
}

function marked(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark shows by its zero bytes: every second one, in the text of our languages. */
function unmarkedWide(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4000) & ~1
  if (length < 8) return null
  let [even, odd] = [0, 0]
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  const half = length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return null
}

const names: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

/**
 * Turns bytes into text, without the zero bytes that some databases leave in it: UTF-8 with or without its mark, UTF-16, else Windows-1252, which British spreadsheets write.
 * @param chosen the encoding, where the reader has chosen it
 * @throws Refusal for what is no text
 */
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
  const mark = marked(bytes)
  const wide = mark ?? unmarkedWide(bytes)
  if (wide === null && bytes.subarray(0, 8000).includes(0) && !isTextWithNuls(bytes.subarray(0, 64_000)))
    throw new Refusal(
      'not-text',
      'binary data',
      'a table as text, a workbook or a boundary file',
      'Save a table as XLSX or CSV, and boundaries as GeoJSON.',
    )
  const isMarked = mark !== null
  const decode = (label: string, fatal: boolean, encodingFrom: string) => {
    const text = new TextDecoder(label, { fatal }).decode(bytes)
    const encoding = names[label] ?? label
    if (!text.includes('\0')) return { text, encoding, encodingFrom, isMarked, nuls: 0 }
    const clean = text.replaceAll('\0', '')
    return { text: clean, encoding, encodingFrom, isMarked, nuls: text.length - clean.length }
  }
  if (chosen !== undefined) return { ...decode(chosen, false, 'your choice'), isMarked: false }
  if (wide !== null) return decode(wide, false, isMarked ? 'the mark at its start' : 'zero bytes in every second place')
  try {
    return decode('utf-8', true, 'all bytes are valid UTF-8')
  } catch {
    return decode('windows-1252', false, 'bytes that are no UTF-8')
  }
}
