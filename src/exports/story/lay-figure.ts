import { layPanel } from '#figures/panel/panel-figure.tsx'
import { everyPart } from '#figures/sheet.ts'
import { breathe, type Work } from '../picture/encode-png.ts'
import { sheetSize } from '../picture/paper.ts'
import { figureProps, type PictureInput } from '../picture/picture.tsx'
import type { SlideBox } from './slide-plan.ts'
import type { DrawnPicture } from './story-pages.ts'

/** What is tried for a figure until it has room and can be read. */
type Tries = {
  /** Times that its words are larger than on a page: the largest with room for all of it. */
  readonly growths: readonly number[]
  /** Shares of its room that it may be wide: a map in the shape of the country has larger words where it is narrow. */
  readonly shares: readonly number[]
  /** Points of its smallest words that can be read. */
  readonly readable: number
}

/** From the second row of a hall. */
const onSlide: Tries = { growths: [1.4, 1.25, 1.1, 1, 0.9, 0.8], shares: [1, 0.8, 0.62, 0.5], readable: 10 }
/** In the hand. */
export const onPaper: Tries = { growths: [1, 0.9, 0.8], shares: [1], readable: 6 }
const pictureDpi = 200

/** A figure without its titles in a part of the slide: what is drawn, how much larger than on a page, and its left edge, in inches. */
export type LaidFigure = { readonly input: PictureInput; readonly growth: number; readonly box: SlideBox }

/** The figure of a page at the size of a part of the slide: of the widths and growths that it has room at, the first whose smallest words can be read, else the best. */
export async function layFigure(
  picture: DrawnPicture,
  made: Date,
  { x, y, w, h }: SlideBox,
  { signal }: Work,
  { growths, shares, readable }: Tries = onSlide,
): Promise<LaidFigure> {
  const look = { use: 'page', look: 'light', opaque: true, bare: true, title: null, subtitle: null } as const
  let best: (LaidFigure & { readonly words: number }) | null = null
  for (const share of shares)
    for (const growth of growths) {
      const box = { x: x + (w * (1 - share)) / 2, y, w: w * share, h }
      const [width, height] = [(box.w * 25.4) / growth, (h * 25.4) / growth]
      const paper = { width, height, unit: 'mm', dpi: pictureDpi * growth } as const
      const input: PictureInput = { ...picture, ...look, made, paper, parts: everyPart }
      const { fits, smallestType, sheetHeight } = layPanel(figureProps(input))
      const isWhole = fits && sheetHeight <= (sheetSize(paper).height ?? 0) + 1
      const words = smallestType * growth * (isWhole ? 1 : 0.01)
      if (!best || words > best.words * 1.05) best = { input, growth, box, words }
      if (best.words >= readable) return best
      await breathe(signal)
    }
  if (!best) throw new RangeError('a figure needs a width to be tried')
  return best
}
