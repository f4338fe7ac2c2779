import type { Plate } from '#core/plate/plate.ts'
import { textWidth, wrapText } from '../text-width.ts'
import { fontFamily, type Theme } from '../theme.ts'
import { isPointMap, pointScaleOf, unplacedOf } from './points.ts'

const size = 12
const line = 17

/** Explains the circles and counts the places that could not be drawn. */
function linesOf(plate: Plate, width: number): readonly string[] {
  const unplaced = unplacedOf(plate)
  const missing = unplaced > 0 ? ` ${unplaced} without a known place are in the ranking and the table only.` : ''
  return wrapText(
    `The area of a circle is the value, the smallest are drawn larger; its colour is the class.${missing}`,
    size,
    width,
  )
}

const circlesHeight = (plate: Plate) => 2 * Math.max(0, ...pointScaleOf(plate).map(({ radius }) => radius)) + 8

export const pointKeyHeight = (plate: Plate, width: number): number =>
  isPointMap(plate) ? circlesHeight(plate) + linesOf(plate, width).length * line + 6 : 0

/** The legend of a map of points: circles of round values and their meaning. */
export function PointKey({ plate, theme, width }: { plate: Plate; theme: Theme; width: number }) {
  if (!isPointMap(plate)) return null
  const scale = pointScaleOf(plate)
  const middle = circlesHeight(plate) / 2
  const starts = scale.map((_, at) =>
    scale.slice(0, at).reduce((sum, { radius, text }) => sum + 2 * radius + 26 + textWidth(text, size), 0),
  )
  return (
    <g fontFamily={fontFamily} fontSize={size}>
      {scale.map(({ text, radius }, at) => {
        const x = (starts[at] ?? 0) + radius + 1
        return (
          <g key={text}>
            <circle cx={x} cy={middle} r={radius} fill={theme.land} stroke={theme.ink} strokeOpacity={0.7} />
            <text x={x + radius + 6} y={middle + 4} fill={theme.ink}>
              {text}
            </text>
          </g>
        )
      })}
      {linesOf(plate, width).map((words, at) => (
        <text key={`${at}-${words}`} y={2 * middle + 12 + at * line} fill={theme.muted}>
          {words}
        </text>
      ))}
    </g>
  )
}

/** Draws `PointKey` as a picture of its own, below the legend on the screen. */
export function PointKeyPicture(props: { plate: Plate; theme: Theme; width: number }) {
  const { plate, width } = props
  const height = pointKeyHeight(plate, width)
  return (
    <svg width={width} height={height} viewBox={`-1 -1 ${width} ${height}`} role="img" aria-label="Sizes of circles">
      <PointKey {...props} />
    </svg>
  )
}
