import { textWidth, wrapText } from '../text-width.ts'
import { type LandMask, landMask, type NameBox, type Ring } from './land-mask.ts'

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
}

/** Size of a name and height of its line, in pixels. */
export const nameSize = 12
export const nameLine = 14
export const nameWeight = 600
const pad = 1.5

/** Within how many pixels of its land a name beside it is sought, and within what share of the map's shorter side: a line across a small map misleads. */
const reach = 190
const reachShare = 0.38

/** The same for names that have no room within that and must not be left out. */
const farReachShare = 0.75

const reachIn = ({ width, height }: NameBox, share = reachShare): number =>
  Math.min(reach, share * Math.min(width, height))

const overlap = (a: NameBox, b: NameBox): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

const isWithin = (box: NameBox, frame: NameBox): boolean =>
  box.left >= frame.left &&
  box.top >= frame.top &&
  box.left + box.width <= frame.left + frame.width &&
  box.top + box.height <= frame.top + frame.height

/**
 * Whether any of a segment lies in a box.
 * @see Liang & Barsky 1984, ACM Transactions on Graphics 3(1):1-22, https://doi.org/10.1145/357332.357333
 */
function meets([ax, ay]: Point, [bx, by]: Point, { left, top, width, height }: NameBox): boolean {
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

type Setting = { readonly lines: readonly string[]; readonly width: number; readonly height: number }

/** The ways to set a name, in one line and in two or three, wider first, each with its value below. */
function settingsOf(name: string, value?: string): readonly Setting[] {
  const whole = textWidth(name, nameSize, nameWeight)
  const found = new Map<number, Setting>()
  for (const share of [1, 0.72, 0.55, 0.42]) {
    const lines = wrapText(name, nameSize, whole * share + 0.01, nameWeight)
    // A word is never broken.
    if (lines.join(' ') !== name || found.has(lines.length)) continue
    const all = value ? [...lines, value] : lines
    const width = Math.max(...all.map((line) => textWidth(line, nameSize, nameWeight))) + 2 * pad
    found.set(lines.length, { lines: all, width, height: all.length * nameLine + 2 * pad })
  }
  return [...found.values()]
}

const boxAround = ([x, y]: Point, { width, height }: Setting): NameBox => ({
  left: x - width / 2,
  top: y - height / 2,
  width,
  height,
})

const steps = 20

/** Places over an extent, those near its inner point first. */
function placesIn({ left, top, width, height }: NameBox, at: Point): readonly Point[] {
  const along = (from: number, length: number) =>
    Array.from({ length: steps }, (_, step) => from + ((step + 0.5) / steps) * length)
  const rows = along(top, height)
  const grid = along(left, width).flatMap((x) =>
    rows.map((y) => ({ place: [x, y] as Point, away: Math.hypot(x - at[0], (y - at[1]) * 1.5) })),
  )
  return [at, ...grid.sort((a, b) => a.away - b.away).map(({ place }) => place)]
}

type Ground = { readonly frame: NameBox; readonly taken: readonly NameBox[] }

const isFree = (box: NameBox, { frame, taken }: Ground): boolean =>
  isWithin(box, frame) && !taken.some((other) => overlap(box, other))

function placeUpon(wish: NameWish, ground: Ground): PlacedName | null {
  const own = landMask(wish.rings)
  const { extent } = own
  if (!extent) return null
  let places: readonly Point[] | null = null
  for (const name of wish.names)
    for (const setting of settingsOf(name, wish.value)) {
      // Most areas of a map of many are smaller than their name.
      if (setting.width > extent.width || setting.height > extent.height) continue
      places ??= placesIn(extent, wish.at)
      for (const place of places) {
        const box = boxAround(place, setting)
        if (own.fills(box) && isFree(box, ground))
          return { ...box, code: wish.code, lines: setting.lines, leader: null }
      }
    }
  return null
}

/** The point of a box that is nearest to another point. */
const nearestOf = ({ left, top, width, height }: NameBox, [x, y]: Point): Point => [
  Math.max(left, Math.min(x, left + width)),
  Math.max(top, Math.min(y, top + height)),
]

/** Places at growing distances all around. */
const around = ([x, y]: Point, far: number): readonly Point[] =>
  Array.from({ length: Math.max(0, Math.floor((far - 20) / 10)) }, (_, step) => 20 + step * 10).flatMap((distance) =>
    Array.from({ length: 32 }, (_, turn): Point => {
      const angle = (turn / 32) * 2 * Math.PI
      return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)]
    }),
  )

const touches = (box: NameBox, [x, y]: Point): boolean => isWithin({ left: x, top: y, width: 0, height: 0 }, box)

/** The dot at the end of a line, with room around it. */
const endBox = ({ at: [x, y] }: NameWish): NameBox => ({ left: x - 5, top: y - 5, width: 10, height: 10 })

/** Where a line ends that leads to a place: there, or at the edge of the mark that stands there. */
function endOf(from: Point, place: Point, taken: readonly NameBox[]): Point {
  const mark = taken.find((box) => touches(box, place))
  return mark ? nearestOf(mark, from) : place
}

type Placing = { readonly box: NameBox; readonly setting: Setting; readonly far: number }
/** A wish for a name beside its land, with the places that the land allows to each of its names, nearest first. */
type Beside = { readonly wish: NameWish; readonly own: LandMask; readonly places: readonly (readonly Placing[])[] }

const apart = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay)

/** Every so many pixels a line is asked whose land it is on. */
const pace = 4
/** What a pixel of a line over another's land counts beside one over the sea or its own: a name at its end may be taken for the other's. */
const foreign = 4

/** How much a line misleads: its length, where it crosses the land of others several times over. */
function costOf(from: Point, to: Point, own: LandMask, land: LandMask): number {
  const whole = apart(from, to)
  const count = Math.floor(whole / pace)
  let crossed = 0
  for (let step = 1; step < count; step += 1) {
    const share = step / count
    const left = from[0] + (to[0] - from[0]) * share
    const dot: NameBox = { left, top: from[1] + (to[1] - from[1]) * share, width: 0.1, height: 0.1 }
    if (!land.isOff(dot) && own.isOff(dot)) crossed += pace
  }
  return whole + foreign * crossed
}

/** The places of a name off all land. */
function besideOf(wish: NameWish, frame: NameBox, land: LandMask, share?: number): Beside {
  const round = around(wish.at, reachIn(frame, share))
  const places = wish.names.map((name) =>
    settingsOf(name, wish.value)
      .flatMap((setting) =>
        round.flatMap((place): Placing[] => {
          const box = boxAround(place, setting)
          if (!isWithin(box, frame) || !land.isOff(box)) return []
          return [{ box, setting, far: apart(nearestOf(box, wish.at), wish.at) }]
        }),
      )
      .sort((a, b) => a.far - b.far),
  )
  return { wish, own: landMask(wish.rings), places }
}

/** @param ends boxes around the places that other lines lead to: a line through one would seem to lead there */
function placeBeside(
  { wish, own, places }: Beside,
  { taken, frame }: Ground,
  land: LandMask,
  ends: readonly NameBox[],
): PlacedName | null {
  for (const ofName of places) {
    let best: { readonly cost: number; readonly placed: PlacedName } | null = null
    for (const { box, setting, far } of ofName) {
      // A line costs its length at least.
      if (best && far >= best.cost) break
      if (!isFree(box, { taken, frame })) continue
      const from = nearestOf(box, wish.at)
      const to = endOf(from, wish.at, taken)
      const isBarred =
        taken.some((other) => !touches(other, to) && meets(from, to, other)) ||
        ends.some((other) => meets(from, to, other))
      if (isBarred) continue
      const cost = costOf(from, wish.at, own, land)
      if (!best || cost < best.cost)
        best = { cost, placed: { ...box, code: wish.code, lines: setting.lines, leader: [from, to] } }
    }
    if (best) return best.placed
  }
  return null
}

/** Names beside their land in a given order, each where it misleads least among what is free. */
function placeAll(
  asked: readonly Beside[],
  ground: Ground,
  land: LandMask,
  others: readonly NameWish[] = [],
): readonly PlacedName[] {
  const placed: PlacedName[] = []
  for (const one of asked) {
    const wishes = [...others, ...asked.map(({ wish }) => wish)]
    const ends = wishes.filter(({ code }) => code !== one.wish.code).map(endBox)
    const found = placeBeside(one, { ...ground, taken: [...ground.taken, ...placed] }, land, ends)
    if (found) placed.push(found)
  }
  return placed
}

/**
 * Places the names of areas on a map: each wholly upon its own land, or beside all land with a line that leads to it, within the frame, and none over
 * another or over what is there already; no line passes the end of another. Of those beside, the ones far from free ground come first where more then
 * have a place. An area without such a place stays without a name.
 * @param taken boxes that no name may lie on
 * @param land all land, which a name beside its own keeps off; that of the wishes unless told
 * @param beside whether names may stand beside their land; with many areas the lines would be a thicket
 * @param insists whether a name that has no place near its land may have one farther away
 */
export function placeNames(
  wishes: readonly NameWish[],
  frame: NameBox,
  {
    taken = [],
    beside = false,
    land = wishes.flatMap(({ rings }) => rings),
    insists = false,
  }: {
    readonly taken?: readonly NameBox[]
    readonly beside?: boolean
    readonly land?: readonly Ring[]
    readonly insists?: boolean
  } = {},
): readonly PlacedName[] {
  const placed: PlacedName[] = []
  const ground = (): Ground => ({ frame, taken: [...taken, ...placed] })
  const without: NameWish[] = []
  for (const wish of wishes) {
    const found = placeUpon(wish, ground())
    if (found) placed.push(found)
    else without.push(wish)
  }
  if (!beside) return placed
  const mask = landMask(land)
  const asked = without.map((wish) => besideOf(wish, frame, mask))
  const hardest = ({ places }: Beside) => places.find(({ length }) => length > 0)?.[0]?.far ?? 0
  const orders = [asked, asked.toSorted((a, b) => hardest(b) - hardest(a))]
  const tries = orders.map((order) => placeAll(order, ground(), mask))
  const [best = []] = tries.sort((a, b) => b.length - a.length)
  placed.push(...best)
  const left = insists ? without.filter(({ code }) => !placed.some((one) => one.code === code)) : []
  const farther = left.map((wish) => besideOf(wish, frame, mask, farReachShare))
  return [...placed, ...placeAll(farther, ground(), mask, without)]
}
