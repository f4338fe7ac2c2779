import type { Comparison, PanelId } from '#core/compare/comparison.ts'
import type { CoveragePage, CoveragePanelId } from '#core/coverage/page.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Series } from '#core/plate/series.ts'
import { panelPlate } from '#figures/compare/panel-figure.tsx'
import { titledPlate as coveragePlate } from '#figures/coverage/coverage-figure.tsx'
import type { Shapes } from '#figures/map/shapes.ts'
import { type FigureId, figures } from '#figures/registry.tsx'
import type { Parts } from '#figures/sheet.ts'
import { looks } from '#figures/theme.ts'
import { snapshotWord } from '../snapshot/embed.ts'
import { snapshotOf, writeSnapshot } from '../snapshot/snapshot.ts'
import { svgText } from '../svg.ts'
import { drawRaster } from './draw-raster.ts'
import { encodePng, type Work } from './encode-png.ts'
import { encodeQr } from './encode-qr.ts'
import { type Paper, paperProblem, pixelSize, sheetSize } from './paper.ts'

export const lookNames = { light: 'Light', dark: 'Dark', greyscale: 'Greyscale' } as const
export type LookId = keyof typeof lookNames

/** Everything that a picture is made from; the window is not in it, so that a preset gives the same picture everywhere. */
export type PictureInput = {
  readonly figure: FigureId
  readonly plate: Plate
  readonly shapes: Shapes
  readonly series: readonly Series[]
  readonly comparison: Comparison | null
  readonly coverage: CoveragePage | null
  readonly permalink: string
  readonly made: Date
  /** The plate rests on a file of the reader's own. */
  readonly holdsPrivate: boolean
  readonly paper: Paper
  readonly look: LookId
  readonly opaque: boolean
  /** Only the drawing, for a document that has the words as text. */
  readonly bare: boolean
  readonly title: string | null
  readonly subtitle: string | null
  readonly parts: Parts
}

/** A picture as SVG, with its size in drawing units. */
export type Drawn = {
  readonly svg: string
  readonly width: number
  readonly height: number
  readonly title: string
  readonly subtitle: string
  readonly description: string
  /** Points of the smallest type. */
  readonly smallestType: number
}

const dateText = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** The plate with the titles that the figure has. */
export function titledPlate({
  figure,
  plate,
  comparison,
  coverage,
}: Pick<PictureInput, 'figure' | 'plate' | 'comparison' | 'coverage'>): Plate {
  const [screen, panel = ''] = figure.split('-')
  if (comparison && screen === 'compare') return panelPlate(plate, comparison, panel as PanelId)
  if (coverage && screen === 'coverage') return coveragePlate(coverage, panel as CoveragePanelId)
  return plate
}

/**
 * Draws a figure anew on a sheet.
 * @throws Error with the reason when the figure cannot be drawn from this plate, or on this paper
 */
export function drawPicture(input: PictureInput): Drawn {
  const {
    figure,
    plate,
    shapes,
    series,
    comparison,
    coverage,
    permalink,
    made,
    paper,
    look,
    opaque,
    bare,
    title,
    subtitle,
    parts,
  } = input
  const spec = figures[figure]
  const given = { plate, series, ...(comparison ? { comparison } : {}), ...(coverage ? { coverage } : {}) }
  const problem = spec.lacks(given) ?? paperProblem(paper)
  if (problem !== null) throw new Error(problem)
  const sheet = { ...sheetSize(paper), title, subtitle, parts, opaque, bare }
  const imprint = { permalink, date: dateText.format(made), encodeQr }
  const svg = svgText(spec.draw({ ...given, shapes, theme: looks[look], sheet, imprint }))
  const attribute = (name: string) => Number(new RegExp(`<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0)
  const titled = titledPlate(input)
  return {
    svg,
    width: attribute('width'),
    height: attribute('height'),
    title: title ?? titled.title,
    subtitle: subtitle ?? titled.subtitle,
    description: titled.description,
    smallestType: attribute('data-smallest-type'),
  }
}

/** A drawing as the bytes of a PNG at the paper's resolution. */
export async function pngOf(drawn: Drawn, input: PictureInput, work: Work): Promise<Uint8Array<ArrayBuffer>> {
  const { plate, figure, made, holdsPrivate, paper, opaque } = input
  const raster = await drawRaster(drawn.svg, pixelSize(paper, drawn))
  try {
    const snapshot = snapshotOf(plate, figure, made, holdsPrivate)
    const texts = [
      ['Title', drawn.title],
      ['Description', drawn.description],
      [snapshotWord, writeSnapshot(snapshot)],
    ] as const
    return await encodePng(raster, { dpi: paper.dpi, transparent: !opaque, texts }, work)
  } finally {
    raster.release()
  }
}
