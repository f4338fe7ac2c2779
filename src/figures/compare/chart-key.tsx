import type { ReactElement } from 'react'
import type { Aside } from '../frame-parts.ts'
import { textWidth, wrapText } from '../text-width.ts'
import type { Theme } from '../theme.ts'

/** What a mark of a chart stands for, as a picture has to say it, which leaves without the words around it. */
export type KeyItem = {
  readonly key: string
  readonly label: string
  /** Drawn around the middle of a field of 20 by 12; null for words alone. */
  readonly mark: ReactElement | null
}

const size = 12
const line = 15
const field = 26
const gap = 16
const above = 10

type Placed = KeyItem & { readonly x: number; readonly y: number; readonly lines: readonly string[] }

function layKey(
  items: readonly KeyItem[],
  width: number,
): { readonly placed: readonly Placed[]; readonly height: number } {
  const placed: Placed[] = []
  let [x, y, high] = [0, 0, 0]
  for (const item of items) {
    const indent = item.mark ? field : 0
    const lines = wrapText(item.label, size, width - indent)
    const wide = indent + Math.max(...lines.map((words) => textWidth(words, size)))
    if (x > 0 && x + wide > width) {
      y += high
      x = 0
      high = 0
    }
    placed.push({ ...item, x, y, lines })
    high = Math.max(high, lines.length * line + 3)
    x += wide + gap
  }
  return { placed, height: y + high }
}

/** Height of a key below a chart, with the room that parts the two; 0 without items. */
export const keyHeight = (items: readonly KeyItem[], width: number): number =>
  items.length === 0 ? 0 : above + layKey(items, width).height

type Props = {
  readonly items: readonly KeyItem[]
  readonly theme: Theme
  readonly width: number
  /** Bottom of the chart. */
  readonly y: number
  readonly aside: Aside | undefined
}

/** The key of a chart: below it, or on a slide beside it. */
export function ChartKey({ items, theme, width, y, aside }: Props) {
  const { placed } = layKey(items, aside?.width ?? width)
  const at = aside ? `translate(${aside.x},${aside.top + above})` : `translate(0,${y + above})`
  return (
    <g data-part="legend" fontSize={size} fill={theme.ink} transform={at}>
      {placed.map(({ key, mark, x, y: top, lines }) => (
        <g key={key} data-key={key} transform={`translate(${x},${top})`}>
          {mark ? <g transform="translate(10,6)">{mark}</g> : null}
          {lines.map((words, row) => (
            <text key={words} x={mark ? field : 0} y={10.5 + row * line}>
              {words}
            </text>
          ))}
        </g>
      ))}
    </g>
  )
}
