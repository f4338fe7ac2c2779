import type { Plate } from '#core/plate/plate.ts'
import { type SingleFigure, singleFigureOf } from '#core/plate/single-figure.ts'
import type { Box } from '../frame-layout.ts'
import { textWidth, wrapText } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'

const size = 14
const line = 19
const heading = { size: 18, line: 30 }
const valueSize = { least: 34, most: 112 }
const widest = 620

type Line = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly weight: number
  readonly ink: 'ink' | 'muted'
}

/** The lines of a single figure in a column, and its height. */
function layLines({ area, value, unit, facts, wanting }: SingleFigure, width: number) {
  const lines: Line[] = []
  let y = 0
  const add = (text: string, step: number, own: Partial<Line>, x = 0) => {
    y += step
    lines.push({ text, x, y, size, weight: 400, ink: 'ink', ...own })
  }
  const large = Math.min(valueSize.most, Math.max(valueSize.least, (width / textWidth(value, 1, 600)) * 0.94))
  for (const words of wrapText(area, heading.size, width, 600))
    add(words, heading.line - 6, { size: heading.size, weight: 600 })
  add(value, large * 0.98, { size: large, weight: 600 })
  for (const [at, words] of wrapText(unit, heading.size, width).entries())
    add(words, at === 0 ? large * 0.12 + 22 : 24, { size: heading.size, ink: 'muted' })
  y += 20
  const names = Math.max(...facts.map(({ name }) => textWidth(name, size))) + 20
  const isBeside = names + 180 <= width
  for (const { name, text } of facts) {
    const found = wrapText(text, size, isBeside ? width - names : width)
    for (const [at, words] of wrapText(name, size, width).entries())
      add(words, at === 0 ? line + 4 : line, { ink: 'muted' })
    for (const [at, words] of found.entries()) add(words, isBeside && at === 0 ? 0 : line, {}, isBeside ? names : 0)
  }
  y += 14
  for (const sentence of wanting) {
    y += 5
    for (const words of wrapText(sentence, size, width)) add(words, line, {})
  }
  return { lines, height: y + 8 }
}

/** Room at either side. */
const margin = 20

const columnOf = (width: number): number => Math.max(120, Math.min(widest, width - 2 * margin))

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
