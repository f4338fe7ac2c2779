import { strToU8, zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { openPrintedReport } from '#io/reports/read-pdf.ts'
import { refusalText } from '#io/reports/reports.ts'
import { linkOf, permalink } from '../../fixtures/reports.ts'

const values = { E12000001: 12.4, E12000002: 11 }
const map = linkOf(values)
const trend = linkOf(values, 'trend')

const link = (address: string) => `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(${address})>>>>`
const object = (number: number, text: string) => `${number} 0 obj\n${text}\nendobj\n`
const pdfOf = (...parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const bytes = ['%PDF-1.7\n', ...parts].map((part) => (typeof part === 'string' ? strToU8(part, true) : part))
  return Uint8Array.from(bytes.flatMap((part) => [...part]))
}

const pages = (kids: string) => object(1, `<</Type/Pages/Count 2/Kids[${kids}]>>`)
const page = (number: number, annotations: string) =>
  object(number, `<</Type/Page/Parent 1 0 R/MediaBox[0 0 595 842]/Annots[${annotations}]/Contents 9 0 R>>`)

/** Places of the figures that are found, with where they lead. */
const figuresOf = (bytes: Uint8Array) =>
  openPrintedReport(bytes).file.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? [[block.picture.place, ...block.picture.links]] : [])),
  )

const ascending = [pages('2 0 R 3 0 R'), page(2, '4 0 R 5 0 R'), page(3, '6 0 R')] as const

test('the figures to which a PDF leads are found page by page, each once', () => {
  const file = pdfOf(...ascending, object(4, link(map)), object(5, link(map)), object(6, link(trend)))
  expect(figuresOf(file)).toEqual([
    ['Page 1, figure 1', map],
    ['Page 2, figure 1', trend],
  ])
  expect(openPrintedReport(file).file).toMatchObject({ kind: 'pdf', unread: [/words and pictures/] })
})

test('pages stand in the order of their tree, however the file has them', () => {
  const file = pdfOf(
    page(3, '6 0 R'),
    page(2, '4 0 R'),
    object(7, '<</Type/Pages/Parent 1 0 R/Kids[2 0 R]>>'),
    pages('7 0 R 3 0 R'),
    object(6, link(trend)),
    object(4, link(map)),
  )
  expect(figuresOf(file).map(([, address]) => address)).toEqual([map, trend])
})

test('packed objects are unpacked, what was written last counts, and what is within a stream is no object', () => {
  const inner = [link(map), link(trend)]
  const head = `4 0 6 ${inner[0]?.length} `
  const packed = zlibSync(strToU8(head + inner.join(''), true))
  const file = pdfOf(
    pages('2 0 R 3 0 R'),
    page(2, '5 0 R'),
    `9 0 obj\n<</Length 60>>\nstream\n${object(4, link('https://else.example/'))}endstream\nendobj\n`,
    `8 0 obj\n<</Type/ObjStm/N 2/First ${head.length}/Filter/FlateDecode/Length ${packed.length}>>\nstream\r\n`,
    packed,
    '\nendstream\nendobj\n',
    page(3, '6 0 R'),
    page(2, '4 0 R'),
  )
  expect(figuresOf(file).map(([, address]) => address)).toEqual([map, trend])
})

test.each([
  ['as hexadecimal digits', `/URI <${Buffer.from(map).toString('hex').toUpperCase()}>`],
  ['with what is escaped', `/URI (${map.replaceAll('&', '\\046').replace('https', '\\h\\\r\nttps')})`],
  ['in an object of its own', null],
])('an address is read %s', (_, action) => {
  const annotation = action === null ? '<</Subtype/Link/A 7 0 R>>' : `<</Subtype/Link/A<</S/URI ${action}>>>>`
  const file = pdfOf(...ascending, object(4, annotation), object(7, `<</S/URI/URI(${map})>>`))
  expect(figuresOf(file)).toEqual([['Page 1, figure 1', map]])
})

test('a link to a view counts where none says which figure it is, and a link elsewhere never', () => {
  const other = object(5, link('https://else.example/'))
  const plain = pdfOf(...ascending, object(4, link(permalink)), other)
  expect(figuresOf(plain)).toEqual([['Page 1, figure 1', permalink]])
  const named = pdfOf(...ascending, object(4, link(permalink)), other, object(6, link(map)))
  expect(figuresOf(named)).toEqual([['Page 2, figure 1', map]])
})

test('a locked PDF is refused, and a damaged one has no figures', () => {
  let text = ''
  try {
    openPrintedReport(pdfOf(...ascending, 'trailer\n<</Root 1 0 R/Encrypt 5 0 R>>\n'))
  } catch (fault) {
    text = refusalText('report.pdf', fault)
  }
  expect(text).toMatch(/^“report\.pdf” could not be read: found a password on the PDF/)
  expect(figuresOf(pdfOf('1 0 obj\n<</Type/ObjStm/N 9/First 20>>\nstream\nxx'))).toEqual([])
  expect(figuresOf(pdfOf(pages('1 0 R 1 0 R')))).toEqual([])
})
