import { textWidth, wrapText } from '#figures/text-width.ts'
import type { Paragraph } from './words.ts'

/** A part of a slide, in inches from its top left corner. */
export type SlideBox = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

/** Where the parts of a slide stand. */
type SlidePlan = {
  readonly title: SlideBox
  readonly figure: SlideBox | null
  readonly chart: SlideBox | null
  readonly words: SlideBox
  readonly source: SlideBox
  readonly written: SlideBox
}

const margin = 0.45
const width = 13.333 - 2 * margin
const top = 1.55
const height = 5.2
const gap = 0.25
const title: SlideBox = { x: margin, y: 0.35, w: width, h: 1.1 }
const source: SlideBox = { x: margin, y: 6.88, w: width - 3.7, h: 0.42 }
const written: SlideBox = { x: margin + width - 3.5, y: 6.88, w: 3.5, h: 0.42 }

const column = (x: number, w: number): SlideBox => ({ x, y: top, w, h: height })

/** A slide with a figure, its words beside it, and between them the chart where there is one. */
const withFigure: SlidePlan = {
  title,
  figure: column(margin, 8.5),
  chart: null,
  words: column(margin + 8.5 + gap, width - 8.5 - gap),
  source,
  written,
}
const withChart: SlidePlan = {
  title,
  figure: column(margin, 5.5),
  chart: column(margin + 5.5 + gap, 3.6),
  words: column(margin + 9.1 + 2 * gap, width - 9.1 - 2 * gap),
  source,
  written,
}
const inWords: SlidePlan = {
  title: { ...title, y: 1.2, h: 1.5 },
  figure: null,
  chart: null,
  words: { x: margin, y: 2.9, w: 10.5, h: 3.8 },
  source,
  written,
}

export const slidePlans = { withFigure, withChart, inWords } as const
export type PlanId = keyof typeof slidePlans

const pointsPerInch = 72
/** Height of a line, and of the space after a paragraph, as shares of the size of type. */
const lineShare = 1.2
export const spaceShare = 0.5

/** Points of height that paragraphs take in a column. */
function heightOf(paragraphs: readonly Paragraph[], size: number, inches: number): number {
  const room = inches * pointsPerInch
  return paragraphs.reduce((sum, { mark, runs }) => {
    const text = runs.map((run) => run.text).join('')
    const lines = wrapText(text, size, room - (mark === '' ? 0 : size * 1.5)).length
    return sum + Math.max(1, lines) * size * lineShare + size * spaceShare
  }, 0)
}

/** The largest of some sizes of type at which paragraphs have room in a box; the smallest where none is small enough. */
export function sizeFor(paragraphs: readonly Paragraph[], { w, h }: SlideBox, sizes: readonly number[]): number {
  return sizes.find((size) => heightOf(paragraphs, size, w) <= h * pointsPerInch) ?? sizes.at(-1) ?? 12
}

/** The largest of some sizes at which a headline has room on two lines. */
export function titleSizeFor(headline: string, { w }: SlideBox, sizes: readonly number[]): number {
  const room = w * pointsPerInch
  return sizes.find((size) => wrapText(headline, size, room, 700).length <= 2) ?? sizes.at(-1) ?? 18
}

/** Whether a line of words has room at a size. */
export const isOneLine = (text: string, { w }: SlideBox, size: number): boolean =>
  textWidth(text, size) <= w * pointsPerInch
