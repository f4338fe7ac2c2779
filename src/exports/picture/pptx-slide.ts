import PptxGenJS from 'pptxgenjs'
import { sourceLine } from '#core/domain/source-line.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { fullNotes } from '#figures/footer.ts'
import { looks } from '#figures/looks.ts'
import type { Work } from './encode-png.ts'
import { mendDeck } from './mend-deck.ts'
import { drawPicture, type PictureInput, pngOf } from './picture.tsx'

const font = 'Arial'
/** Inches: PowerPoint's own wide slide. */
const slide = { width: 13.333, height: 7.5 }
const side = 0.5
const picture = { y: 1.45, height: 4.85 }

const hex = (colour: string) => colour.replace('#', '').toUpperCase()

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

/** Letters that a credit of two lines has room for. */
const longestCredit = 360

/** Who produced the figures, short enough for the slide. */
function creditOf({ trust }: Plate, date: string): string {
  const line = sourceLine(trust.sources) || 'none'
  const kept = line.length > longestCredit ? `${line.slice(0, line.lastIndexOf('; ', longestCredit))} and others` : line
  return `Source: ${kept}. Sources in full, licences and cautions: see the notes. MPCE Atlas, data version ${trust.dataVersion}, ${date}.`
}

/**
 * A figure as a slide: its title is the slide's title, subtitle and credit are text to edit, the drawing is a picture of 300 DPI with its
 * description as alternative text. Description, sources in full, licences and cautions are in the speaker's notes: on the slide they would run off it.
 */
export async function pptxSlide(input: PictureInput, work: Work): Promise<Uint8Array> {
  const theme = looks[input.look]
  const plate = input.panel.titled()
  const width = slide.width - 2 * side
  const paper = { width: width * 25.4, height: picture.height * 25.4, unit: 'mm', dpi: 300 } as const
  const bare = { ...input, paper, bare: true, parts: { ...input.parts, qr: false, logo: null } }
  const png = await pngOf(drawPicture(bare), bare, work)
  const title = input.title ?? plate.title
  const subtitle = input.subtitle ?? plate.subtitle
  const imprint = {
    permalink: input.permalink,
    date: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(input.made),
  }
  const foot = fullNotes(plate, imprint, input)
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = title
  deck.author = 'MPCE Atlas'
  deck.company = 'MPCE Atlas'
  const ink = hex(theme.ink)
  const muted = hex(theme.muted)
  deck.defineSlideMaster({
    title: 'Figure',
    background: { color: hex(theme.paper) },
    objects: [
      {
        placeholder: {
          options: {
            name: 'title',
            type: 'title',
            x: side,
            y: 0.3,
            w: width,
            h: 0.72,
            fontFace: font,
            fontSize: 22,
            bold: true,
            color: ink,
            align: 'left',
            valign: 'middle',
            margin: 0,
          },
          text: '',
        },
      },
    ],
  })
  const page = deck.addSlide({ masterName: 'Figure' })
  page.addText(title, { placeholder: 'title', fit: 'shrink' })
  page.addText(subtitle, {
    x: side,
    y: 1.02,
    w: width,
    h: 0.4,
    fontFace: font,
    fontSize: 12,
    color: muted,
    margin: 0,
    valign: 'top',
    fit: 'shrink',
    objectName: 'Subtitle',
  })
  page.addImage({
    data: `image/png;base64,${base64Of(png)}`,
    x: side,
    y: picture.y,
    w: width,
    h: picture.height,
    altText: plate.description,
    objectName: 'Figure',
  })
  page.addText(creditOf(plate, imprint.date), {
    x: side,
    y: 6.36,
    w: width,
    h: 0.95,
    fontFace: font,
    fontSize: 8,
    color: muted,
    margin: 0,
    valign: 'top',
    fit: 'shrink',
    objectName: 'Source',
  })
  page.addNotes([...markTexts(plate), plate.description, ...foot].join('\n\n'))
  return mendDeck(new Uint8Array((await deck.write({ outputType: 'arraybuffer' })) as ArrayBuffer))
}
