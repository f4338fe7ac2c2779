import { Refusal } from './refusal.ts'

/** What the byte 29 of a dBASE table says of its letters, where it is not Windows-1252. */
const encodings: Readonly<Record<number, string>> = { 100: 'windows-1250', 101: 'ibm866', 201: 'windows-1251' }

const damaged = (found: string) =>
  new Refusal('shapefile-damaged', found, 'a whole shapefile', 'Download it again, or convert it at mapshaper.org.')

type Field = { readonly name: string; readonly at: number; readonly length: number; readonly type: string }

function labelOf(cpg: string, mark: number): string {
  const named = /utf-?8|65001/i.test(cpg)
    ? 'utf-8'
    : /(?:^|\D)(88591|1252)$/.test(cpg.replace(/\W/g, ''))
      ? 'windows-1252'
      : null
  return named ?? encodings[mark] ?? 'windows-1252'
}

/** UTF-8 where the bytes are that, as many programs write it without saying so. */
function decoderFor(cpg: string, mark: number): (bytes: Uint8Array) => string {
  const [strict, stated] = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder(labelOf(cpg, mark))]
  return (bytes) => {
    const text = (() => {
      try {
        return strict.decode(bytes)
      } catch {
        return stated.decode(bytes)
      }
    })()
    return text.replaceAll('\0', ' ').trim()
  }
}

function fieldsOf(view: DataView, end: number, decode: (bytes: Uint8Array) => string): readonly Field[] {
  const fields: Field[] = []
  let at = 1 // the first byte of a record says whether it is deleted
  for (let offset = 32; offset + 32 <= end && view.getUint8(offset) !== 0x0d; offset += 32) {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + offset, 11)
    const stop = bytes.indexOf(0)
    const length = view.getUint8(offset + 16)
    const name = decode(bytes.slice(0, stop < 0 ? 11 : stop))
    fields.push({ name, at, length, type: String.fromCharCode(view.getUint8(offset + 11)) })
    at += length
  }
  return fields
}

/**
 * The records of the table of a shapefile, as texts; null for a deleted one.
 * @param cpg text of the file that names the encoding; empty without one
 * @see https://www.loc.gov/preservation/digital/formats/fdd/fdd000325.shtml
 * @throws Refusal for a table that is cut off
 */
export function readDbf(bytes: Uint8Array, cpg: string): readonly (Readonly<Record<string, string>> | null)[] {
  if (bytes.length < 33) throw damaged('a table without a head')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const [count, head, length] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  const decode = decoderFor(cpg, view.getUint8(29))
  if (head < 33 || length < 1 || head + count * length > bytes.length)
    throw damaged(`a table of ${count.toLocaleString('en-GB')} records that is cut off`)
  const fields = fieldsOf(view, head, decode)
  return Array.from({ length: count }, (_, record) => {
    const start = head + record * length
    if (bytes[start] === 0x2a) return null
    return Object.fromEntries(
      fields.map(({ name, at, length: width }) => [name, decode(bytes.subarray(start + at, start + at + width))]),
    )
  })
}
