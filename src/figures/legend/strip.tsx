import type { Plate } from '#core/plate/plate.ts'
import { classColours } from '../map/paint.ts'
import { textWidth } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { size } from './items.tsx'

/** Limits of the classes as texts, one more than there are classes; null where a label is no range. */
function limitsOf({ classes }: Plate): readonly string[] | null {
  const pairs = classes.map(({ label }) => label.split(/ to (?:under )?/))
  if (classes.length < 2 || pairs.some(({ length }) => length !== 2)) return null
  return [...pairs.map(([lower = '']) => lower), pairs[pairs.length - 1]?.[1] ?? '']
}

type StripLayout = {
  readonly limits: readonly string[]
  /** Room at each end, where a limit stands half beyond the colours. */
  readonly side: number
  /** Width of a class. */
  readonly each: number
  /** Lines on which the limits stand by turns. */
  readonly turns: number
  readonly height: number
}

/** The classes of a plate side by side with their limits below; null where they have no room in a width, or are no ranges. */
export function layStrip(plate: Plate, width: number): StripLayout | null {
  const limits = limitsOf(plate)
  if (!limits) return null
  const widest = Math.max(...limits.map((text) => textWidth(text, size))) + 6
  const side = widest / 2
  const each = (width - 2 * side) / plate.classes.length
  if (widest > 2 * each) return null
  // Limits that are too long to stand beside each other stand on two lines by turns.
  const turns = widest > each ? 2 : 1
  return { limits, side, each, turns, height: 17 + turns * 15 }
}

type StripProps = { readonly strip: StripLayout; readonly plate: Plate; readonly theme: Theme; readonly y: number }

export function Strip({ strip: { limits, side, each, turns }, plate, theme, y }: StripProps) {
  const all = classColours(plate, theme)
  const colours = plate.classes.map(({ index }) => all[index] ?? theme.land)
  return (
    <g fontSize={size} fill={theme.ink}>
      {colours.map((fill, at) => (
        <g key={fill} data-key={`class-${at}`}>
          <rect
            data-swatch="ground"
            x={side + at * each}
            y={y}
            width={each}
            height={12}
            fill={fill}
            stroke={theme.muted}
            strokeWidth={0.5}
          />
        </g>
      ))}
      {limits.map((text, at) => (
        <text key={text} x={side + at * each} y={y + 25 + (at % turns) * 15} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
}
