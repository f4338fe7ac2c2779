import { chosenOf } from '#core/plate/mine.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import type { Box } from '../frame-layout.ts'
import { textWidth, wrapText } from '../text-width.ts'
import type { MapScene } from './layers.tsx'

const size = 12
const line = 15
const weight = 600
const pad = 5

type Label = {
  readonly code: string
  readonly lines: readonly string[]
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const overlaps = (a: Label, b: Label): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(high, value))

/**
 * Places the names and figures of areas on a map: each at its area, wholly within the map, and none over another. If the position of an area is
 * taken, its label moves down, then up, until it is free. A label without a free position is left out; its row is in the legend and the table.
 */
function placeLabels(
  wanted: readonly { readonly code: string; readonly words: string; readonly at: readonly [number, number] }[],
  box: Box,
): readonly Label[] {
  const placed: Label[] = []
  for (const { code, words, at } of wanted) {
    const lines = wrapText(words, size, Math.min(210, box.width - 4 * pad), weight)
    const width = Math.max(...lines.map((one) => textWidth(one, size, weight))) * 1.04 + 2 * pad
    const height = lines.length * line + pad
    const left = between(2, at[0] - width / 2, box.width - width - 2)
    const start = between(2, at[1] - height / 2, box.height - height - 2)
    const label = (top: number): Label => ({ code, lines, left, top, width, height })
    const steps = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]
    const free = steps
      .map((step) => label(start + step * (line + 2)))
      .find(
        (one) => one.top >= 2 && one.top + height <= box.height - 2 && !placed.some((other) => overlaps(one, other)),
      )
    if (free) placed.push(free)
  }
  return placed
}

const wordsOf = ({ area, text }: PlateArea): string => `${area.name} ${text}`

/** Places the names and figures of the selected areas on a map of this size. */
export function areaLabels({ plate, projector }: Pick<MapScene, 'plate' | 'projector'>, box: Box): readonly Label[] {
  const chosen = chosenOf(plate).flatMap((code) => plate.areas.find(({ area }) => area.code === code) ?? [])
  const wanted = chosen.flatMap((one) => {
    const { code, centroid } = one.area
    const at = centroid && projector.point(centroid)
    // Areas outside a close-up get no label.
    const isSeen = at && at[0] >= 0 && at[0] <= box.width && at[1] >= 0 && at[1] <= box.height
    return isSeen ? [{ code, words: wordsOf(one), at }] : []
  })
  return placeLabels(wanted, box)
}

/** Draws the names and figures of the selected areas. */
export function AreaLabels({ box, ...scene }: MapScene & { readonly box: Box }) {
  const { plate, theme } = scene
  return (
    <g data-part="labels" fontSize={size} fontWeight={weight} textAnchor="middle">
      {areaLabels(scene, box).map(({ code, lines, left, top, width, height }) => (
        <g key={code} data-label={code}>
          <rect
            x={left}
            y={top}
            width={width}
            height={height}
            fill={theme.paper}
            fillOpacity={0.88}
            {...(code === plate.mine ? { stroke: theme.mine, strokeWidth: 2 } : {})}
          />
          {lines.map((words, at) => (
            <text key={`${at}-${words}`} x={left + width / 2} y={top + line * (at + 1) - 2} fill={theme.ink}>
              {words}
            </text>
          ))}
        </g>
      ))}
    </g>
  )
}
