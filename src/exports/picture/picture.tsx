import { publicValues } from '#core/doctor/carried.ts'
import { figureLink } from '#core/doctor/figure-link.ts'
import { appVersion } from '#core/domain/app-version.ts'
import { licenceLine, sourceLine } from '#core/domain/source-line.ts'
import { type Panel, panelIdText } from '#core/panel/panel.ts'
import { hatchedPlate } from '#core/plate/hatched-plate.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import { singleFigureOf } from '#core/plate/single-figure.ts'
import type { FrameLayout } from '#figures/frame-parts.ts'
import { looks, onGround } from '#figures/looks.ts'
import { layPanel, PanelFigure, type PanelFigureProps } from '#figures/panel/panel-figure.tsx'
import { drawingOf, pictureDrawing } from '#figures/panel/registry.ts'
import type { Parts, SheetUse } from '#figures/sheet.ts'
import { escapeXml } from '#formats/escape.ts'
import { snapshotWord } from '../snapshot/embed.ts'
import { type Snapshot, snapshotOf, writeSnapshot } from '../snapshot/snapshot.ts'
import type { ExportSubject } from '../subject.ts'
import { svgText } from '../svg.ts'
import { drawRaster } from './draw-raster.ts'
import { drawnText } from './drawn.ts'
import { encodePng, type Work } from './encode-png.ts'
import { encodeQr } from './encode-qr.ts'
import { type Paper, paperProblem, pixelSize, sheetSize } from './paper.ts'

export const lookNames = { light: 'Light', dark: 'Dark', greyscale: 'Greyscale' } as const
export type LookId = keyof typeof lookNames

/** Everything that a picture is made from; the window is not in it, so that a preset gives the same picture everywhere. */
export type PictureInput = Omit<ExportSubject, 'panels'> & {
  readonly panel: Panel
  readonly made: Date
  readonly paper: Paper
  readonly use: SheetUse
  readonly look: LookId
  readonly opaque: boolean
  /** On a slide one picture in place of shapes. */
  readonly flat?: boolean
  /** Only the drawing, for a document that has the words as text. */
  readonly bare: boolean
  readonly title: string | null
  readonly subtitle: string | null
  readonly parts: Parts
}

/** A picture as SVG, with its size in drawing units. */
export type DrawnSvg = {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** Where its parts stand. */
  readonly layout: FrameLayout
  readonly title: string
  readonly subtitle: string
  readonly description: string
  /** Points of the smallest type. */
  readonly smallestType: number
  /** Whether everything has its room in type that can be read, the name of each area too. */
  readonly fits: boolean
  /** How many areas have no room for their names. */
  readonly unnamed: number
}

const dateText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** A figure of a paper has its title and credit in the caption. */
const isBare = ({ bare, use }: PictureInput): boolean => bare || use === 'paper'

/** The figure that a picture is of, as it is drawn. */
export function figureProps(input: PictureInput): PanelFigureProps<unknown> {
  const { shapes, permalink, made, paper, use, look, opaque, bare, title, subtitle, parts } = input
  const plate = look === 'greyscale' ? hatchedPlate(input.plate) : input.plate
  // A map's body is its plate; any other figure is of one measure, and is called after that alone.
  const panel =
    input.panel.body === input.plate
      ? { ...input.panel, body: plate }
      : { ...input.panel, titled: () => ({ ...input.panel.titled(), scale: plate.ramp }) }
  const isSingle = singleFigureOf(plate) !== null
  const ranking = parts.ranking && panelIdText(panel.id) === 'map' && !isSingle
  const own = { ...parts, ranking }
  const sheet = { ...sheetSize(paper), use, title, subtitle, parts: own, opaque, bare: isBare(input) }
  const imprint = { permalink, date: dateText.format(made), encodeQr }
  const drawing = isSingle ? drawingOf(panel.id) : pictureDrawing(panel.id, bare ? 'page' : use, ranking)
  const theme = use === 'paper' ? onGround(looks[look]) : looks[look]
  return { panel, drawing, plate, shapes, theme, sheet, imprint }
}

/** Whether all has its room. In a hall's large type names go by the ranking beside the map where the land has none. */
const isFitting = ({ fits, unnamed, sheetHeight }: FrameLayout, input: PictureInput): boolean =>
  fits && (unnamed === 0 || input.use === 'slide') && sheetHeight <= highest(input)

/** Whether a panel has room on this paper, without drawing it. @throws Error with the reason when it cannot be drawn at all */
export function fitsPaper(input: PictureInput): boolean {
  return isFitting(layPanel(figureProps(input)), input)
}

/** Drawing units of the highest figure that a page of a journal takes; a sheet of given height is as high as it is. */
const highest = ({ use, paper }: PictureInput): number =>
  use === 'paper' && paper.height === null ? (240.5 / 25.4) * 96 : Number.POSITIVE_INFINITY

/**
 * Draws a panel anew on a sheet.
 * @throws Error with the reason when the panel cannot be drawn, or not on this paper
 */
export function drawPicture(input: PictureInput): DrawnSvg {
  const { panel, paper, title, subtitle } = input
  const problem = panel.lacks ?? paperProblem(paper)
  if (problem !== null) throw new Error(problem)
  const props = figureProps(input)
  const layout = layPanel(props)
  const titled = panel.titled()
  return {
    svg: svgText(<PanelFigure {...props} layout={layout} />),
    width: props.sheet.width,
    height: layout.sheetHeight,
    layout,
    title: title ?? titled.title,
    subtitle: subtitle ?? titled.subtitle,
    description: titled.description,
    smallestType: Number(layout.smallestType.toFixed(1)),
    fits: isFitting(layout, input),
    unnamed: layout.unnamed,
  }
}

/** What a file of the picture carries of its view. */
export function pictureSnapshot(input: PictureInput): Snapshot {
  const { plate, panel, made, holdsPrivate } = input
  return snapshotOf(plate, panelIdText(panel.id), made, holdsPrivate, drawnText(input))
}

/** Where a picture leads in a document, with what it shows: other programs take out what the picture itself carries. */
export function pictureLink(input: PictureInput): string {
  const { plate, panel, permalink, holdsPrivate } = input
  const was = holdsPrivate ? null : { values: publicValues(plate), digits: 12 }
  return figureLink(permalink, { figure: panelIdText(panel.id), was, drawn: drawnText(input) })
}

/** Who produced the figures, under which licence and with which warning, under the keywords of the format. */
function creditTexts({ panel, permalink }: PictureInput): readonly (readonly [string, string])[] {
  const titled = panel.titled()
  const { sources, boundaryCredit } = titled.trust
  const warning = markTexts(titled).join('. ')
  return [
    ['Source', `${sourceLine(sources) || 'none'}. ${permalink}`],
    ['Copyright', [licenceLine(sources), boundaryCredit].filter(Boolean).join('. ')],
    ['Software', `MPCE Atlas ${appVersion}`],
    ...(warning === '' ? [] : ([['Warning', warning]] as const)),
  ]
}

/** Source and licence as elements of Dublin Core, for the metadata of an SVG. */
export function creditElements(input: PictureInput): string {
  const texts = new Map(creditTexts(input))
  const element = (name: string, text = '') =>
    `<dc:${name} xmlns:dc="http://purl.org/dc/elements/1.1/">${escapeXml(text)}</dc:${name}>`
  return element('source', texts.get('Source')) + element('rights', texts.get('Copyright'))
}

/** A drawing as the bytes of a PNG at the paper's resolution. */
export async function pngOf(drawn: DrawnSvg, input: PictureInput, work: Work): Promise<Uint8Array<ArrayBuffer>> {
  const { paper, opaque } = input
  const raster = await drawRaster(drawn.svg, pixelSize(paper, drawn))
  try {
    const texts = [
      ['Title', drawn.title],
      ['Description', drawn.description],
      ...creditTexts(input),
      [snapshotWord, writeSnapshot(pictureSnapshot(input))],
    ] as const
    return await encodePng(raster, { dpi: paper.dpi, transparent: !opaque, texts }, work)
  } finally {
    raster.release()
  }
}
