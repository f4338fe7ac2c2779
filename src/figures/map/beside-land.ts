import type { LandMask, NameBox } from './land-mask.ts'
import {
  apart,
  around,
  boxAround,
  endOf,
  flagLead,
  isWithin,
  meets,
  type NameWish,
  nearestOf,
  overlap,
  type PlacedName,
  placesIn,
  type Setting,
  settingsOf,
  touches,
} from './place-names.ts'

/** Names beside their land, each with a line to it. */

type Point = readonly [x: number, y: number]

/** A wish with the box of the caution mark on its land, if it has one. */
export type MarkedWish = NameWish & { readonly flag: NameBox | null }

/** A wish with its land, and the number of that land in `ownerAt`. */
export type LandedWish = { readonly wish: MarkedWish; readonly owner: number; readonly own: LandMask }

export type Ground = {
  readonly frame: NameBox
  readonly land: Pick<LandMask, 'isOff'>
  /** Whose land a place is on, as `landOwners` tells. */
  readonly ownerAt: (x: number, y: number) => number | null
  readonly taken: readonly NameBox[]
  /** Whether a line may go over the land of others, as little as can be. */
  readonly mayCross: boolean
}

export const isClear = (box: NameBox, { frame, taken }: Ground): boolean =>
  isWithin(box, frame) && !taken.some((other) => overlap(box, other))

type Marked = { readonly setting: Setting; readonly isFlagged: boolean }

export const setsOf = ({ names, value }: NameWish, isFlagged: boolean): readonly Marked[] =>
  names.flatMap((name) => settingsOf(name, value, isFlagged ? flagLead : 0).map((setting) => ({ setting, isFlagged })))

/** Pixels of a line that are on the land of others. */
function strayOf(from: Point, to: Point, own: number, { ownerAt }: Ground): number {
  const count = Math.max(1, Math.ceil(apart(from, to)))
  let stray = 0
  for (let step = 0; step <= count; step += 1) {
    const share = step / count
    const owner = ownerAt(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share)
    if (owner !== null && owner !== own) stray += 1
  }
  return stray
}

/** What a pixel of a line over another's land counts beside one over the sea or its own: a name at its end may be taken for the other's. */
const foreign = 4

/** Places on its land where the line of a name may end: well inside, and on no mark. */
function endsOf({ wish, own }: LandedWish, taken: readonly NameBox[]): readonly Point[] {
  if (!own.extent) return []
  const room = (at: Point, half: number): NameBox => ({
    left: at[0] - half,
    top: at[1] - half,
    width: 2 * half,
    height: 2 * half,
  })
  const places = placesIn(own.extent, wish.at)
  for (const half of [4, 2, 0.1]) {
    const found = places.filter((at) => own.fills(room(at, half)) && !taken.some((box) => overlap(room(at, 3), box)))
    // Some thirty, spread over the land, say where it can be reached.
    if (found.length > 0) return found.filter((_, at) => at % Math.ceil(found.length / 30) === 0)
  }
  // Land that a mark covers, or that is too small to draw on, is shown by its inner point.
  return [wish.at]
}

type Line = readonly [from: Point, to: Point]
type Candidate = { readonly placed: PlacedName; readonly leader: Line; readonly cost: number }
type Beside = { readonly wish: MarkedWish; readonly candidates: readonly Candidate[] }

/** So many places of each setting of a name are kept, which are found from near to far. */
const keptOfSetting = 30
/** A shorter name costs as much as so many pixels of line. */
const shorter = 40

/** The least misleading line from a box to the land of its name, or null where each would lie on the land or the marks of others. */
function wayOf(
  box: NameBox,
  ends: readonly Point[],
  { wish, owner }: LandedWish,
  ground: Ground,
): { readonly leader: Line; readonly cost: number; readonly stray: number } | null {
  let best: ReturnType<typeof wayOf> = null
  for (const end of ends) {
    const from = nearestOf(box, end)
    const least = apart(from, end) + 0.3 * apart(end, wish.at)
    if (best && least >= best.cost) continue
    const to = endOf(from, end, ground.taken)
    const isBarred = ground.taken.some((other) => !touches(other, to) && meets(from, to, other))
    if (isBarred) continue
    const stray = strayOf(from, end, owner, ground)
    const cost = least + foreign * stray
    if ((stray === 0 || ground.mayCross) && (!best || cost < best.cost)) best = { leader: [from, to], cost, stray }
  }
  return best
}

/** The places for a name off all land, those with the shortest lines first. */
export function besideOf(asked: LandedWish, ground: Ground): Beside {
  const { wish } = asked
  const { frame, land, taken } = ground
  const ends = endsOf(asked, taken)
  const candidates: Candidate[] = []
  const round = around(wish.at, 0.75 * Math.max(190, Math.min(frame.width, frame.height)))
  for (const { setting, isFlagged } of setsOf(wish, wish.flag !== null)) {
    const isShort = setting.lines.join(' ') !== [wish.names[0], wish.value].filter(Boolean).join(' ')
    let left = keptOfSetting
    for (const place of round) {
      const box = boxAround(place, setting)
      if (left === 0) break
      if (!isClear(box, ground) || !land.isOff(box)) continue
      const way = wayOf(box, ends, asked, ground)
      if (!way) continue
      if (way.stray === 0) left -= 1
      const placed = { ...box, code: wish.code, lines: setting.lines, leader: way.leader, isFlagged }
      candidates.push({ placed, leader: way.leader, cost: way.cost + (isShort ? shorter : 0) })
    }
  }
  return { wish, candidates: candidates.sort((a, b) => a.cost - b.cost) }
}

/** Whether two lines cross. */
function cross([a, b]: Line, [c, d]: Line): boolean {
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

const around5 = ([x, y]: Point): NameBox => ({ left: x - 5, top: y - 5, width: 10, height: 10 })

const clash = (a: Candidate, b: Candidate): boolean =>
  overlap(a.placed, b.placed) ||
  meets(...a.leader, b.placed) ||
  meets(...b.leader, a.placed) ||
  cross(a.leader, b.leader) ||
  meets(...a.leader, around5(b.leader[1])) ||
  meets(...b.leader, around5(a.leader[1]))

/** Names in an order, each at its best place that is left. */
function inOrder(asked: readonly Beside[]): readonly Candidate[] {
  const found: Candidate[] = []
  for (const { candidates } of asked) {
    const free = candidates.find((one) => !found.some((other) => clash(one, other)))
    if (free) found.push(free)
  }
  return found
}

/** So many times the names without a place come first in the next order. */
const repairs = 8

/** Of several orders the one with the most names, and of these the one with the shortest lines. */
export function allBeside(asked: readonly Beside[]): readonly PlacedName[] {
  const cost = (found: readonly Candidate[]) => found.reduce((sum, one) => sum + one.cost, 0)
  let best: readonly Candidate[] = []
  const least = ({ candidates }: Beside) => candidates[0]?.cost ?? 0
  for (const order of [
    asked.toSorted((a, b) => least(a) - least(b)),
    asked.toSorted((a, b) => a.candidates.length - b.candidates.length),
    asked.toSorted((a, b) => a.wish.at[1] - b.wish.at[1]),
  ]) {
    let next = order
    for (let turn = 0; turn <= repairs; turn += 1) {
      const found = inOrder(next)
      const more = found.length - best.length
      if (more > 0 || (more === 0 && cost(found) < cost(best))) best = found
      const isLeft = ({ wish, candidates }: Beside) =>
        candidates.length > 0 && !found.some(({ placed }) => placed.code === wish.code)
      if (!next.some(isLeft)) break
      next = [...next.filter(isLeft), ...next.filter((one) => !isLeft(one))]
    }
  }
  return best.map(({ placed }) => placed)
}
