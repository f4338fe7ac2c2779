import { chosenOf } from '#core/plate/mine.ts'
import type { PlateArea } from '#core/plate/plate.ts'
import type { Box } from '../frame-parts.ts'
import { textWidth, wrapText } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { type MapScene, pathData } from './layers.tsx'

const size = 12
const line = 15
const weight = 600
const pad = 5

/** Between an area and the label beside it. */
const away = 10

type Rect = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

type Label = Rect & {
  readonly code: string
  readonly lines: readonly string[]
  /** The middle of its area. */
  readonly at: readonly [number, number]
}

const overlaps = (a: Rect, b: Rect): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(high, value))

type Wanted = {
  readonly code: string
  readonly words: string
  readonly at: readonly [number, number]
  /** What the area covers of the map. */
  readonly covers: Rect
}

/** Places to try for a label: upon an area that is much larger than it, else beside the area, on the side that is nearer to the edge of the map. */
function placesOf(
  { at, covers }: Wanted,
  width: number,
  height: number,
  box: Box,
): readonly (readonly [number, number])[] {
  const upon = [at[0] - width / 2, at[1] - height / 2] as const
  const { left, top, width: wide, height: high } = covers
  if (wide > width * 1.6 && high > height * 3) return [upon]
  const beside = [
    [left + wide + away, upon[1]],
    [left - away - width, upon[1]],
  ] as const
  const sides = at[0] > box.width * 0.45 ? beside : beside.toReversed()
  return [...sides, [upon[0], top - away - height], [upon[0], top + high + away], upon]
}

/**
 * Places the names and figures of areas on a map: each beside its area or upon it, wholly within the map, and none over another. If its place is
 * taken, a label moves down, then up, until it is free. A label without a free position is left out; its row is in the legend and the table.
 */
function placeLabels(wanted: readonly Wanted[], box: Box): readonly Label[] {
  const placed: Label[] = []
  for (const one of wanted) {
    const { code, words, at } = one
    const lines = wrapText(words, size, Math.min(210, box.width - 4 * pad), weight)
    const width = Math.max(...lines.map((own) => textWidth(own, size, weight))) * 1.04 + 2 * pad
    const height = lines.length * line + pad
    const isFree = (label: Label) =>
      label.left >= 2 &&
      label.left + width <= box.width - 2 &&
      label.top >= 2 &&
      label.top + height <= box.height - 2 &&
      !placed.some((other) => overlaps(label, other))
    const label = (left: number, top: number): Label => ({ code, lines, at, left, top, width, height })
    const tried = placesOf(one, width, height, box).map(([left, top]) => label(left, top))
    const start = between(2, at[1] - height / 2, box.height - height - 2)
    const left = between(2, at[0] - width / 2, box.width - width - 2)
    const steps = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]
    const moved = steps.map((step) => label(left, start + step * (line + 2)))
    const free = [...tried, ...moved].find(isFree)
    if (free) placed.push(free)
  }
  return placed
}

const wordsOf = ({ area, text }: PlateArea): string => `${area.name} ${text}`

/** What path data in absolute coordinates covers. */
function coverOf(data: string): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [, x, y] of data.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) {
    left = Math.min(left, Number(x))
    right = Math.max(right, Number(x))
    top = Math.min(top, Number(y))
    bottom = Math.max(bottom, Number(y))
  }
  return { left, top, width: right - left, height: bottom - top }
}

type LabelScene = Pick<MapScene, 'plate' | 'projector' | 'shapes'>

/** Places the names and figures of the selected areas on a map of this size. */
export function areaLabels({ plate, projector, shapes }: LabelScene, box: Box): readonly Label[] {
  const chosen = chosenOf(plate).flatMap((code) => plate.areas.find(({ area }) => area.code === code) ?? [])
  const wanted = chosen.flatMap((one) => {
    const { code, centroid } = one.area
    const at = centroid && projector.point(centroid)
    // Areas outside a close-up get no label.
    const isSeen = at && at[0] >= 0 && at[0] <= box.width && at[1] >= 0 && at[1] <= box.height
    const shape = shapes.areas.get(code)
    const covers = shape
      ? coverOf(pathData(projector, shape))
      : { left: at?.[0] ?? 0, top: at?.[1] ?? 0, width: 0, height: 0 }
    return isSeen ? [{ code, words: wordsOf(one), at, covers }] : []
  })
  return placeLabels(wanted, box)
}

/** A line from a label beside its area to the area's middle. */
function Leader({ from, to: [x, y], theme }: { from: Rect; to: readonly [number, number]; theme: Theme }) {
  const near = [between(from.left, x, from.left + from.width), between(from.top, y, from.top + from.height)] as const
  if (near[0] === x && near[1] === y) return null
  return (
    <>
      <path d={`M${near.join()}L${x},${y}`} stroke={theme.paper} strokeWidth={3} fill="none" />
      <path d={`M${near.join()}L${x},${y}`} stroke={theme.ink} strokeWidth={1} fill="none" />
      <circle cx={x} cy={y} r={2.5} fill={theme.ink} stroke={theme.paper} />
    </>
  )
}

/** Draws the names and figures of the selected areas. */
export function AreaLabels({ box, ...scene }: MapScene & { readonly box: Box }) {
  const { plate, theme } = scene
  return (
    <g data-part="labels" fontSize={size} fontWeight={weight} textAnchor="middle">
      {areaLabels(scene, box).map(({ code, lines, at: middle, left, top, width, height }) => (
        <g key={code} data-label={code}>
          <Leader from={{ left, top, width, height }} to={middle} theme={theme} />
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
