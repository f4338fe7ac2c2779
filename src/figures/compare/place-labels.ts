import { textWidth } from '../text-width.ts'

export type LabelWish = {
  readonly key: string
  readonly text: string
  /** The mark that the label is for. */
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Placed over other marks rather than left out: the label of a selected area. */
  readonly always?: boolean
}

export type PlacedLabel = LabelWish & { readonly left: number; readonly baseline: number; readonly width: number }

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const isWithin = (box: Box, frame: Box) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom

/** Right, left, above, below, and the corners. */
function candidates({ x, y, radius }: LabelWish, width: number, size: number): readonly (readonly [number, number])[] {
  const [gap, half] = [radius + 4, size * 0.35]
  return [
    [x + gap, y + half],
    [x - gap - width, y + half],
    [x - width / 2, y - gap],
    [x - width / 2, y + gap + size * 0.75],
    [x + gap * 0.75, y - gap * 0.75],
    [x - gap * 0.75 - width, y - gap * 0.75],
    [x + gap * 0.75, y + gap * 0.75 + size * 0.7],
    [x - gap * 0.75 - width, y + gap * 0.75 + size * 0.7],
  ]
}

/**
 * Places labels so that none overlaps another, a mark or the edge; a label without room is left out, as the table and the tip have its name,
 * unless it is wanted always: then it may lie over marks.
 * @param wishes the more important first; @param words that labels keep off where another place is free
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: Box,
  size: number,
  words: readonly Box[] = [],
): readonly PlacedLabel[] {
  const marks = wishes.map(({ x, y, radius }): Box & { key?: string } => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  const taken: Box[] = []
  return wishes.flatMap((wish): PlacedLabel[] => {
    const width = textWidth(wish.text, size)
    const places = candidates(wish, width, size)
      .map(([left, baseline]) => ({
        left,
        baseline,
        box: { left, right: left + width, top: baseline - size * 0.8, bottom: baseline + size * 0.25 },
      }))
      .filter(({ box }) => isWithin(box, frame) && !taken.some((other) => overlap(box, other)))
    const clear = places.filter(({ box }) => !marks.some((mark) => overlap(box, mark)))
    const free = clear.find(({ box }) => !words.some((other) => overlap(box, other))) ?? clear[0]
    const place = free ?? (wish.always ? places[0] : undefined)
    if (!place) return []
    taken.push(place.box)
    return [{ ...wish, left: place.left, baseline: place.baseline, width }]
  })
}
