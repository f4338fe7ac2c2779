import regularUrl from '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url'
import boldUrl from '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url'
import { jsPDF } from 'jspdf'
import { svg2pdf } from 'svg2pdf.js'
import type { FrameLayout } from '#figures/frame-parts.ts'
import { escapeAscii } from '#formats/escape.ts'
import { seal } from '../snapshot/digest.ts'
import { snapshotElement } from '../snapshot/embed.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { compressPdf } from './compress-pdf.ts'
import { breathe, type Work } from './encode-png.ts'
import { type PdfBox, PdfTags, silenceHalos } from './pdf-tags.ts'
import { layersOf, prepared, setFromLeft } from './prepare-pdf.ts'

const pointsPerUnit = 0.75

async function base64Of(address: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

const fonts = [
  { url: regularUrl, file: 'Inter-Regular.ttf', style: 'normal' },
  { url: boldUrl, file: 'Inter-SemiBold.ttf', style: 'bold' },
] as const

let fontFiles: Promise<readonly string[]> | null = null

/** Embeds Inter in two weights; italics are set upright, as the files of two more weights would weigh more than they tell. */
async function embedFonts(pdf: jsPDF): Promise<void> {
  fontFiles ??= Promise.all(fonts.map(({ url }) => base64Of(url)))
  const files = await fontFiles
  for (const [at, { file, style }] of fonts.entries()) {
    pdf.addFileToVFS(file, files[at] ?? '')
    pdf.addFont(file, 'Inter', style)
  }
  pdf.setFont('Inter', 'normal')
}

/** Title, description and snapshot as XMP, which is never compressed, so that they are found without a reader of PDF. */
export function pdfMetadata(title: string, description: string, snapshot: Snapshot | null): string {
  return [
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeAscii(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeAscii(description)}</rdf:li></rdf:Alt></dc:description>`,
    '<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>',
    '</rdf:Description></rdf:RDF>',
    snapshot ? snapshotElement(snapshot) : '',
  ].join('')
}

/** Draws a figure into a box of a page, in points. */
export async function drawSvg(
  pdf: jsPDF,
  svg: string,
  box: PdfBox,
  { signal, onProgress }: Work,
  around: (part: string, draw: () => Promise<void>) => Promise<void>,
): Promise<void> {
  // The writer measures words with the page's help, so the drawing stands on the page, unseen, while it is written.
  const holder = document.createElement('div')
  holder.style.cssText = 'position:absolute;left:-99999px;top:0;visibility:hidden'
  holder.setAttribute('aria-hidden', 'true')
  document.body.append(holder)
  const speakAgain = silenceHalos(pdf)
  try {
    const drawing = prepared(svg)
    setFromLeft(drawing, (words, size, isBold) => {
      pdf.setFont('Inter', isBold ? 'bold' : 'normal')
      return pdf.getStringUnitWidth(words) * size
    })
    const layers = layersOf(drawing)
    for (const [at, { layer, part }] of layers.entries()) {
      holder.replaceChildren(layer)
      // Words of no stated weight are written in the one that was set last.
      pdf.setFont('Inter', 'normal')
      await around(part, async () => {
        await svg2pdf(layer, pdf, box)
      })
      onProgress((at + 1) / layers.length)
      await breathe(signal)
    }
  } finally {
    speakAgain()
    holder.remove()
  }
}

/**
 * Decimals of every number in a PDF. They are those of scales and colours as well: with two, a scale of 0.625 would be 0.63, which moves the end of a
 * map by half a millimetre and leaves its words where they are, and a colour would be another by a level.
 */
const decimals = 5

/** An empty PDF of the atlas: typeface embedded, language and title said. `format` is A4 or width and height in points. */
export async function openPdf(
  format: 'a4' | [width: number, height: number],
  { title, subject, made }: { readonly title: string; readonly subject: string; readonly made: Date },
): Promise<jsPDF> {
  const isWide = format !== 'a4' && format[0] > format[1]
  const pdf = new jsPDF({
    unit: 'pt',
    format,
    orientation: isWide ? 'landscape' : 'portrait',
    // Its streams are compressed when it is written, beside the page.
    compress: false,
    putOnlyUsedFonts: true,
    precision: decimals,
  })
  await embedFonts(pdf)
  pdf.setLanguage('en-GB')
  pdf.setCreationDate(made)
  pdf.setProperties({ title, subject, creator: 'MPCE Atlas' })
  pdf.viewerPreferences({ DisplayDocTitle: true })
  return pdf
}

/** The bytes of a PDF. @throws the signal's reason when it was cancelled */
export async function writtenPdf(pdf: jsPDF, { signal }: Work): Promise<Uint8Array> {
  await breathe(signal)
  const plain = new Uint8Array(pdf.output('arraybuffer'))
  await breathe(signal)
  const bytes = await compressPdf(plain, signal)
  await breathe(signal)
  return bytes
}

/** Where the drawing itself stands on its page, between titles and source, as the frame draws it. */
function drawingBox({ width, left, top, inner, box, scale }: FrameLayout, pageWidth: number): PdfBox {
  const unit = pageWidth / width
  const [wide, high] = [box.width * scale, box.height * scale]
  return { x: (left + (inner - wide) / 2) * unit, y: top * unit, width: wide * unit, height: high * unit }
}

/** A figure as one page: vector, with its words as words, typeface embedded, title and description for screen readers. */
export async function pdfFigure(
  figure: {
    readonly svg: string
    readonly width: number
    readonly height: number
    readonly title: string
    readonly description: string
    readonly layout: FrameLayout
    readonly made: Date
  },
  snapshot: Snapshot,
  work: Work,
): Promise<Uint8Array> {
  const [width, height] = [figure.width * pointsPerUnit, figure.height * pointsPerUnit]
  const { title, description: subject, made } = figure
  const pdf = await openPdf([width, height], { title, subject, made })
  pdf.addMetadata(pdfMetadata(figure.title, figure.description, snapshot), true)
  const tags = new PdfTags(pdf, figure.title)
  const box = drawingBox(figure.layout, width)
  await drawSvg(pdf, figure.svg, { x: 0, y: 0, width, height }, work, async (part, draw) => {
    if (part === 'title') tags.begin('H1', '')
    else if (part === 'subtitle' || part === 'foot' || part === 'marks') tags.begin('P', '')
    else if (part === '' || part === 'paper') tags.beginArtifact()
    else tags.begin('Figure', figure.description, box)
    await draw()
    tags.end()
  })
  return seal(await writtenPdf(pdf, work))
}
