import type { jsPDF } from 'jspdf'
import type { Brief } from '#core/brief/brief.ts'
import { counted } from '#core/domain/counted.ts'
import type { Work } from '../picture/encode-png.ts'
import { openPdf, pdfMetadata, writtenPdf } from '../picture/pdf-figure.ts'
import { PdfTags } from '../picture/pdf-tags.ts'
import { seal } from '../snapshot/digest.ts'
import { snapshotOf } from '../snapshot/snapshot.ts'
import { type BriefInput, briefFigure, briefPicture, mapPaper, noRoomText } from './brief-pictures.ts'
import { inner, PageColumn, page, placePicture, pointsPerMm, styles } from './pdf-column.ts'

/** Points of height that remarks and sources need to start below the figures. */
const leastWords = 150

type Setting = {
  readonly pdf: jsPDF
  readonly tags: PdfTags
  readonly share: (from: number, to: number) => Work
}

/**
 * Figures one below the other: the first on the first page where it has its room there, the others from the second page on. Each is as high as
 * its type needs.
 * @returns the column below the last of them
 */
async function placeFigures(
  input: BriefInput,
  first: PageColumn,
  bottom: number,
  { pdf, tags, share }: Setting,
): Promise<PageColumn> {
  const { panels } = input.brief
  let column = first
  let isFirstPage = true
  const turn = () => {
    pdf.addPage('a4')
    column = new PageColumn(pdf, tags, page.margin, page.margin, inner)
    isFirstPage = false
  }
  for (const [at, panel] of panels.entries()) {
    const words = [[panel.title, styles.heading, 2] as const, [panel.subtitle, styles.small, 4] as const]
    const head = words.reduce((sum, [text, style, after]) => sum + column.measure(text, style) + after, 0)
    const room = (bottom - column.y - head) / pointsPerMm
    const drawn = briefFigure(input, panel, isFirstPage ? Math.max(60, Math.floor(room)) : 76)
    const height = (drawn?.height ?? 0) * 0.75
    if (isFirstPage ? at > 0 || height > room * pointsPerMm + 1 : column.y + head + height > bottom) turn()
    for (const [text, style, after] of words) column.write(text, style, after)
    if (drawn)
      await placePicture(pdf, tags, drawn, { x: page.margin, y: column.y }, share(0.35 + at * 0.2, 0.55 + at * 0.2))
    else column.write(noRoomText, styles.text)
    column.y += height + 12
  }
  if (isFirstPage) turn()
  return column
}

/** What is known of the area, beside its map. */
function writeFacts(side: PageColumn, brief: Brief): void {
  side.write('In figures', styles.heading)
  for (const { term, text } of brief.facts) side.write(`${term}: ${text}`, styles.text, 2)
  side.y += 6
  side.write(brief.ledger.title, styles.heading)
  side.write(brief.ledger.text, styles.text)
  if (brief.ledger.working) side.write(brief.ledger.working, styles.small, 8)
  side.write(brief.alike.title, styles.heading)
  side.write(brief.alike.text, styles.text)
  if (brief.alike.method) side.write(brief.alike.method, styles.small)
}

/** The brief as two pages of PDF, or more where its figures or sources need them, tagged, with its words as words. */
export async function pdfBrief(input: BriefInput, work: Work): Promise<Uint8Array> {
  const { brief, plate, made, holdsPrivate, permalink } = input
  const pdf = await openPdf('a4', { title: brief.headline, subject: brief.subtitle, made })
  const snapshot = snapshotOf(plate, 'map', made, holdsPrivate)
  pdf.addMetadata(pdfMetadata(brief.headline, brief.subtitle, snapshot), true)
  const tags = new PdfTags(pdf, brief.headline)
  const share = (from: number, to: number): Work => ({
    signal: work.signal,
    onProgress: (part) => work.onProgress(from + part * (to - from)),
  })
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(made)

  const head = new PageColumn(pdf, tags, page.margin, page.margin, inner)
  head.write(brief.headline, styles.headline, 3)
  head.write(brief.subtitle, styles.text, 3)
  for (const mark of brief.marks) head.write(mark, styles.mark, 3)
  const top = head.y + 8
  const map = briefPicture(input, brief.map, mapPaper)
  await placePicture(pdf, tags, map, { x: page.margin, y: top }, share(0, 0.35))
  const side = new PageColumn(pdf, tags, page.margin + map.width * 0.75 + 16, top, inner - map.width * 0.75 - 16)
  writeFacts(side, brief)
  const bottom = page.height - page.margin - 14
  const first = new PageColumn(pdf, tags, page.margin, Math.max(side.y, top + map.height * 0.75) + 12, inner)
  const rest = await placeFigures(input, first, bottom, { pdf, tags, share })
  // Remarks and sources start on a page of their own rather than in the last lines of one.
  if (bottom - rest.y < leastWords) {
    pdf.addPage('a4')
    rest.y = page.margin
  }
  rest.write('What is not known', styles.heading)
  const unknown = brief.unknown.length > 0 ? brief.unknown : ['Nothing in particular.']
  // Remarks take up to 58% of the room, and less where the sources need it.
  const room = bottom - rest.y
  const forSources = rest.heightOf(brief.sources, { ...styles.small, size: styles.small.size * 0.86 }) + 28
  const forRemarks = Math.max(0.3 * room, Math.min(0.58 * room, room - forSources))
  rest.writeList(
    unknown,
    styles.text,
    rest.y + forRemarks,
    (left) => `And ${counted(left, 'more remark')}, in the atlas.`,
  )
  rest.y += 4
  // Licences ask for every attribution to be named on the document itself.
  rest.writeAll('Sources', brief.sources, styles.small, bottom)
  const foot = new PageColumn(pdf, tags, page.margin, page.height - page.margin - 8, inner)
  foot.write(
    `${date}. ${permalink.length > 150 ? `${permalink.slice(0, 149)}…` : permalink}`,
    { ...styles.small, size: 6 },
    0,
  )
  return seal(await writtenPdf(pdf, work))
}
