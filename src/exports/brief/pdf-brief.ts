import type { Work } from '../picture/encode-png.ts'
import { openPdf, pdfMetadata } from '../picture/pdf-figure.ts'
import { PdfTags } from '../picture/pdf-tags.ts'
import { seal } from '../snapshot/digest.ts'
import { snapshotOf } from '../snapshot/snapshot.ts'
import { type BriefInput, briefPicture, figurePaper, mapPaper } from './brief-pictures.ts'
import { inner, PageColumn, page, placePicture, pointsPerMm, styles } from './pdf-column.ts'

/** The brief as two pages of PDF, tagged, with its words as words. */
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
  side.write('In figures', styles.heading)
  for (const { term, text } of brief.facts) side.write(`${term}: ${text}`, styles.text, 2)
  side.y += 6
  side.write(brief.ledger.title, styles.heading)
  side.write(brief.ledger.text, styles.text)
  if (brief.ledger.working) side.write(brief.ledger.working, styles.small, 8)
  side.write(brief.alike.title, styles.heading)
  side.write(brief.alike.text, styles.text)
  if (brief.alike.method) side.write(brief.alike.method, styles.small)
  const [first, ...others] = brief.panels
  const y = Math.max(side.y, top + map.height * 0.75) + 12
  if (first) {
    const caption = new PageColumn(pdf, tags, page.margin, y, inner)
    caption.write(first.title, styles.heading, 4)
    const room = (page.height - page.margin - caption.y - 10) / pointsPerMm
    await placePicture(
      pdf,
      tags,
      briefPicture(input, first, figurePaper(Math.max(60, room))),
      { x: page.margin, y: caption.y },
      share(0.35, 0.6),
    )
  }
  pdf.addPage('a4')
  const rest = new PageColumn(pdf, tags, page.margin, page.margin, inner)
  for (const [at, panel] of others.entries()) {
    rest.write(panel.title, styles.heading, 2)
    rest.write(panel.subtitle, styles.small, 4)
    await placePicture(
      pdf,
      tags,
      briefPicture(input, panel, figurePaper(76)),
      { x: page.margin, y: rest.y },
      share(0.6 + at * 0.2, 0.8 + at * 0.2),
    )
    rest.y += 76 * pointsPerMm + 12
  }
  const bottom = page.height - page.margin - 14
  rest.write('What is not known', styles.heading)
  const unknown = brief.unknown.length > 0 ? brief.unknown : ['Nothing in particular.']
  // Remarks take up to 58% of the room, and less where the sources need it.
  const room = bottom - rest.y
  const forSources = rest.heightOf(brief.sources, { ...styles.small, size: styles.small.size * 0.8 }) + 28
  const forRemarks = Math.max(0.3 * room, Math.min(0.58 * room, room - forSources))
  rest.writeList(unknown, styles.text, rest.y + forRemarks, (left) => `And ${left} more remarks, in the atlas.`)
  rest.y += 4
  // Licences ask for every attribution to be named on the document itself.
  rest.writeAll('Sources', brief.sources, styles.small, bottom)
  const foot = new PageColumn(pdf, tags, page.margin, page.height - page.margin - 8, inner)
  foot.write(
    `${date}. ${permalink.length > 150 ? `${permalink.slice(0, 149)}…` : permalink}`,
    { ...styles.small, size: 6 },
    0,
  )
  return seal(new Uint8Array(pdf.output('arraybuffer')))
}
