import { isInside } from '#core/geography/rings.ts'
import { textWidth } from '../text-width.ts'
import { type Ground, isClear, type LandedWish, type MarkedWish } from './beside-land.ts'
import type { NameBox } from './land-mask.ts'
import {
  boxAround,
  flagLead,
  meets,
  nameLine,
  nameSize,
  nameWeight,
  overlap,
  type PlacedName,
  placesIn,
  settingsOf,
} from './place-names.ts'

/** Numbers on land that has no room for its name, and the names that they stand for. */

type Point = readonly [x: number, y: number]

type Numbered = { readonly wish: MarkedWish; readonly ink: NameBox }

export type KeyEntry = {
  readonly number: string
  readonly code: string
  readonly lines: readonly string[]
  readonly isFlagged: boolean
  /** Where the number stands on its land. */
  readonly ink: NameBox
  /** Where the name with its number stands. */
  readonly box: NameBox
}

/** Height of figures, which have nothing below their line. */
const figureHeight = 9

/** Half the width of the disc on which a number stands, by which it is not taken for a part of a name. */
export const discHalf = 8

/** A circle of an overlay, drawn as a ring. */
export type MapRing = { readonly at: Point; readonly r: number }

export const squaresOf = (rings: readonly MapRing[]): readonly NameBox[] =>
  rings.map(({ at, r }) => boxAround(at, { width: 2 * r + 6, height: 2 * r + 6, lines: [] }))

/** Whether the line of a ring runs over a disc. */
const isCut = (x: number, y: number, { at, r }: MapRing): boolean =>
  Math.abs(Math.hypot(x - at[0], y - at[1]) - r) < discHalf + 3

/** The ink of a number upon its land, within circles also; on land smaller than its ink at the land's inner point. */
function numberUpon(
  { wish, own }: LandedWish,
  number: string,
  ground: Ground,
  rings: readonly MapRing[],
): NameBox | null {
  if (!own.extent) return null
  const size = { width: textWidth(number, nameSize, nameWeight), height: figureHeight, lines: [] }
  const disc = { width: 2 * discHalf, height: 2 * discHalf, lines: [] }
  const spots = [0, 0.5, 1].flatMap((across) => [0, 0.5, 1].map((down) => [across, down] as const))
  const isFree = (place: Point) =>
    isClear(boxAround(place, disc), ground) && !rings.some((ring) => isCut(place[0], place[1], ring))
  for (const place of placesIn(own.extent, wish.at)) {
    const ink = boxAround(place, size)
    const isOn = ([across, down]: readonly [number, number]) =>
      isInside(wish.rings, ink.left + across * ink.width, ink.top + down * ink.height)
    if (isFree(place) && spots.every(isOn)) return ink
  }
  return isInside(wish.rings, ...wish.at) && isFree(wish.at) ? boxAround(wish.at, size) : null
}

const keyStep = 6
/** Room for a number before its name. */
export const keyLead = 2 * discHalf + 4
/** Height of a line of the key, of which each has a disc. */
export const keyLine = 2 * discHalf + 2
/** Sea between the key and other words, by which it is seen to be a key. */
const keyApart = 6

const heightOf = ({ length }: readonly string[]): number => keyLine + (length - 1) * nameLine

const discOf = ({ left, top, width, height }: NameBox): NameBox =>
  boxAround([left + width / 2, top + height / 2], { width: 2 * discHalf, height: 2 * discHalf, lines: [] })

type Said = Omit<KeyEntry, 'number' | 'box'>

/** Places of a frame on a grid, those near some numbers first. */
function placesNear(entries: readonly Said[], { left, top, width, height }: NameBox): readonly Point[] {
  const places = Array.from({ length: Math.ceil(width / keyStep) }, (_, across) =>
    Array.from({ length: Math.ceil(height / keyStep) }, (_, down) => {
      const at: Point = [left + across * keyStep, top + down * keyStep]
      return { at, far: Math.min(...entries.map(({ ink }) => Math.hypot(at[0] - ink.left, at[1] - ink.top))) }
    }),
  ).flat()
  return places.sort((a, b) => a.far - b.far).map(({ at }) => at)
}

/** Where the names of numbered areas stand, one below the other: in the free sea as near to their land as there is room; null without any. */
function blockOf(entries: readonly Said[], ground: Ground, others: readonly PlacedName[]): readonly KeyEntry[] | null {
  const widths = entries.flatMap(({ lines, isFlagged }) =>
    lines.map((line) => keyLead + textWidth(line, nameSize, nameWeight) + (isFlagged ? flagLead : 0)),
  )
  const height = entries.reduce((sum, { lines }) => sum + heightOf(lines), 4)
  const size = { width: Math.max(...widths) + 6, height, lines: [] }
  const wide = { width: size.width + 2 * keyApart, height: height + 2 * keyApart, lines: [] }
  const isApart = (box: NameBox, wider: NameBox) =>
    !others.some((other) => overlap(wider, other) || (other.leader && meets(...other.leader, box)))
  for (const at of placesNear(entries, ground.frame)) {
    const box = boxAround(at, size)
    if (!isClear(box, ground) || !ground.land.isOff(box) || !isApart(box, boxAround(at, wide))) continue
    let top = box.top + 2
    return entries.map((entry) => {
      const own = { ...box, top, height: heightOf(entry.lines) }
      top += own.height
      return { ...entry, number: '', box: own }
    })
  }
  return null
}

/** The ways to say a name: in full on one line, short, or in full on several. */
const forms = [
  ({ names }: MarkedWish) => [names[0] ?? ''],
  ({ names }: MarkedWish) => [names.at(-1) ?? ''],
  ({ names }: MarkedWish) => settingsOf(names[0] ?? '').at(-1)?.lines ?? [],
]

function saidAs(form: (typeof forms)[number], { wish, ink }: Numbered): Said {
  const lines = form(wish)
  const valued = wish.value ? [...lines.slice(0, -1), `${lines.at(-1)} ${wish.value}`] : lines
  return { code: wish.code, lines: valued, isFlagged: wish.flag !== null, ink }
}

/** Numbers on land that has no room for names, explained together in the first form that has room, else each where it has room by itself. */
export function numbersOf(
  asked: readonly LandedWish[],
  ground: Ground,
  others: readonly PlacedName[],
  circles: readonly MapRing[],
): readonly KeyEntry[] {
  const numbered: Numbered[] = []
  for (const one of asked) {
    const discs = numbered.map(({ ink }) => discOf(ink))
    const ink = numberUpon(one, String(numbered.length + 1), { ...ground, taken: [...ground.taken, ...discs] }, circles)
    if (ink) numbered.push({ wish: one.wish, ink })
  }
  const taken = [...ground.taken, ...squaresOf(circles), ...numbered.map(({ ink }) => discOf(ink))]
  const first = (some: readonly Numbered[], more: readonly KeyEntry[] = []) => {
    const free = { ...ground, taken: [...taken, ...more.map(({ box }) => box)] }
    for (const form of forms) {
      const found = blockOf(
        some.map((one) => saidAs(form, one)),
        free,
        others,
      )
      if (found) return found
    }
    return null
  }
  if (numbered.length === 0) return []
  const found: KeyEntry[] = [...(first(numbered) ?? [])]
  if (found.length === 0) for (const one of numbered) found.push(...(first([one], found) ?? []))
  return found.map((entry, at) => ({ ...entry, number: String(at + 1) }))
}
