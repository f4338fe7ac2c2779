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

type Point = readonly [x: number, y: number]

export type PlacedLabel = LabelWish & {
  readonly left: number
  readonly baseline: number
  readonly width: number
  /** Ends of the line to its mark, of a label that stands away from it. */
  readonly leader?: readonly [from: Point, to: Point]
}

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

const markBox = ({ x, y, radius }: LabelWish): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
})

const boxOf = (left: number, baseline: number, width: number, size: number): Box => ({
  left,
  right: left + width,
  top: baseline - size * 0.8,
  bottom: baseline + size * 0.25,
})

/** Whether a line passes a box, by points that lie closer than any box is wide. */
function passes([ax, ay]: Point, [bx, by]: Point, { left, right, top, bottom }: Box): boolean {
  const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / 3)
  return Array.from({ length: steps + 1 }, (_, step) => step / Math.max(1, steps)).some((share) => {
    const [x, y] = [ax + (bx - ax) * share, ay + (by - ay) * share]
    return x > left && x < right && y > top && y < bottom
  })
}

const clamp = (low: number, value: number, high: number): number => Math.max(low, Math.min(high, value))

const rings = { first: 16, last: 150, step: 6, turns: 32 }

/**
 * A label away from its mark, the nearest that is free.
 * @param taken boxes that it may not lie on; @param barred boxes that its line may not pass
 */
function placeAway(wish: LabelWish, frame: Box, size: number, taken: readonly Box[], barred: readonly Box[]) {
  const width = textWidth(wish.text, size)
  const count = Math.floor((rings.last - rings.first) / rings.step)
  for (let ring = 0; ring < count; ring += 1)
    for (let turn = 0; turn < rings.turns; turn += 1) {
      const angle = (turn / rings.turns) * 2 * Math.PI
      const away = wish.radius + rings.first + ring * rings.step
      const [x, y] = [wish.x + away * Math.cos(angle), wish.y + away * Math.sin(angle)]
      // The label stands outwards from the end of its line.
      const left = x - width / 2 + (Math.cos(angle) * width) / 2
      const box = boxOf(left, y + size * 0.35, width, size)
      if (!isWithin(box, frame) || taken.some((other) => overlap(box, other))) continue
      const end: Point = [clamp(box.left, wish.x, box.right), clamp(box.top, wish.y, box.bottom)]
      const far = Math.hypot(end[0] - wish.x, end[1] - wish.y)
      const start: Point = [
        wish.x + ((end[0] - wish.x) / far) * wish.radius,
        wish.y + ((end[1] - wish.y) / far) * wish.radius,
      ]
      const own = markBox(wish)
      const isBarred = barred.some((other) => !overlap(other, own) && passes(end, start, other))
      if (!isBarred) return { left, baseline: y + size * 0.35, width, box, leader: [end, start] as const }
    }
  return null
}

/**
 * Places labels so that none overlaps another, a mark or the edge; a label without room is left out, as the table and the tip have its name,
 * unless it is wanted always: then it may lie over marks.
 * @param wishes the more important first; @param words that labels keep off where another place is free
 * @param leads whether a label without room stands away from its mark, with a line to it: in a picture, which has no tips
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: Box,
  size: number,
  words: readonly Box[] = [],
  leads = false,
): readonly PlacedLabel[] {
  let order = wishes
  let best = placeInOrder(order, frame, size, words, leads)
  // Those that the others shut in come first, as often as that helps.
  for (let tried = 0; leads && best.length < wishes.length && tried < 4; tried += 1) {
    const left = order.filter(({ key }) => !best.some((one) => one.key === key))
    order = [...left, ...order.filter((one) => !left.includes(one))]
    const next = placeInOrder(order, frame, size, words, leads)
    if (next.length > best.length) best = next
  }
  return best
}

function placeInOrder(
  wishes: readonly LabelWish[],
  frame: Box,
  size: number,
  words: readonly Box[],
  leads: boolean,
): readonly PlacedLabel[] {
  const marks = wishes.map(markBox)
  const taken: Box[] = []
  const near = wishes.flatMap((wish): PlacedLabel[] => {
    const width = textWidth(wish.text, size)
    const places = candidates(wish, width, size)
      .map(([left, baseline]) => ({
        left,
        baseline,
        box: boxOf(left, baseline, width, size),
      }))
      .filter(({ box }) => isWithin(box, frame) && !taken.some((other) => overlap(box, other)))
    const clear = places.filter(({ box }) => !marks.some((mark) => overlap(box, mark)))
    const free = clear.find(({ box }) => !words.some((other) => overlap(box, other))) ?? clear[0]
    const place = free ?? (wish.always ? places[0] : undefined)
    if (!place) return []
    taken.push(place.box)
    return [{ ...wish, left: place.left, baseline: place.baseline, width }]
  })
  if (!leads) return near
  const lines: Box[] = []
  const away = wishes.flatMap((wish): PlacedLabel[] => {
    if (near.some(({ key }) => key === wish.key)) return []
    const boxes = [...taken, ...words, ...lines]
    const all = [...boxes, ...marks]
    // In a crowd a line over other marks, then under other names, is better than no name.
    const place = [all, boxes, []].reduce<ReturnType<typeof placeAway>>(
      (found, barred) => found ?? placeAway(wish, frame, size, all, barred),
      null,
    )
    if (!place) return []
    const { box, ...found } = place
    taken.push(box)
    lines.push(...alongLine(found.leader))
    return [{ ...wish, ...found }]
  })
  return [...near, ...away]
}

/** Small boxes along a line, which keep labels and other lines off it. */
function alongLine([[ax, ay], [bx, by]]: readonly [Point, Point]): readonly Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 4))
  return Array.from({ length: steps - 1 }, (_, step) => {
    const share = (step + 1) / steps
    const [x, y] = [ax + (bx - ax) * share, ay + (by - ay) * share]
    return { left: x - 1.5, right: x + 1.5, top: y - 1.5, bottom: y + 1.5 }
  })
}
