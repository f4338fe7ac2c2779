import type { Theme } from '../theme.ts'

type Ring = {
  readonly cx: number
  readonly cy: number
  readonly r: number
  readonly theme: Theme
  readonly unit?: number
  /** What the circle stands for, as an attribute. */
  readonly data: Readonly<Record<`data-${string}`, string>>
}

/** A circle of an overlay, as a ring between two lines of paper: nothing shines through its colour, and the colour of the area is seen within. */
export const SymbolRing = ({ cx, cy, r, theme, unit = 1, data }: Ring) => (
  <g fill="none">
    <circle cx={cx} cy={cy} r={r} stroke={theme.symbolEdge} strokeWidth={5 * unit} />
    <circle {...data} cx={cx} cy={cy} r={r} stroke={theme.symbol} strokeWidth={2.4 * unit} />
  </g>
)
