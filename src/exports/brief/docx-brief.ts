import { AlignmentType, Document, ExternalHyperlink, HeadingLevel, ImageRun, Packer, Paragraph, TextRun } from 'docx'
import type { Panel } from '#core/panel/panel.ts'
import type { Work } from '../picture/encode-png.ts'
import { pictureLink, pngOf } from '../picture/picture.tsx'
import { type BriefInput, briefPicture, figurePaper, mapPaper } from './brief-pictures.ts'

const font = 'Arial'

/** Word counts pictures in pixels of 1/96 inch, as the drawings do. */
async function picture(
  input: BriefInput,
  panel: Panel,
  paper: Parameters<typeof briefPicture>[2],
  name: string,
  work: Work,
): Promise<Paragraph> {
  const { input: whole, ...drawn } = briefPicture(input, panel, paper)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [
      new ImageRun({
        type: 'png',
        data: await pngOf(drawn, whole, work),
        transformation: { width: Math.round(drawn.width), height: Math.round(drawn.height) },
        link: pictureLink(whole),
        altText: { name, title: name, description: drawn.description },
      }),
    ],
  })
}

/** The brief as a document to edit: real headings, pictures with alternative text, lists as lists. */
export async function docxBrief(input: BriefInput, work: Work): Promise<Uint8Array> {
  const { brief, permalink, made } = input
  const heading = (text: string) =>
    new Paragraph({ text, heading: HeadingLevel.HEADING_2, spacing: { before: 160, after: 60 } })
  const text = (words: string, options: { readonly bold?: boolean; readonly size?: number } = {}) =>
    new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: words, ...options })] })
  const bullets = (lines: readonly string[], size?: number) =>
    lines.map(
      (words) =>
        new Paragraph({ bullet: { level: 0 }, children: [new TextRun({ text: words, ...(size ? { size } : {}) })] }),
    )
  const total = brief.panels.length + 1
  const share = (at: number): Work => ({
    signal: work.signal,
    onProgress: (part) => work.onProgress((at + part) / total),
  })
  const map = await picture(input, brief.map, mapPaper, 'Map', share(0))
  const figures: Paragraph[] = []
  for (const [at, panel] of brief.panels.entries()) {
    figures.push(heading(panel.title), text(panel.subtitle, { size: 16 }))
    figures.push(await picture(input, panel, figurePaper(at === 0 ? 88 : 72), panel.title, share(at + 1)))
  }
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(made)
  const document = new Document({
    title: brief.headline,
    subject: brief.subtitle,
    creator: 'MPCE Atlas',
    description: brief.map.titled().description,
    styles: {
      default: {
        document: { run: { font, size: 19 } },
        heading1: { run: { font, size: 32, bold: true } },
        heading2: { run: { font, size: 23, bold: true } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 850, bottom: 850, left: 850, right: 850 } },
        },
        children: [
          new Paragraph({ text: brief.headline, heading: HeadingLevel.HEADING_1, spacing: { after: 80 } }),
          text(brief.subtitle),
          ...brief.marks.map((mark) => text(mark, { bold: true })),
          map,
          ...bullets(brief.facts.map(({ term, text: words }) => `${term}: ${words}`)),
          heading(brief.ledger.title),
          text(brief.ledger.text),
          ...(brief.ledger.working ? [text(brief.ledger.working, { size: 16 })] : []),
          heading(brief.alike.title),
          text(brief.alike.text),
          ...(brief.alike.method ? [text(brief.alike.method, { size: 16 })] : []),
          ...figures,
          heading('What is not known'),
          ...bullets(brief.unknown.length > 0 ? brief.unknown : ['Nothing in particular.'], 17),
          heading('Sources'),
          ...bullets(brief.sources, 15),
          new Paragraph({
            spacing: { before: 120 },
            children: [
              new TextRun({ text: `${date}. `, size: 15 }),
              new ExternalHyperlink({
                link: permalink,
                children: [new TextRun({ text: 'This view in the atlas', style: 'Hyperlink', size: 15 })],
              }),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer())
}
