import { allBeside, besideOf, type Ground, isClear, type LandedWish, type MarkedWish, setsOf } from './beside-land.ts'
import { landMask, landOwners, type NameBox, type Ring } from './land-mask.ts'
import { type KeyEntry, type MapRing, numbersOf, squaresOf } from './number-key.ts'
import { boxAround, type PlacedName, placesIn } from './place-names.ts'

export type KeyedNames = {
  readonly placed: readonly PlacedName[]
  /** The areas that have a number on their land. */
  readonly key: readonly KeyEntry[]
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

/**
 * Names the areas of a map: each upon its own land; else, with `beside`, in the sea with a line that goes over the sea and its own land alone; else by
 * a number on its land, which a key in the sea explains, or without `keyed` with a line over as little land of others as can be. What has no room in any of these ways is told. None lies over another or
 * over what is there already.
 * @param taken boxes that no name may lie on
 * @param land further land, which what stands in the sea keeps off
 * @param circles circles of an overlay, which names keep off; a number may stand within one
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
    circles = [],
  }: {
    readonly taken?: readonly NameBox[]
    readonly land?: readonly Ring[]
    readonly beside?: boolean
    readonly keyed?: boolean
    readonly circles?: readonly MapRing[]
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
  const squares = squaresOf(circles)
  const ground = (): Ground => ({
    frame,
    land: { isOff },
    ownerAt,
    mayCross: !keyed,
    taken: [...taken, ...squares, ...marks, ...placed],
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
  const unringed = { ...ground(), taken: [...taken, ...marks, ...placed] }
  const key = keyed ? numbersOf(without, unringed, placed, circles) : []
  const isKeyed = (wish: MarkedWish) => key.some(({ code }) => code === wish.code)
  return { placed, key, unnamed: without.flatMap(({ wish }) => (isKeyed(wish) ? [] : [wish.code])) }
}
