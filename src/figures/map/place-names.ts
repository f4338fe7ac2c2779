import { textWidth, wrapText } from '../text-width.ts'
import type { NameBox, Ring } from './land-mask.ts'

type Point = readonly [x: number, y: number]

export type NameWish = {
  readonly code: string
  /** The name, and shorter ones for where it has no room. */
  readonly names: readonly string[]
  /** What stands on a line below the name, or alone below an empty one. */
  readonly value?: string | undefined
  /** The land of the area, in pixels. */
  readonly rings: readonly Ring[]
  /** A point well inside it. */
  readonly at: Point
}

export type PlacedName = NameBox & {
  readonly code: string
  readonly lines: readonly string[]
  /** For a name beside its land, the ends of the line that leads there; null for a name upon it. */
  readonly leader: readonly [from: Point, to: Point] | null
  /** Whether the caution mark of the area stands before its name, and not on its land. */
  readonly isFlagged?: boolean
}

/** Size of a name and height of its line, in pixels. */
export const nameSize = 12
export const nameLine = 14
export const nameWeight = 600
/** Room that a caution mark takes before a name. */
export const flagLead = 15
const pad = 1.5

export const overlap = (a: NameBox, b: NameBox): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

export const isWithin = (box: NameBox, frame: NameBox): boolean =>
  box.left >= frame.left &&
  box.top >= frame.top &&
  box.left + box.width <= frame.left + frame.width &&
  box.top + box.height <= frame.top + frame.height

/**
 * Whether any of a segment lies in a box.
 * @see Liang & Barsky 1984, ACM Transactions on Graphics 3(1):1-22, https://doi.org/10.1145/357332.357333
 */
export function meets([ax, ay]: Point, [bx, by]: Point, { left, top, width, height }: NameBox): boolean {
  // Nearly all segments lie wholly to one side.
  if (ax < left && bx < left) return false
  if (ay < top && by < top) return false
  if (ax > left + width && bx > left + width) return false
  if (ay > top + height && by > top + height) return false
  let [from, to] = [0, 1]
  for (const [step, room] of [
    [ax - bx, ax - left],
    [bx - ax, left + width - ax],
    [ay - by, ay - top],
    [by - ay, top + height - ay],
  ] as const) {
    if (step === 0 && room < 0) return false
    if (step < 0) from = Math.max(from, room / step)
    if (step > 0) to = Math.min(to, room / step)
    if (from > to) return false
  }
  return true
}

export type Setting = { readonly lines: readonly string[]; readonly width: number; readonly height: number }

/** The ways to set a name, in one line and in two or three, wider first, each with its value below. @param lead room before the first line */
export function settingsOf(name: string, value?: string, lead = 0): readonly Setting[] {
  const whole = textWidth(name, nameSize, nameWeight)
  const found = new Map<number, Setting>()
  for (const share of [1, 0.72, 0.55, 0.42]) {
    const lines = wrapText(name, nameSize, whole * share + 0.01, nameWeight)
    // A word is never broken.
    if (lines.join(' ') !== name || found.has(lines.length)) continue
    const all = value ? [...lines, value] : lines
    const width = Math.max(...all.map((line, at) => textWidth(line, nameSize, nameWeight) + (at ? 0 : lead))) + 2 * pad
    found.set(lines.length, { lines: all, width, height: all.length * nameLine + 2 * pad })
  }
  return [...found.values()]
}

export const boxAround = ([x, y]: Point, { width, height }: Setting): NameBox => ({
  left: x - width / 2,
  top: y - height / 2,
  width,
  height,
})

const steps = 20

/** Places over an extent, those near its inner point first. */
export function placesIn({ left, top, width, height }: NameBox, at: Point): readonly Point[] {
  const along = (from: number, length: number) =>
    Array.from({ length: steps }, (_, step) => from + ((step + 0.5) / steps) * length)
  const rows = along(top, height)
  const grid = along(left, width).flatMap((x) =>
    rows.map((y) => ({ place: [x, y] as Point, away: Math.hypot(x - at[0], (y - at[1]) * 1.5) })),
  )
  return [at, ...grid.sort((a, b) => a.away - b.away).map(({ place }) => place)]
}

/** The point of a box that is nearest to another point. */
export const nearestOf = ({ left, top, width, height }: NameBox, [x, y]: Point): Point => [
  Math.max(left, Math.min(x, left + width)),
  Math.max(top, Math.min(y, top + height)),
]

/** Places at growing distances all around. */
export const around = ([x, y]: Point, far: number): readonly Point[] =>
  Array.from({ length: Math.max(0, Math.floor((far - 20) / 10)) }, (_, step) => 20 + step * 10).flatMap((distance) =>
    Array.from({ length: 32 }, (_, turn): Point => {
      const angle = (turn / 32) * 2 * Math.PI
      return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)]
    }),
  )

export const touches = (box: NameBox, [x, y]: Point): boolean => isWithin({ left: x, top: y, width: 0, height: 0 }, box)

/** Where a line ends that leads to a place: there, or at the edge of the mark that stands there. */
export function endOf(from: Point, place: Point, taken: readonly NameBox[]): Point {
  const mark = taken.find((box) => touches(box, place))
  return mark ? nearestOf(mark, from) : place
}

export const apart = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay)
