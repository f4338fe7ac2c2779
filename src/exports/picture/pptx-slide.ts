import PptxGenJS from 'pptxgenjs'
import { smallMapsIn } from '#core/compare/small-maps.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { creditLine, fullNotes } from '#figures/footer.ts'
import type { FrameLayout } from '#figures/frame-parts.ts'
import { looks } from '#figures/looks.ts'
import { paintOf } from '#figures/map/paint.ts'
import { layPanel } from '#figures/panel/panel-figure.tsx'
import type { Theme } from '#figures/theme.ts'
import { escapeXml } from '#formats/escape.ts'
import { breathe, type Work } from './encode-png.ts'
import { mendDeck } from './mend-deck.ts'
import { presets } from './paper.ts'
import { drawPicture, figureProps, fitsPaper, type PictureInput, pictureLink, pngOf } from './picture.tsx'
import { type SlideChart, slideChart } from './slide-chart.ts'
import { type AreaWords, keyOnMap, slideShapes } from './slide-shapes.ts'
import { readSvgMarks } from './svg-marks.ts'

export const font = 'Arial'
/** Inches: PowerPoint's own wide slide, 1280 by 720 units of a sheet. */
export const wide = { width: 13.333, height: 7.5 }
export const unitsPerInch = 96

export const hex = (colour: string) => colour.replace('#', '').toUpperCase()

export function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

/** The figure laid on a slide: at 18 pt where it has room for that, else as small as a page allows. */
function onSlide(input: PictureInput): PictureInput {
  const slide = { ...input, paper: presets.slide.paper, use: 'slide' as const, bare: false }
  const parts = { ...slide.parts, source: false }
  const whole = { ...slide, parts }
  return fitsPaper(whole) ? whole : { ...whole, use: 'page' }
}

/** Place and type of the title as the figure has it, in inches and points. */
function titleBox({ head, width }: FrameLayout) {
  const inch = wide.width / width
  const { title, x, y } = head
  return {
    x: x * inch,
    y: Math.max(0, y * inch - 0.05),
    w: head.width * inch,
    h: Math.max(1, title.lines.length) * title.line * inch + 0.1,
    fontSize: Math.round(title.size * inch * 72),
  }
}

function deckOf(title: string, theme: Theme, box: ReturnType<typeof titleBox>): PptxGenJS {
  const deck = new PptxGenJS()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = title
  deck.author = 'MPCE Atlas'
  deck.company = 'MPCE Atlas'
  const options = {
    ...box,
    name: 'title',
    type: 'title' as const,
    fontFace: font,
    bold: true,
    color: hex(theme.ink),
    align: 'left' as const,
    valign: 'top' as const,
    margin: 0,
  }
  deck.defineSlideMaster({
    title: 'Figure',
    background: { color: hex(theme.paper) },
    objects: [{ placeholder: { options, text: '' } }],
  })
  return deck
}

const wordsOn = ({ areas, measure }: Plate, map = '', title = ''): readonly (readonly [string, AreaWords])[] =>
  areas.map(({ area, text, cell }) => {
    const name = title === '' ? area.name : `${area.name}, ${title}`
    return [
      keyOnMap(area.code, map),
      { name, text: `${name}: ${text}${cell.kind === 'value' ? ` (${measure.unit})` : ''}` },
    ]
  })

/** The words of each area, on each map of a panel of several. */
export const wordsOfAreas = (plate: Plate, body: unknown): ReadonlyMap<string, AreaWords> =>
  new Map([
    ...wordsOn(plate),
    ...(smallMapsIn(body)?.maps.flatMap(({ key, title, plate: own }) => wordsOn(own, key, title)) ?? []),
  ])

/** The figure as shapes: one for each area, with its name and its value in words. */
async function shapesOf(input: PictureInput, theme: Theme, { signal }: Work): Promise<string> {
  const { svg } = drawPicture(input)
  await breathe(signal)
  const marks = readSvgMarks(svg).filter(({ part }) => part !== 'title' && part !== 'paper')
  await breathe(signal)
  return slideShapes(marks, wordsOfAreas(input.plate, input.panel.body), {
    land: theme.land,
    hatch: theme.hatch,
    first: 1000,
    size: { width: wide.width * unitsPerInch, height: wide.height * unitsPerInch },
  })
}

/** The figure as one picture of 300 DPI, with its description, for those who want nothing to move. */
async function addPicture(slide: PptxGenJS.Slide, input: PictureInput, top: number, work: Work): Promise<void> {
  const side = 0.3
  const box = { width: wide.width - 2 * side, height: wide.height - top - 0.55 }
  const paper = { width: box.width * 25.4, height: box.height * 25.4, unit: 'mm', dpi: 300 } as const
  const bare: PictureInput = { ...input, paper, use: 'page', bare: true, parts: { ...input.parts, logo: null } }
  const png = await pngOf(drawPicture(bare), bare, work)
  slide.addImage({
    data: `image/png;base64,${base64Of(png)}`,
    x: side,
    y: top,
    w: box.width,
    h: box.height,
    altText: input.panel.titled().description,
    // The writer escapes the addresses of words, but not those of pictures.
    hyperlink: { url: escapeXml(pictureLink(bare)) },
    objectName: 'Figure',
  })
}

const inks = [
  '1D5A80',
  'B3361A',
  '4A8F9F',
  '7A4E9E',
  '8A6D1A',
  '3A3A3A',
  '3F7F4F',
  'A05A7A',
  '5A6ACF',
  '9A9A9A',
  'C07030',
  '206060',
]

/** Bars of areas have the colours that the areas have on the map; others have one colour a series, as colours that differ would say something. */
function coloursOf({ areas, series }: SlideChart, plate: Plate, theme: Theme): readonly string[] {
  if (areas === null) return inks.slice(0, series.length)
  const paints = paintOf(plate, theme)
  return areas.map((code) => {
    const paint = paints.get(code)
    return paint?.kind === 'colour' ? hex(paint.colour) : hex(theme.muted)
  })
}

/** The same figures as a chart of the office program, with its data behind it. */
function addChart(deck: PptxGenJS, title: string, chart: SlideChart, plate: Plate, credit: string, theme: Theme): void {
  const slide = deck.addSlide({ masterName: 'Figure' })
  slide.addText(title, { placeholder: 'title' })
  const { kind, series, without, valueAxis, categoryAxis } = chart
  const axis = {
    catAxisLabelFontSize: 18,
    valAxisLabelFontSize: 18,
    catAxisLabelColor: hex(theme.ink),
    valAxisLabelColor: hex(theme.ink),
    showValAxisTitle: true,
    valAxisTitle: valueAxis,
    valAxisTitleFontSize: 18,
    valAxisTitleColor: hex(theme.ink),
    showCatAxisTitle: categoryAxis !== '',
    catAxisTitle: categoryAxis,
    catAxisTitleFontSize: 18,
    catAxisTitleColor: hex(theme.ink),
  }
  const data = series.map(({ name, labels, values }) => ({ name, labels: [...labels], values: [...values] }))
  slide.addChart(kind, data, {
    ...axis,
    x: 0.35,
    y: 1.4,
    w: wide.width - 0.7,
    h: wide.height - 2.2,
    ...(kind === 'bar' ? { barDir: 'bar' as const, barGapWidthPct: 40 } : {}),
    ...(kind === 'scatter' ? { lineSize: 0, lineDataSymbolSize: 10 } : {}),
    chartColors: [...coloursOf(chart, plate, theme)],
    ...(chart.areas ? { dataBorder: { pt: 0.5, color: hex(theme.muted) } } : {}),
    legendColor: hex(theme.ink),
    showLegend: series.length > 1 && kind !== 'scatter',
    legendPos: 'b',
    legendFontSize: 18,
    altText: `${title}. Chart with its data.`,
    objectName: 'Chart',
  })
  const left = without.length > 0 ? ` ${without.length} without a figure: see the notes.` : ''
  slide.addText(`${credit}${left}`, {
    x: 0.35,
    y: wide.height - 0.65,
    w: wide.width - 0.7,
    h: 0.45,
    fontFace: font,
    fontSize: 18,
    color: hex(theme.muted),
    margin: 0,
    objectName: 'Source',
  })
  slide.addNotes([title, ...without].join('\n'))
}

/** Shapes carry no view, so the notes say what the slide shows, for the check of a finished deck. */
export const slideViewNote = (input: PictureInput): string =>
  `To check this slide against later data, open it in the atlas (“Open a picture or report”). What it shows: ${pictureLink(input)}`

/**
 * A figure as a slide: its title is the slide's title; map or chart, key and ranking are shapes with names, of which each area's says its value;
 * credit and QR code stand below. Where office programs have a chart of its kind, a second slide has it with its data. Description, sources in full,
 * licences and cautions are in the speaker's notes: on the slide they would run off it.
 */
export async function pptxSlide(input: PictureInput, work: Work): Promise<Uint8Array> {
  const theme = looks[input.look]
  const plate = input.panel.titled()
  const laid = onSlide(input)
  const props = figureProps(laid)
  const title = input.title ?? plate.title
  const box = titleBox(layPanel(props))
  const deck = deckOf(title, theme, input.flat ? { ...box, x: 0.3, w: wide.width - 0.6 } : box)
  const page = deck.addSlide({ masterName: 'Figure' })
  page.addText(title, { placeholder: 'title' })
  page.addNotes(
    [...markTexts(plate), plate.description, ...fullNotes(plate, props.imprint, input), slideViewNote(laid)].join(
      '\n\n',
    ),
  )
  const credit = creditLine(plate, input, (text) => text.length < 95)
  await breathe(work.signal)
  if (input.flat) await addPicture(page, input, box.y + box.h, work)
  const shapes = input.flat ? '' : await shapesOf(laid, theme, work)
  work.onProgress(0.4)
  await breathe(work.signal)
  const chart = slideChart(input.panel)
  if (chart) addChart(deck, title, chart, plate, credit, theme)
  const bytes = new Uint8Array((await deck.write({ outputType: 'arraybuffer' })) as ArrayBuffer)
  work.onProgress(0.8)
  await breathe(work.signal)
  return mendDeck(bytes, [shapes], () => breathe(work.signal))
}
