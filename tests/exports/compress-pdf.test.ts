import { unzlibSync } from 'fflate'
import { jsPDF } from 'jspdf'
import { expect, test } from 'vitest'
import { compressPdf } from '#exports/picture/compress-pdf.ts'
import { flat, pdfOf } from '../journeys/pdf.ts'

const latin = new TextDecoder('latin1')
const { signal } = new AbortController()

/** A PDF of two pages with many lines, words and metadata, as its writer leaves it. */
function plainPdf(): Uint8Array<ArrayBuffer> {
  const pdf = new jsPDF({ unit: 'pt', format: [300, 300], compress: false })
  pdf.setProperties({ title: 'Lines and words' })
  pdf.addMetadata(`<note>${'endstream xref 123 '.repeat(20)}</note>`, true)
  for (const page of [1, 2]) {
    if (page === 2) pdf.addPage()
    for (let at = 0; at < 200; at += 1) pdf.line(at, 10, 300 - at, 290)
    pdf.text(`Page ${page}, Ynys Môn`, 20, 20)
  }
  return new Uint8Array(pdf.output('arraybuffer'))
}

/** The objects of a file by its own table: id → text. */
function objectsIn(bytes: Uint8Array): ReadonlyMap<number, string> {
  const text = latin.decode(bytes)
  const table = Number(/startxref\s+(\d+)/.exec(text)?.[1])
  expect(text.startsWith('xref', table)).toBe(true)
  const rows = [...text.slice(table).matchAll(/^(\d{10}) \d{5} ([nf])/gm)]
  return new Map(
    rows.flatMap(([, at, kind], id) => {
      if (kind !== 'n') return []
      const found = text.slice(Number(at))
      expect(found.startsWith(`${id} 0 obj`), `object ${id}`).toBe(true)
      return [[id, found.slice(0, found.indexOf('endobj'))] as const]
    }),
  )
}

/** The stream of an object, unpacked. */
function streamOf(object: string): string | null {
  const [head] = /^[\s\S]*?\nstream\n/.exec(object) ?? []
  if (!head) return null
  const length = Number(/\/Length (\d+)/.exec(head)?.[1])
  const data = object.slice(head.length, head.length + length)
  expect(object.startsWith('\nendstream', head.length + length)).toBe(true)
  if (!head.includes('/Filter /FlateDecode')) return data
  return latin.decode(unzlibSync(Uint8Array.from(data, (letter) => letter.charCodeAt(0))))
}

test('every object stands where the table says, with the stream that it had; another reader finds the same pages', async () => {
  const plain = plainPdf()
  const packed = await compressPdf(plain, signal)
  expect(packed.length).toBeLessThan(plain.length / 2)
  const [before, after] = [objectsIn(plain), objectsIn(packed)]
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [id, object] of before) expect(streamOf(after.get(id) ?? ''), `object ${id}`).toBe(streamOf(object))
  const [one, other] = [await pdfOf(plain), await pdfOf(packed)]
  const placed = ({ runs }: typeof one) => runs.map((page) => page.map(({ text, y }) => [text, y]))
  expect([other.pages, placed(other)]).toEqual([one.pages, placed(one)])
  expect(other.pages.map(flat)).toEqual(['Page 1, Ynys Môn', 'Page 2, Ynys Môn'])
  expect(other.title).toBe('Lines and words')
})

test('metadata stays as it is, for those who look for it without a reader, and so does what is compressed already', async () => {
  const packed = await compressPdf(plainPdf(), signal)
  expect(latin.decode(packed)).toContain('endstream xref 123 endstream xref 123')
  expect(await compressPdf(packed.slice(), signal)).toEqual(packed)
})

test('what is no PDF of this writer is refused, and work that was cancelled ends', async () => {
  await expect(compressPdf(new Uint8Array([1, 2, 3]), signal)).rejects.toThrow('table of references')
  const text = latin
    .decode(plainPdf())
    .replace(/\/Length (\d{4})/, (_, length: string) => `/Length ${Number(length) - 7}`)
  const broken = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  await expect(compressPdf(broken, signal)).rejects.toThrow('stream of')
  await expect(compressPdf(plainPdf(), AbortSignal.abort())).rejects.toThrow()
})
