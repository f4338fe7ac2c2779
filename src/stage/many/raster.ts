import { shapeNumbers } from './outlines.ts'
import type { Sheet } from './sheet.ts'
import { type Strokes, strokeArc } from './strokes.ts'

/** The part of the Mercator world that a raster shows: its left upper corner, drawing units a pixel, and its size in pixels. */
export type RasterFrame = {
  readonly x: number
  readonly y: number
  readonly unit: number
  readonly width: number
  readonly height: number
  /** Pixels of the raster for each pixel of the page. */
  readonly ratio: number
}

/** Which shape each pixel belongs to, and which lines lie over it. It knows no colours. */
export type IndexRaster = {
  readonly frame: RasterFrame
  /** The number of the shape at the middle of each pixel: see `shapeNumbers`. */
  readonly index: Uint32Array<ArrayBuffer>
  /** The arc of the border over each pixel, where `lines` is above 0. */
  readonly border: Uint32Array<ArrayBuffer>
  /** How far a border covers each pixel, 0 to 255. */
  readonly lines: Uint8Array<ArrayBuffer>
  /** The same of the coast. */
  readonly coast: Uint8Array<ArrayBuffer>
}

/** The buffers to hand over. */
export const buffersOfRaster = ({ index, border, lines, coast }: IndexRaster): ArrayBuffer[] => [
  index.buffer,
  border.buffer,
  lines.buffer,
  coast.buffer,
]

/** Widths of lines in pixels of the page, as the SVG map draws them. */
const widths = { border: 0.8, coast: 0.6 } as const

/** Corners of an arc nearer than this to the one before are left out, in pixels: an arc is thinned once for both its areas, which leaves no gaps. */
const nearest = 0.25

/** The arcs of a sheet in the pixels of a frame, each made when it is first needed. */
class PixelArcs {
  readonly #sheet: Sheet
  readonly #frame: RasterFrame
  readonly #made: Uint8Array
  readonly points: Float64Array
  /** One past the last number of each arc. */
  readonly ends: Uint32Array

  constructor(sheet: Sheet, frame: RasterFrame) {
    this.#sheet = sheet
    this.#frame = frame
    this.#made = new Uint8Array(sheet.arcStarts.length - 1)
    this.points = new Float64Array(sheet.corners.length)
    this.ends = new Uint32Array(sheet.arcStarts.length - 1)
  }

  /** @returns the place of the arc's first number in `points` */
  start(arc: number): number {
    const { arcStarts, corners } = this.#sheet
    const from = 2 * (arcStarts[arc] as number)
    if (this.#made[arc] === 1) return from
    this.#made[arc] = 1
    const { x: left, y: top, unit } = this.#frame
    const to = 2 * (arcStarts[arc + 1] as number)
    const { points } = this
    let end = from
    for (let at = from; at < to; at += 2) {
      const x = ((corners[at] as number) - left) / unit
      const y = ((corners[at + 1] as number) - top) / unit
      const isNear =
        end > from &&
        at < to - 2 &&
        Math.abs(x - (points[end - 2] as number)) < nearest &&
        Math.abs(y - (points[end - 1] as number)) < nearest
      if (isNear) continue
      points[end] = x
      points[end + 1] = y
      end += 2
    }
    this.ends[arc] = end
    return from
  }
}

/** The places where the outline of a shape crosses the middles of rows. */
class Crossings {
  readonly #width: number
  readonly #height: number
  readonly #stride: number
  #places = new Float64Array(4096)
  #count = 0

  constructor({ width, height }: RasterFrame) {
    this.#width = width
    this.#height = height
    this.#stride = width + 4
  }

  /** An edge is always taken from its upper end, so that two areas that share it cross at the very same places. */
  edge(ax: number, ay: number, bx: number, by: number): void {
    if (ay > by) {
      this.edge(bx, by, ax, ay)
      return
    }
    const first = Math.max(0, Math.ceil(ay - 0.5))
    const last = Math.min(this.#height - 1, Math.ceil(by - 0.5) - 1)
    if (first > last) return
    if (this.#count + last - first >= this.#places.length) this.#grow(last - first)
    const slope = (bx - ax) / (by - ay)
    for (let row = first; row <= last; row += 1) {
      const x = ax + (row + 0.5 - ay) * slope
      this.#places[this.#count] = row * this.#stride + 1 + Math.min(this.#width + 1, Math.max(-1, x))
      this.#count += 1
    }
  }

  #grow(by: number): void {
    const larger = new Float64Array(2 * (this.#places.length + by))
    larger.set(this.#places)
    this.#places = larger
  }

  #sort(): void {
    const places = this.#places
    if (this.#count > 24) {
      places.subarray(0, this.#count).sort()
      return
    }
    for (let at = 1; at < this.#count; at += 1) {
      const own = places[at] as number
      let to = at - 1
      while (to >= 0 && (places[to] as number) > own) {
        places[to + 1] = places[to] as number
        to -= 1
      }
      places[to + 1] = own
    }
  }

  /** Fills every second gap, whose pixels have their middle inside the shape, and begins anew. */
  fill(index: Uint32Array, number: number): void {
    this.#sort()
    for (let at = 0; at + 1 < this.#count; at += 2) {
      const [from, to] = [this.#places[at] as number, this.#places[at + 1] as number]
      const row = Math.floor(from / this.#stride)
      const start = row * this.#stride + 1
      const left = Math.max(0, Math.ceil(from - start - 0.5))
      const right = Math.min(this.#width, Math.ceil(to - start - 0.5))
      if (right > left) index.fill(number, row * this.#width + left, row * this.#width + right)
    }
    this.#count = 0
  }
}

function isInSight({ boxes }: Sheet, shape: number, { x, y, unit, width, height }: RasterFrame): boolean {
  const [left, top, right, bottom] = [0, 1, 2, 3].map((edge) => boxes[4 * shape + edge] as number) as [
    number,
    number,
    number,
    number,
  ]
  return left <= x + unit * width && right >= x && top <= y + unit * height && bottom >= y
}

function strokeAll(sheet: Sheet, pixels: PixelArcs, raster: IndexRaster): void {
  const { width, height, ratio } = raster.frame
  const border: Strokes = { width, height, cover: raster.lines, owner: raster.border }
  const coast: Strokes = { width, height, cover: raster.coast, owner: null }
  for (let arc = 0; arc < sheet.coast.length; arc += 1) {
    const isBorder = sheet.sides[2 * arc + 1] !== 0
    if (!isBorder && sheet.coast[arc] === 0) continue
    const start = pixels.start(arc)
    const line = { points: pixels.points, start, end: pixels.ends[arc] as number }
    if (isBorder) strokeArc(border, line, (widths.border * ratio) / 2, arc)
    if (sheet.coast[arc] === 1) strokeArc(coast, line, (widths.coast * ratio) / 2, arc)
  }
}

/**
 * Draws the number of the shape at the middle of every pixel, by the even-odd rule, and how far lines cover each pixel.
 * @param hidden numbers of the areas that are not on the map, as they lie within others
 */
export function drawIndex(sheet: Sheet, frame: RasterFrame, hidden: readonly number[] = []): IndexRaster {
  const size = frame.width * frame.height
  const raster: IndexRaster = {
    frame,
    index: new Uint32Array(size),
    border: new Uint32Array(size),
    lines: new Uint8Array(size),
    coast: new Uint8Array(size),
  }
  const pixels = new PixelArcs(sheet, frame)
  const crossings = new Crossings(frame)
  const left = new Set(hidden)
  const { points, ends } = pixels
  for (let shape = 0; shape < sheet.shapeStarts.length - 1; shape += 1) {
    const number = shape + shapeNumbers.around
    if (left.has(number) || !isInSight(sheet, shape, frame)) continue
    for (let at = sheet.shapeStarts[shape] as number; at < (sheet.shapeStarts[shape + 1] as number); at += 1) {
      const arc = sheet.arcs[at] as number
      const start = pixels.start(arc)
      const end = ends[arc] as number
      for (let point = start + 2; point < end; point += 2)
        crossings.edge(
          points[point - 2] as number,
          points[point - 1] as number,
          points[point] as number,
          points[point + 1] as number,
        )
    }
    crossings.fill(raster.index, number)
  }
  strokeAll(sheet, pixels, raster)
  return raster
}
