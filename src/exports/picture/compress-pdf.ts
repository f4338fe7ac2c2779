import { joinBytes } from '#formats/join-bytes.ts'
import { breathe } from './encode-png.ts'

/** One letter a byte, so that places in the text are places in the file. */
const latin = new TextDecoder('latin1')

/** An object of a PDF as it was written: what stands before its stream, the stream, and what stands after. */
type WrittenObject = {
  readonly id: number
  readonly before: string
  readonly stream: Uint8Array<ArrayBuffer> | null
  readonly after: string
}

/** Shorter streams would gain nothing. */
const leastLength = 200

const notPlain = (what: string): RangeError => new RangeError(`the PDF has no ${what} as its writer puts it`)

/** Where the objects of a file begin, by its table of references (ISO 32000-1, 7.5.4), in the order of the file. */
function placesOf(text: string): {
  readonly table: number
  readonly objects: readonly { readonly id: number; readonly at: number }[]
} {
  const [, start = ''] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64)) ?? []
  const table = Number(start)
  if (start === '' || !text.startsWith('xref', table)) throw notPlain('table of references')
  const rows = [...text.slice(table, text.indexOf('trailer', table)).matchAll(/^(\d{10}) \d{5} ([nf])/gm)]
  const objects = rows.flatMap(([, at, kind], id) => (kind === 'n' ? [{ id, at: Number(at) }] : []))
  return { table, objects: objects.toSorted((a, b) => a.at - b.at) }
}

/** Takes an object apart. A stream that is compressed already, of few bytes, or that others read as it is, stays with what stands before it. */
function objectAt(bytes: Uint8Array<ArrayBuffer>, id: number, from: number, to: number): WrittenObject {
  const text = latin.decode(bytes.subarray(from, to))
  const [head = ''] = /^\d+ 0 obj[\s\S]*?\nstream\n/.exec(text) ?? []
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
  if (length < leastLength || /\/Filter|\/Metadata/.test(head)) return { id, before: text, stream: null, after: '' }
  const end = head.length + length
  if (!text.startsWith('\nendstream', end)) throw notPlain(`stream of ${length} bytes`)
  return { id, before: head, stream: bytes.slice(from + head.length, from + end), after: text.slice(end) }
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const through = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(through).arrayBuffer())
}

/** Latin letters as bytes: the header of a PDF has some that are not ASCII. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/**
 * Compresses the streams of a PDF (ISO 32000-1, 7.4.4) whose writer left them as they are. The writer would do so in one task, which for a page of many
 * areas takes half a second; the browser does it beside the page.
 * @throws RangeError where the file is not as its writer puts it
 */
export async function compressPdf(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Uint8Array> {
  const text = latin.decode(bytes)
  const { table, objects } = placesOf(text)
  const parts: Uint8Array[] = [bytes.subarray(0, objects[0]?.at ?? table)]
  let length = parts[0]?.length ?? 0
  const add = (part: Uint8Array) => {
    parts.push(part)
    length += part.length
  }
  const places = new Map<number, number>()
  for (const [index, { id, at }] of objects.entries()) {
    const { before, stream, after } = objectAt(bytes, id, at, objects[index + 1]?.at ?? table)
    places.set(id, length)
    const packed = stream && (await deflated(stream))
    const head = packed ? before.replace(/\/Length \d+/, `/Length ${packed.length}\n/Filter /FlateDecode`) : before
    add(bytesOf(head))
    if (packed) add(packed)
    add(bytesOf(after))
    signal.throwIfAborted()
  }
  await breathe(signal)
  let id = -1
  const refs = text
    .slice(table)
    .replace(/^(\d{10}) (\d{5}) ([nf])/gm, (row, _at: string, turn: string, kind: string) => {
      id += 1
      return kind === 'n' ? `${String(places.get(id) ?? 0).padStart(10, '0')} ${turn} n` : row
    })
    .replace(/startxref\s+\d+/, `startxref\n${length}`)
  add(bytesOf(refs))
  return joinBytes(parts)
}
