import { type PatternId, tileSize, tiles } from '#figures/map/pattern-tiles.ts'

/** One tile of a pattern as pixels: how far its ink covers each, 0 to 255. It repeats across the raster from the left upper corner. */
export type TileMask = { readonly side: number; readonly cover: Uint8Array }

type Point = readonly [number, number]

const cornersIn = (path: string): readonly (readonly [Point, Point])[] =>
  [...path.matchAll(/M(-?[\d.]+),(-?[\d.]+)L(-?[\d.]+),(-?[\d.]+)/g)].map(([, ...numbers]) => {
    const [ax = 0, ay = 0, bx = 0, by = 0] = numbers.map(Number)
    return [
      [ax, ay],
      [bx, by],
    ]
  })

function distanceTo([[ax, ay], [bx, by]]: readonly [Point, Point], [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

/** A tile and those around it, in which a line may begin. */
const shifts = [-tileSize, 0, tileSize]
const around = shifts.flatMap((x) => shifts.map((y): Point => [x, y]))

/**
 * Draws a tile of a pattern into pixels.
 * @param ratio pixels of the raster for each pixel of the page
 * @param origin where a tile begins, in pixels of the raster; the patterns of the map stay in place on the land
 */
export function tileMask(id: PatternId, ratio: number, origin: Point): TileMask {
  const side = Math.max(1, Math.round(tileSize * ratio))
  const scale = side / tileSize
  const { lines, width, dots } = tiles[id]
  const segments = cornersIn(lines)
  const covered = ([x, y]: Point): number => {
    let most = 0
    for (const [right, down] of around) {
      const at: Point = [x + right, y + down]
      for (const one of segments) {
        const distance = distanceTo(one, at)
        most = Math.max(
          most,
          Math.min(0.5 / scale, distance + width / 2) - Math.max(-0.5 / scale, distance - width / 2),
        )
      }
      for (const [cx, cy, radius] of dots)
        most = Math.max(most, Math.min(1 / scale, radius + 0.5 / scale - Math.hypot(at[0] - cx, at[1] - cy)))
    }
    return Math.min(1, most * scale)
  }
  const wrap = (place: number) => ((place % side) + side) % side
  const cover = new Uint8Array(side * side)
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1)
      cover[row * side + column] = Math.round(
        255 * covered([wrap(column + 0.5 - origin[0]) / scale, wrap(row + 0.5 - origin[1]) / scale]),
      )
  return { side, cover }
}
