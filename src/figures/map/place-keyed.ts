import { isInside } from '#core/geography/rings.ts'
import { textWidth } from '../text-width.ts'
import { allBeside, besideOf, type Ground, isClear, type LandedWish, type MarkedWish, setsOf } from './beside-land.ts'
import { landMask, landOwners, type NameBox, type Ring } from './land-mask.ts'
import {
  boxAround,
  flagLead,
  meets,
  nameLine,
  nameSize,
  nameWeight,
  type PlacedName,
  placesIn,
  settingsOf,
} from './place-names.ts'

type KeyEntry = {
  readonly number: string
  readonly code: string
  readonly lines: readonly string[]
  readonly isFlagged: boolean
  /** Where the number stands on its land. */
  readonly ink: NameBox
}

export type KeyedNames = {
  readonly placed: readonly PlacedName[]
  /** The areas that have a number on their land, and where their names stand; null without any. */
  readonly key: (NameBox & { readonly entries: readonly KeyEntry[] }) | null
  /** Codes of areas for which there is no room at all. */
  readonly unnamed: readonly string[]
}

/** A name upon its own land; its caution mark stands elsewhere on it or, where that leaves no room, before the name. */
function upon({ wish, own }: LandedWish, ground: Ground): PlacedName | null {
  const { extent } = own
  if (!extent) return null
  let places: ReturnType<typeof placesIn> | null = null
  for (const { setting, isFlagged } of wish.flag
    ? [...setsOf(wish, false), ...setsOf(wish, true)]
    : setsOf(wish, false)) {
    // Most areas of a map of many are smaller than their name.
    if (setting.width > extent.width || setting.height > extent.height) continue
    places ??= placesIn(extent, wish.at)
    const taken = wish.flag && !isFlagged ? [...ground.taken, wish.flag] : ground.taken
    for (const place of places) {
      const box = boxAround(place, setting)
      if (own.fills(box) && isClear(box, { ...ground, taken }))
        return { ...box, code: wish.code, lines: setting.lines, leader: null, isFlagged }
    }
  }
  return null
}

/** Height of figures, which have nothing below their line. */
const figureHeight = 9

/** The ink of a number upon its land. */
function numberUpon({ wish, own }: LandedWish, number: string, ground: Ground): NameBox | null {
  if (!own.extent) return null
  const size = { width: textWidth(number, nameSize, nameWeight), height: figureHeight, lines: [] }
  const spots = [0, 0.5, 1].flatMap((across) => [0, 0.5, 1].map((down) => [across, down] as const))
  for (const place of placesIn(own.extent, wish.at)) {
    const ink = boxAround(place, size)
    const isOn = ([across, down]: readonly [number, number]) =>
      isInside(wish.rings, ink.left + across * ink.width, ink.top + down * ink.height)
    if (isClear(ink, ground) && spots.every(isOn)) return ink
  }
  return null
}

const keyStep = 6
/** Room for a number before its name. */
export const keyLead = 13

/** Where the names of numbered areas stand: in the free sea as near to their land as there is room. */
function keyBox(entries: readonly KeyEntry[], ground: Ground, others: readonly PlacedName[]): NameBox | null {
  const widths = entries.flatMap(({ lines, isFlagged }) =>
    lines.map((line) => keyLead + textWidth(line, nameSize, nameWeight) + (isFlagged ? flagLead : 0)),
  )
  const high = entries.reduce((sum, { lines }) => sum + lines.length, 0)
  const size = { width: Math.max(...widths) + 6, height: high * nameLine + 4, lines: [] }
  const { frame } = ground
  const places = Array.from({ length: Math.ceil(frame.width / keyStep) }, (_, across) =>
    Array.from({ length: Math.ceil(frame.height / keyStep) }, (_, down) => {
      const [x, y] = [frame.left + across * keyStep, frame.top + down * keyStep]
      return { x, y, far: Math.min(...entries.map(({ ink }) => Math.hypot(x - ink.left, y - ink.top))) }
    }),
  ).flat()
  const isApart = (box: NameBox) => !others.some(({ leader }) => leader && meets(...leader, box))
  for (const { x, y } of places.sort((a, b) => a.far - b.far)) {
    const box = boxAround([x, y], size)
    if (isClear(box, ground) && ground.land.isOff(box) && isApart(box)) return box
  }
  return null
}

/** Numbers on land that has no room for names, as far as a key of them has room. */
function numbersOf(asked: readonly LandedWish[], ground: Ground, others: readonly PlacedName[]): KeyedNames['key'] {
  const numbered: { readonly wish: MarkedWish; readonly ink: NameBox }[] = []
  for (const one of asked) {
    const ink = numberUpon(one, String(numbered.length + 1), ground)
    if (ink) numbered.push({ wish: one.wish, ink })
  }
  if (numbered.length === 0) return null
  const taken = [...ground.taken, ...numbered.map(({ ink }) => ink)]
  // Full names in one line, short ones, or full ones in several: whichever first has room.
  for (const form of [
    ({ names }: MarkedWish) => [names[0] ?? ''],
    ({ names }: MarkedWish) => [names.at(-1) ?? ''],
    ({ names }: MarkedWish) => settingsOf(names[0] ?? '').at(-1)?.lines ?? [],
  ]) {
    const entries = numbered.map(({ wish, ink }, at) => {
      const lines = form(wish)
      const valued = wish.value ? [...lines.slice(0, -1), `${lines.at(-1)} ${wish.value}`] : lines
      return { number: String(at + 1), code: wish.code, lines: valued, isFlagged: wish.flag !== null, ink }
    })
    const box = keyBox(entries, { ...ground, taken }, others)
    if (box) return { ...box, entries }
  }
  return null
}

/**
 * Names the areas of a map: each upon its own land; else, with `beside`, in the sea with a line that goes over the sea and its own land alone; else by
 * a number on its land, which a key in the sea explains, or without `keyed` with a line over as little land of others as can be. What has no room in any of these ways is told. None lies over another or
 * over what is there already.
 * @param taken boxes that no name may lie on
 * @param land further land, which what stands in the sea keeps off
 * @param beside whether names may stand beside their land; with many areas the lines would be a thicket
 */
export function placeNames(
  wishes: readonly MarkedWish[],
  frame: NameBox,
  {
    taken = [],
    land = [],
    beside = false,
    keyed = false,
  }: {
    readonly taken?: readonly NameBox[]
    readonly land?: readonly Ring[]
    readonly beside?: boolean
    readonly keyed?: boolean
  } = {},
): KeyedNames {
  const asked = wishes.map((wish, owner): LandedWish => ({ wish, owner, own: landMask(wish.rings) }))
  const placed: PlacedName[] = []
  const marks: NameBox[] = []
  const ownerAt = beside
    ? landOwners(
        wishes.map(({ rings }) => rings),
        land,
        frame,
      )
    : () => null
  const [ownLand, otherLand] = [landMask(wishes.flatMap(({ rings }) => rings)), landMask(land)]
  const isOff = (box: NameBox) => ownLand.isOff(box) && otherLand.isOff(box)
  const ground = (): Ground => ({
    frame,
    land: { isOff },
    ownerAt,
    mayCross: !keyed,
    taken: [...taken, ...marks, ...placed],
  })
  const left: LandedWish[] = []
  for (const one of asked) {
    const found = upon(one, ground())
    if (found) placed.push(found)
    else left.push(one)
    if (found && one.wish.flag && !found.isFlagged) marks.push(one.wish.flag)
  }
  if (beside) placed.push(...allBeside(left.map((one) => besideOf(one, ground()))))
  const without = left.filter(({ wish }) => !placed.some(({ code }) => code === wish.code))
  const key = keyed ? numbersOf(without, ground(), placed) : null
  const isKeyed = (wish: MarkedWish) => key?.entries.some(({ code }) => code === wish.code)
  return { placed, key, unnamed: without.flatMap(({ wish }) => (isKeyed(wish) ? [] : [wish.code])) }
}
