import type { BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { type PatternId, tileInk, tileSize, tiles } from '#figures/map/pattern-tiles.ts'
import { inks, type Theme } from '#figures/theme.ts'

/** Reads the fill of an area back from the pixels of a picture. */

type Colour = readonly [number, number, number]

const channelsOf = (hex: string): Colour => {
  const [r = 0, g = 0, b = 0] = (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16))
  return [r, g, b]
}

/** A square wholly inside an area, in pixels of the measured drawing; `size` is that of a whole pattern tile where one fits. */
export type Probe = { readonly code: string; readonly x: number; readonly y: number; readonly size: number }

export type ProbeSearch = {
  /** Selects the paths of the areas. */
  readonly drawing: string
  /** Selects the elements above them that must stay visible. */
  readonly over: string
  readonly box: string
  /** Size of a tile of a pattern. */
  readonly tile?: number
}

/** Finds a square in each area of a drawing that is wholly inside it, clear of elements above it, and within the box. */
export function findProbes(
  page: Page,
  { drawing, over, box, tile = tileSize }: ProbeSearch,
): Promise<readonly Probe[]> {
  return page.evaluate(
    ([paths, above, frame, whole, part]) => {
      const inset = 4
      const room = document.querySelector(frame)?.getBoundingClientRect()
      if (!room) throw new Error(`nothing is ${frame}`)
      const away = [...document.querySelectorAll(above)]
        .filter((one) => getComputedStyle(one).visibility !== 'hidden')
        .map((one) => one.getBoundingClientRect())
      const isClear = (x: number, y: number, size: number) =>
        x >= room.left + inset &&
        y >= room.top + inset &&
        x + size <= room.right - inset &&
        y + size <= room.bottom - inset &&
        !away.some(
          (one) => x < one.right + 2 && x + size > one.left - 2 && y < one.bottom + 2 && y + size > one.top - 2,
        )
      const found: { code: string; x: number; y: number; size: number }[] = []
      for (const path of document.querySelectorAll<SVGPathElement>(paths)) {
        const matrix = path.getScreenCTM()?.inverse()
        const bounds = path.getBoundingClientRect()
        if (!matrix) continue
        const isInside = (x: number, y: number) => path.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix))
        const isWithin = (x: number, y: number, size: number, edge: number) => {
          // Closer than a pixel: a notch of the coast between two samples would be taken for land.
          const count = Math.ceil((size + 2 * edge) / 0.8)
          const steps = Array.from({ length: count + 1 }, (_, at) => (at / count) * (size + 2 * edge) - edge)
          return steps.every((dx) => steps.every((dy) => isInside(x + dx, y + dy)))
        }
        const middle = [bounds.left + bounds.width / 2, bounds.top + bounds.height / 2] as const
        const step = Math.max(2, Math.round(Math.max(bounds.width, bounds.height) / 26))
        const places: [number, number][] = []
        for (let x = Math.floor(bounds.left); x < bounds.right; x += step)
          for (let y = Math.floor(bounds.top); y < bounds.bottom; y += step) places.push([x, y])
        const near = ([x, y]: readonly [number, number]) => Math.hypot(x - middle[0], y - middle[1])
        places.sort((a, b) => near(a) - near(b))
        // A patch is read in units of the tile, which may be more than a pixel.
        for (const [size, pixels] of [
          [whole, whole],
          [2, part],
        ] as const) {
          const place = places.find(([x, y]) => isClear(x, y, pixels) && isWithin(x, y, pixels, 2))
          if (!place) continue
          found.push({ code: path.getAttribute('data-area') ?? '', x: place[0], y: place[1], size })
          break
        }
      }
      return found
    },
    [drawing, over, box, Math.ceil(tile), Math.ceil((2 * tile) / tileSize)] as const,
  )
}

export type Picture = { readonly width: number; readonly height: number; readonly data: ArrayLike<number> }

export const pictureOf = (bytes: Buffer): Picture => PNG.sync.read(bytes)

/** Scale of the drawing in a picture. */
export type Scale = {
  /** Pixels to a drawing unit. */
  readonly pixels: number
  /** Drawing units to a unit of a pattern's tile. */
  readonly tile: number
}

/** The colours of a square of a picture, one for each unit of a pattern's tile, averaged over the pixels of that unit. */
export function patchOf({ width, data }: Picture, { x, y }: Probe, size: number, scale: Scale): readonly Colour[] {
  const step = scale.pixels * scale.tile
  const [left, top] = [x * scale.pixels, y * scale.pixels]
  const mean = (column: number, row: number): Colour => {
    const ends = (from: number, at: number) =>
      [Math.round(from + at * step), Math.round(from + (at + 1) * step)] as const
    const [[x0, x1], [y0, y1]] = [ends(left, column), ends(top, row)]
    const sum = [0, 0, 0]
    for (let py = y0; py < y1; py += 1)
      for (let px = x0; px < x1; px += 1)
        for (let channel = 0; channel < 3; channel += 1)
          sum[channel] = (sum[channel] ?? 0) + (data[(py * width + px) * 4 + channel] ?? 0)
    const [r = 0, g = 0, b = 0] = sum.map((one) => one / ((x1 - x0) * (y1 - y0)))
    return [r, g, b]
  }
  return Array.from({ length: size * size }, (_, at) => mean(at % size, Math.floor(at / size)))
}

/** How much ink a tile has in each of its pixels, 0 to 1, for the tile laid at each half pixel. */
export type Masks = ReadonlyMap<PatternId, readonly (readonly number[])[]>

const kinds = ['suppressed', 'not-published', 'not-collected', 'not-applicable', 'second-dark', 'third-dark'] as const

/** Draws every kind of tile with the browser itself. */
export async function drawMasks(context: BrowserContext): Promise<Masks> {
  const page = await context.newPage()
  const drawn = await page.evaluate(
    ({ list, size }) =>
      list.map(({ id, tile }) => {
        const canvas = document.createElement('canvas')
        canvas.width = size
        canvas.height = size
        const pen = canvas.getContext('2d', { willReadFrequently: true })
        if (!pen) throw new Error('no canvas')
        const at = (dx: number, dy: number) => {
          pen.setTransform(1, 0, 0, 1, 0, 0)
          pen.clearRect(0, 0, size, size)
          for (const x of [dx - size, dx])
            for (const y of [dy - size, dy]) {
              pen.setTransform(1, 0, 0, 1, x, y)
              pen.save()
              pen.beginPath()
              pen.rect(0, 0, size, size)
              pen.clip()
              pen.lineWidth = tile.width
              pen.stroke(new Path2D(tile.lines))
              for (const [cx, cy, radius] of tile.dots) {
                pen.beginPath()
                pen.arc(cx, cy, radius, 0, 2 * Math.PI)
                pen.fill()
              }
              pen.restore()
            }
          return [...pen.getImageData(0, 0, size, size).data].filter((_, i) => i % 4 === 3).map((alpha) => alpha / 255)
        }
        const halves = Array.from({ length: 2 * size }, (_, i) => i / 2)
        return { id, phases: halves.flatMap((dx) => halves.map((dy) => at(dx, dy))) }
      }),
    { list: kinds.map((id) => ({ id, tile: tiles[id] })), size: tileSize },
  )
  await page.close()
  return new Map(drawn.map(({ id, phases }) => [id, phases]))
}

/** The best match of a square of a picture. */
export type Seen = { readonly ground: string; readonly pattern: PatternId | null; readonly distance: number }

/** Mean difference, of 255, between a square and a tile of ink on a ground. */
function distanceOf(patch: readonly Colour[], mask: readonly number[], ground: Colour, ink: Colour): number {
  let sum = 0
  for (let at = 0; at < patch.length; at += 1) {
    const [pixel, alpha] = [patch[at] ?? ground, mask[at] ?? 0]
    for (const channel of [0, 1, 2] as const)
      sum += Math.abs(pixel[channel] - (ground[channel] * (1 - alpha) + ink[channel] * alpha))
  }
  return sum / (3 * patch.length)
}

/** Matches a square of pixels with every possible fill of the map: the given colours, plain or hatched, and every absence. */
export function seenIn(patch: readonly Colour[], grounds: readonly string[], theme: Theme, masks: Masks): Seen {
  const bare = grounds.map((ground): Seen => {
    const distance = distanceOf(patch, [], channelsOf(ground), [0, 0, 0])
    return { ground, pattern: null, distance }
  })
  const nearest = (all: readonly Seen[]) => all.reduce((best, one) => (one.distance < best.distance ? one : best))
  const plain = nearest(bare)
  if (plain.distance < 2.5 || patch.length < tileSize * tileSize) return plain
  const patterned = (Object.keys(tiles) as PatternId[]).flatMap((pattern) => {
    const tile = tiles[pattern]
    const phases = masks.get(pattern) ?? masks.get(pattern.startsWith('third') ? 'third-dark' : 'second-dark') ?? []
    const ink = channelsOf(tileInk(tile, theme))
    return (tile.opaque ? [theme.land] : [...new Set([...grounds, theme.land])]).map((ground): Seen => {
      const under = channelsOf(ground)
      return { ground, pattern, distance: Math.min(...phases.map((mask) => distanceOf(patch, mask, under, ink))) }
    })
  })
  return nearest([plain, ...patterned])
}

/** Colour of detected hatching ink. */
export const seenInk = ({ pattern }: Seen): string => inks[pattern?.endsWith('light') ? 'light' : 'dark']
