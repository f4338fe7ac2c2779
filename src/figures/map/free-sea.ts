import type { LandMask, NameBox } from './land-mask.ts'
import { isWithin, overlap } from './place-names.ts'

/** Between two places that are tried, in pixels. */
const step = 4

type Sea = {
  /** The part of the map in which something may stand. */
  readonly frame: NameBox
  readonly land: Pick<LandMask, 'isOff'>
  /** Boxes of names, marks and buttons. */
  readonly taken: readonly NameBox[]
  /** Sea that is left free on every side, in pixels. */
  readonly apart: number
}

const larger = ({ left, top, width, height }: NameBox, by: number): NameBox => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/**
 * Finds where a box stands in the free sea: at the left edge of the frame, else at the right, as high as can be. Of several sizes the first that has
 * room counts, so those that read best come first.
 * @param sizes in pixels, with both sides above 0
 * @returns the box, which meets no land and nothing that is taken; null where no size has room
 */
export function freeSea(
  sizes: readonly { readonly width: number; readonly height: number }[],
  { frame, land, taken, apart }: Sea,
): NameBox | null {
  for (const { width, height } of sizes)
    for (const left of [frame.left, frame.left + frame.width - width])
      for (let top = frame.top; top + height <= frame.top + frame.height; top += step) {
        const box = { left, top, width, height }
        const room = larger(box, apart)
        if (isWithin(box, frame) && land.isOff(room) && !taken.some((other) => overlap(room, other))) return box
      }
  return null
}
