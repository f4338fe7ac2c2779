import type { Pixel, RasterLook } from './look.ts'
import type { IndexRaster } from './raster.ts'
import { type TileMask, tileMask } from './tiles.ts'

/** Areas that are outlined together, such as those of a class in the legend. */
export type Lit = {
  /** 1 for the number of each such area. */
  readonly numbers: Uint8Array
  readonly ink: Pixel
}

/** A pixel as a signed number of 32 bits: numbers above 2^31 are many times slower to move about. */
type Signed = number

const channel = (pixel: Signed, shift: number) => (pixel >>> shift) & 255

/** Divides two sums of at most 65,152, in the upper and the lower half of a number, by 255. The result stands in the upper byte of each half. */
const by255 = (pair: Signed): Signed => (pair + 0x10001 + ((pair >>> 8) & 0xff00ff)) | 0

/** Lays an opaque colour over another, red and blue in one go: most pixels of a map of many areas have a line over them. */
function overOpaque(below: Signed, ink: Signed, cover: number): Signed {
  const left = 255 - cover
  const redBlue = by255(Math.imul(ink & 0xff00ff, cover) + Math.imul(below & 0xff00ff, left) + 0x7f007f)
  const green = by255(((ink >>> 8) & 255) * cover + ((below >>> 8) & 255) * left + 127)
  return 0xff000000 | ((redBlue >>> 8) & 0xff00ff) | (green & 0xff00)
}

/** Lays an opaque colour over a pixel. @param cover how far, 0 to 255 */
function over(below: Signed, ink: Signed, cover: number): Signed {
  if (cover === 255) return ink
  const own = channel(below, 24)
  if (own === 255) return overOpaque(below, ink, cover)
  if (own === 0) return (cover << 24) | (ink & 0xffffff)
  // In units of 255 times 255, so that nothing is rounded twice.
  const left = own * (255 - cover)
  const all = 255 * cover + left
  const mixed = (shift: number) =>
    Math.round((channel(ink, shift) * 255 * cover + channel(below, shift) * left) / all) << shift
  return (Math.round(all / 255) << 24) | mixed(16) | mixed(8) | mixed(0)
}

/** The tiles of the patterns of a look, in place for a raster. */
function tilesFor(
  { patterns }: RasterLook,
  { frame: { x, y, unit, ratio } }: IndexRaster,
): readonly (TileMask | null)[] {
  const origin = [-x / unit, -y / unit] as const
  return patterns.map((pattern) => (pattern ? tileMask(pattern.id, ratio, origin) : null))
}

/**
 * Colours an index raster.
 * @param sides the numbers of the two areas along each arc
 * @param to where the pixels go, all of which are written
 * @returns red, green, blue and opacity of each pixel, in rows from the top
 */
export function paintPixels(
  raster: IndexRaster,
  sides: Uint32Array,
  look: RasterLook,
  lit: Lit | null = null,
  to = new Uint8ClampedArray(4 * raster.index.length),
): Uint8ClampedArray<ArrayBuffer> {
  const { frame, index, border, lines, coast } = raster
  const { kinds, patterns } = look
  const [fills, borderInks] = [new Int32Array(look.fills), new Int32Array(look.borderInks)]
  const [coastInk, litInk] = [look.coastInk | 0, (lit?.ink ?? 0) | 0]
  const masks = tilesFor(look, raster)
  const hasPatterns = patterns.some((one) => one !== null)
  const pixels = new Int32Array(to.buffer, to.byteOffset, index.length)
  const count = fills.length
  for (let at = 0; at < pixels.length; at += 1) {
    const number = index[at] as number
    const kind = kinds[number] as number
    let colour = fills[kind] as number
    if (hasPatterns) {
      const mask = masks[kind]
      if (mask) {
        const row = Math.floor(at / frame.width) % mask.side
        const cover = mask.cover[row * mask.side + ((at % frame.width) % mask.side)] as number
        if (cover > 0) colour = over(colour, (patterns[kind]?.ink ?? 0) | 0, cover)
      }
    }
    const line = lines[at] as number
    if (line > 0) {
      const arc = border[at] as number
      const one = sides[2 * arc] as number
      const other = sides[2 * arc + 1] as number
      const isLit = lit !== null && (lit.numbers[one] === 1 || lit.numbers[other] === 1)
      colour = isLit
        ? over(colour, litInk, Math.min(255, 2 * line))
        : over(colour, borderInks[(kinds[one] as number) * count + (kinds[other] as number)] as number, line)
    }
    const shore = coast[at] as number
    if (shore > 0) {
      const isLit = lit !== null && lit.numbers[number] === 1
      colour = isLit ? over(colour, litInk, Math.min(255, 2 * shore)) : over(colour, coastInk, shore)
    }
    pixels[at] = colour
  }
  return to
}
