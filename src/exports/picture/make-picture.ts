import { panelIdText } from '#core/panel/panel.ts'
import { fileName } from '../file-name.ts'
import { sealedSvg } from '../snapshot/embed.ts'
import { withTypeface } from './draw-raster.ts'
import { breathe, type Work } from './encode-png.ts'
import { creditElements, type DrawnSvg, drawPicture, type PictureInput, pictureSnapshot, pngOf } from './picture.tsx'

type Format = {
  readonly label: string
  readonly hint: string
  readonly ending: string
  readonly type: string
  readonly make: (drawn: DrawnSvg, input: PictureInput, work: Work) => Promise<Uint8Array>
}

/** Formats of pictures. A format is added by one line. */
export const formats = {
  png: { label: 'PNG', hint: 'Picture at the DPI above', ending: 'png', type: 'image/png', make: pngOf },
  svg: {
    label: 'SVG',
    hint: 'Vector, text stays text',
    ending: 'svg',
    type: 'image/svg+xml',
    make: async ({ svg }, input) => sealedSvg(await withTypeface(svg), pictureSnapshot(input), creditElements(input)),
  },
  pdf: {
    label: 'PDF',
    hint: 'Vector, selectable text, typeface embedded',
    ending: 'pdf',
    type: 'application/pdf',
    make: async (drawn, input, work) => {
      const { pdfFigure } = await import('./pdf-figure.ts')
      return pdfFigure({ ...drawn, made: input.made }, pictureSnapshot(input), work)
    },
  },
  pptx: {
    label: 'PPTX',
    hint: 'Slide of shapes to edit, a chart with its data, and notes',
    ending: 'pptx',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    make: async (_, input, work) => {
      const { pptxSlide } = await import('./pptx-slide.ts')
      return pptxSlide(input, work)
    },
  },
} as const satisfies Record<string, Format>

export type FormatId = keyof typeof formats
export const formatIds = Object.keys(formats) as readonly FormatId[]

/** What a picture is besides its figure, as its name says it: with its ranking, how large, in which colours, for what. */
export function pictureKind({
  panel,
  paper,
  use,
  look,
  opaque,
  parts,
}: Pick<PictureInput, 'panel' | 'paper' | 'use' | 'look' | 'opaque' | 'parts'>): string {
  const id = panelIdText(panel.id)
  const { width, height, unit } = paper
  const size = `${width}${height === null ? '' : `x${height}`}${unit}`
  return [
    id,
    ...(id === 'map' && parts.ranking ? ['and ranking'] : []),
    ...(use === 'paper' ? ['figure'] : []),
    size,
    ...(look === 'light' ? [] : [look]),
    ...(opaque ? [] : ['transparent']),
  ].join(' ')
}

/** Most areas of a map that is saved as shapes: with more, other programs take minutes to open the file, if they can. */
const mostShapes = 10_000

/** Why a figure cannot be saved in a format, said before it is asked for; null where it can. */
export function formatProblem(
  format: FormatId,
  { panel, plate }: Pick<PictureInput, 'panel' | 'plate'>,
): string | null {
  const { length } = plate.areas
  // A map's body is its plate; no other figure draws a shape for each of so many areas.
  if (format === 'png' || panel.body !== plate || length <= mostShapes) return null
  return `A map of ${length.toLocaleString('en-GB')} areas is saved as PNG, at the DPI chosen here: SVG, PDF and PPTX hold a shape for each area, up to ${mostShapes.toLocaleString('en-GB')}.`
}

/** A figure as a file. @throws Error with the reason; the signal's reason when it was cancelled */
export async function makePicture(
  format: FormatId,
  input: PictureInput,
  work: Work,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const problem = formatProblem(format, input)
  if (problem !== null) throw new RangeError(problem)
  const { ending, type, make } = formats[format]
  const drawn = drawPicture(input)
  await breathe(work.signal)
  const bytes = await make(drawn, input, work)
  const name = fileName(input.panel.titled(), pictureKind(input), ending)
  return { name, blob: new Blob([bytes as Uint8Array<ArrayBuffer>], { type }) }
}
