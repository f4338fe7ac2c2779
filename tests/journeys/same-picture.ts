import type { Picture } from '../pictures/pixels.ts'

/**
 * How far a channel may lie outside what the other picture has next to it: a little, of 255, and a share of the contrast there. Browsers draw a diagonal
 * line of one pixel without its rims, and move the tile of a pattern by half a pixel by mixing its neighbours.
 */
const slack = { flat: 8, contrast: 0.5 } as const

type Range = { least: number; most: number }

/** The least and the most of a channel at a pixel and the eight around it. */
function rangeAt({ width, height, data }: Picture, x: number, y: number, channel: number, range: Range): void {
  let [least, most] = [255, 0]
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1)
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
      const value = data[4 * (row * width + column) + channel] as number
      if (value < least) least = value
      if (value > most) most = value
    }
  range.least = least
  range.most = most
}

const [ofOne, ofOther]: [Range, Range] = [
  { least: 0, most: 0 },
  { least: 0, most: 0 },
]

function isSame(one: Picture, other: Picture, x: number, y: number): boolean {
  const at = 4 * (y * one.width + x)
  for (let channel = 0; channel < 3; channel += 1) {
    const [own, its] = [one.data[at + channel] as number, other.data[at + channel] as number]
    if (Math.abs(own - its) <= slack.flat) continue
    rangeAt(one, x, y, channel, ofOne)
    rangeAt(other, x, y, channel, ofOther)
    const free = slack.flat + slack.contrast * Math.max(ofOne.most - ofOne.least, ofOther.most - ofOther.least)
    if (own < ofOther.least - free || own > ofOther.most + free) return false
    if (its < ofOne.least - free || its > ofOne.most + free) return false
  }
  return true
}

/**
 * The pixels in which two pictures differ beyond antialiasing: 1 where either has a colour that the other does not have at this place or next to it, nor
 * one between two that it has.
 * @throws RangeError for pictures of two sizes
 */
export function differingPixels(one: Picture, other: Picture): Uint8Array {
  if (one.width !== other.width || one.height !== other.height) throw new RangeError('the pictures differ in size')
  const differs = new Uint8Array(one.width * one.height)
  for (let y = 0; y < one.height; y += 1)
    for (let x = 0; x < one.width; x += 1) if (!isSame(one, other, x, y)) differs[y * one.width + x] = 1
  return differs
}

/**
 * The share of all pixels in which two pictures of about one size differ beyond antialiasing, seen from as far as some `across` pixels show. Places are
 * given to `isLeftOut` as shares of the width of the picture.
 */
export function differingShare(
  one: Picture,
  other: Picture,
  across: number,
  isLeftOut: (x: number, y: number) => boolean,
): number {
  const by = Math.max(1, Math.round(one.width / across))
  const size = {
    width: Math.floor(Math.min(one.width, other.width) / by),
    // A page may end within its last row of pixels.
    height: Math.floor(Math.min(one.height, other.height) / by) - 1,
  }
  const differs = differingPixels(reduced(one, by, size), reduced(other, by, size))
  const scale = by / one.width
  const counted = differs.filter(
    (pixel, at) =>
      pixel === 1 && !isLeftOut(((at % size.width) + 0.5) * scale, (Math.floor(at / size.width) + 0.5) * scale),
  )
  return counted.length / differs.length
}

type Size = Pick<Picture, 'width' | 'height'>

/** A picture of which each pixel is the mean of `by` times `by`. */
function reduced({ width: row, data: from }: Picture, by: number, { width, height }: Size): Picture {
  const data = new Uint8ClampedArray(4 * width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let down = 0; down < by; down += 1)
          for (let right = 0; right < by; right += 1)
            sum += from[4 * ((y * by + down) * row + x * by + right) + channel] as number
        data[4 * (y * width + x) + channel] = Math.round(sum / (by * by))
      }
  return { width, height, data }
}
