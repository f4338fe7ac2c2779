import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type IBordersOptions,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Brief } from '#core/brief/brief.ts'
import { endSentence } from '#core/domain/letters.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import type { Work } from '../picture/encode-png.ts'
import { pictureLink, pngOf } from '../picture/picture.tsx'
import { type BriefInput, briefFigure, briefPicture, mapPaper, noRoomText } from './brief-pictures.ts'

const font = 'Arial'
/** Twentieths of a point: A4, its margins, and the room between them. */
const sheet = { width: 11906, height: 16838, margin: 850, room: 11906 - 2 * 850 }

/** Producers whom a caption names; all are at the end of the document. */
const namedProducers = 2

/** What a picture shows and who produced its figures, in the style by which Word lists figures. */
function captionOf({ input }: ReturnType<typeof briefPicture>, number: number, isTitled: boolean): Paragraph {
  const { panel } = input
  const { trust } = panel.titled()
  const words = [
    ...(isTitled ? [endSentence(panel.title)] : []),
    endSentence(panel.subtitle),
    endSentence(`Source: ${sourceLine(trust.sources, namedProducers) || 'none'}`),
  ]
  // Programs that drop the link of a picture keep that of words.
  const numbered = new ExternalHyperlink({
    link: pictureLink(input),
    children: [new TextRun({ text: `Figure ${number}.`, style: 'Hyperlink' })],
  })
  return new Paragraph({ style: 'Caption', children: [numbered, new TextRun(` ${words.join(' ')}`)] })
}

/** Word counts pictures in pixels of 1/96 inch, as the drawings do. */
async function picture(
  { input: whole, ...drawn }: ReturnType<typeof briefPicture>,
  name: string,
  work: Work,
): Promise<Paragraph> {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 60 },
    keepNext: true,
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

const heading = (text: string) =>
  new Paragraph({ text, heading: HeadingLevel.HEADING_2, keepNext: true, spacing: { before: 160, after: 60 } })

const text = (words: string, options: { readonly bold?: boolean; readonly size?: number } = {}) =>
  new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: words, ...options })] })

const bullets = (lines: readonly string[], size?: number) =>
  lines.map(
    (words) =>
      new Paragraph({ bullet: { level: 0 }, children: [new TextRun({ text: words, ...(size ? { size } : {}) })] }),
  )

const none = { style: BorderStyle.NONE } as const
const ruled: IBordersOptions = {
  top: none,
  left: none,
  right: none,
  bottom: { style: BorderStyle.SINGLE, size: 4, color: 'BFC3C7' },
}

/** What is known of the area, as a table: a term and its value a row. */
function factTable(facts: Brief['facts']): Table {
  const cell = (words: string, share: number, bold: boolean) =>
    new TableCell({
      borders: ruled,
      width: { size: Math.round(sheet.room * share), type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: 60, right: 60 },
      children: [new Paragraph({ children: [new TextRun({ text: words, bold })] })],
    })
  return new Table({
    width: { size: sheet.room, type: WidthType.DXA },
    columnWidths: [Math.round(sheet.room * 0.34), Math.round(sheet.room * 0.66)],
    rows: facts.map(
      ({ term, text: words }) =>
        new TableRow({ cantSplit: true, children: [cell(term, 0.34, true), cell(words, 0.66, false)] }),
    ),
  })
}

/** Pictures of the brief with their headings and captions, numbered after the map. */
async function figuresOf(input: BriefInput, share: (at: number) => Work): Promise<readonly Paragraph[]> {
  const figures: Paragraph[] = []
  let number = 1
  for (const [at, panel] of input.brief.panels.entries()) {
    const drawn = briefFigure(input, panel, at === 0 ? 88 : 72)
    if (!drawn) {
      figures.push(heading(panel.title), text(noRoomText))
      continue
    }
    number += 1
    figures.push(
      heading(panel.title),
      await picture(drawn, panel.title, share(at + 1)),
      captionOf(drawn, number, false),
    )
  }
  return figures
}

const footer = (title: string) =>
  new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({
            size: 15,
            children: [`${endSentence(title)} Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

/** The brief as a document to edit: real headings and captions, pictures with alternative text, facts as a table, in British English. */
export async function docxBrief(input: BriefInput, work: Work): Promise<Uint8Array> {
  const { brief, permalink, made } = input
  const total = brief.panels.length + 1
  const share = (at: number): Work => ({
    signal: work.signal,
    onProgress: (part) => work.onProgress((at + part) / total),
  })
  const drawnMap = briefPicture(input, brief.map, mapPaper)
  const map = await picture(drawnMap, 'Map', share(0))
  const figures = await figuresOf(input, share)
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(made)
  const { width, height, margin } = sheet
  const document = new Document({
    title: brief.headline,
    subject: brief.subtitle,
    creator: 'MPCE Atlas',
    description: brief.map.titled().description,
    styles: {
      default: {
        document: { run: { font, size: 19, language: { value: 'en-GB' } } },
        heading1: { run: { font, size: 32, bold: true } },
        heading2: { run: { font, size: 23, bold: true } },
      },
      paragraphStyles: [
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          run: { size: 16, color: '4A5158' },
          paragraph: { spacing: { after: 120 } },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: { width, height }, margin: { top: margin, bottom: margin, left: margin, right: margin } },
        },
        footers: { default: footer(brief.headline) },
        children: [
          new Paragraph({ text: brief.headline, heading: HeadingLevel.HEADING_1, spacing: { after: 80 } }),
          text(brief.subtitle),
          ...brief.marks.map((mark) => text(mark, { bold: true })),
          map,
          captionOf(drawnMap, 1, true),
          factTable(brief.facts),
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
