import { jsPDF } from 'jspdf'
import { expect, test } from 'vitest'
import { PdfTags, silenceHalos } from '#exports/picture/pdf-tags.ts'

type Node = {
  readonly type?: string
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly Node[]
}

/** The structure of the first page, as a reader that shares nothing with the writer has it. */
async function readBack(bytes: ArrayBuffer): Promise<readonly Node[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(bytes.slice(0)), verbosity: 0 }).promise
  const tree: Node = await (await document.getPage(1)).getStructTree()
  return tree.children?.[0]?.children ?? []
}

test('a figure in pieces is one element, with its description and the place of all its pieces on the page', async () => {
  const pdf = new jsPDF({ unit: 'pt', format: [300, 200], orientation: 'landscape' })
  const tags = new PdfTags(pdf, 'Title')
  const drawn = (kind: 'H1' | 'P' | 'Figure', words: string, box: readonly number[] | null = null) => {
    const [x = 0, y = 0, width = 0, height = 0] = box ?? []
    tags.begin(kind, words, box && { x, y, width, height })
    pdf.text(kind, 20, 20)
    tags.end()
  }
  drawn('H1', '')
  drawn('Figure', 'Map of the country', [10, 30, 100, 80])
  drawn('Figure', 'Map of the country', [150, 50, 40, 120])
  drawn('Figure', 'Ranking', [200, 30, 90, 10])
  drawn('P', '')
  const bytes = pdf.output('arraybuffer')
  const nodes = await readBack(bytes)
  expect(nodes.map(({ role, alt }) => [role, alt])).toEqual([
    ['H1', undefined],
    ['Figure', 'Map of the country'],
    ['Figure', 'Ranking'],
    ['P', undefined],
  ])
  const raw = Buffer.from(bytes).toString('latin1')
  // From the bottom of a page of 200 points.
  expect([...raw.matchAll(/\/BBox \[([\d. ]+)\]/g)].map(([, box]) => box)).toEqual([
    '10.00 30.00 190.00 170.00',
    '200.00 160.00 290.00 170.00',
  ])
})

test('a halo says nothing, what stands on it does, and after the drawing every word does', () => {
  const pdf = new jsPDF({ unit: 'pt' })
  const speakAgain = silenceHalos(pdf)
  pdf.text('Wales', 20, 20, { renderingMode: 'fillThenStroke' })
  pdf.text('Wales', 20, 20)
  speakAgain()
  pdf.text('Kent', 20, 40, { renderingMode: 'fillThenStroke' })
  const raw = Buffer.from(pdf.output('arraybuffer')).toString('latin1')
  const said = [...raw.matchAll(/BDC|EMC|ActualText <FEFF>|\((?:Wales|Kent)\) Tj/g)].map(([one]) => one)
  expect(said).toEqual(['ActualText <FEFF>', 'BDC', '(Wales) Tj', 'EMC', '(Wales) Tj', '(Kent) Tj'])
})
