import type { Plate } from '#core/plate/plate.ts'
import { type SingleFigure, singleFigureOf } from '#core/plate/single-figure.ts'
import type { Box } from '../frame-parts.ts'
import { textWidth, wrapText } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'

const size = 14
const line = 19
const heading = { size: 18, line: 30 }
const valueSize = { least: 34, most: 112 }
const widest = 620
const widestPair = 980

type Line = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: number
  readonly ink: 'ink' | 'muted'
}

/** From this width on the number stands beside what it rests on, and not above it. */
const wideFrom = 660

/** Lines below each other in a column. */
class Column {
  readonly lines: Line[] = []
  readonly #left: number
  y: number
  constructor(left: number, top: number) {
    this.#left = left
    this.y = top
  }
  add(text: string, step: number, own: Partial<Line> = {}, x = 0): void {
    this.y += step
    this.lines.push({ text, y: this.y, size, weight: 400, ink: 'ink', ...own, x: this.#left + x })
  }
}

function addValue(column: Column, { area, value, unit }: SingleFigure, width: number): void {
  const large = Math.min(valueSize.most, Math.max(valueSize.least, (width / textWidth(value, 1, 600)) * 0.94))
  for (const words of wrapText(area, heading.size, width, 600))
    column.add(words, heading.line - 6, { size: heading.size, weight: 600 })
  column.add(value, large * 0.98, { size: large, weight: 600 })
  for (const [at, words] of wrapText(unit, heading.size, width).entries())
    column.add(words, at === 0 ? large * 0.12 + 22 : 24, { size: heading.size, ink: 'muted' })
}

function addFacts(column: Column, { facts, wanting }: SingleFigure, width: number): void {
  const names = Math.max(...facts.map(({ name }) => textWidth(name, size))) + 20
  const isBeside = names + 180 <= width
  for (const { name, text } of facts) {
    const found = wrapText(text, size, isBeside ? width - names : width)
    for (const [at, words] of wrapText(name, size, width).entries())
      column.add(words, at === 0 ? line + 4 : line, { ink: 'muted' })
    for (const [at, words] of found.entries())
      column.add(words, isBeside && at === 0 ? 0 : line, {}, isBeside ? names : 0)
  }
  column.y += 14
  for (const sentence of wanting) {
    column.y += 5
    for (const words of wrapText(sentence, size, width)) column.add(words, line)
  }
}

/** The lines of a single figure in a column, or in two beside each other, and their height. */
function layLines(single: SingleFigure, width: number) {
  const isWide = width >= wideFrom
  const value = new Column(0, 0)
  addValue(value, single, isWide ? width * 0.4 : width)
  const facts = isWide ? new Column(width * 0.45, 0) : new Column(0, value.y + 20)
  addFacts(facts, single, isWide ? width * 0.55 : width)
  return { lines: [...value.lines, ...facts.lines], height: Math.max(value.y, facts.y) + 8 }
}

/** Room at either side. */
const margin = 20

const columnOf = (width: number): number => {
  const room = width - 2 * margin
  return room >= wideFrom ? Math.min(widestPair, room) : Math.max(120, Math.min(widest, room))
}

/** Height of a single figure at a width; null for a plate that has more to draw. */
export function singleHeight(plate: Plate, width: number): number | null {
  const single = singleFigureOf(plate)
  return single && layLines(single, columnOf(width)).height + 2 * margin
}

/** Draws the figure of one area alone as a large number with what it rests on, in the middle of its box and as large as it allows. */
export function SingleMarks({
  plate,
  theme,
  box,
}: {
  readonly plate: Plate
  readonly theme: Theme
  readonly box: Box
}) {
  const single = singleFigureOf(plate)
  if (!single) return null
  const natural = columnOf(box.width)
  const height = layLines(single, natural).height
  const scale = Math.max(1, Math.min(2, (box.width - 2 * margin) / natural, (box.height - 2 * margin) / height))
  const { lines } = layLines(single, natural)
  const left = Math.max(margin, (box.width - natural * scale) / 2)
  const top = Math.max(margin, (box.height - height * scale) / 2)
  return (
    <g data-part="single" fontFamily={fontFamily} transform={`translate(${left},${top}) scale(${scale})`}>
      {lines.map(({ text, x, y, size: own, weight, ink }) => (
        <text key={`${y}-${x}`} x={x} y={y} fontSize={own} fontWeight={weight} fill={theme[ink]}>
          {text}
        </text>
      ))}
    </g>
  )
}

/** How a single figure stands in the place of a map. */
export const singleParts = { singleHeight, SingleMarks } as const
