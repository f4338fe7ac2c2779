import type { Position } from 'geojson'
import { partsOf } from '#core/geography/parts-of.ts'
import { mercatorPoint } from '#figures/map/projection.ts'
import type { MapShapes } from '#figures/map/shapes.ts'

/**
 * Finds the area at a point of the Mercator world, without the DOM or the graphics card.
 * @param isOnMap selects the area on the map where areas overlap
 */
export type HitTest = (x: number, y: number, isOnMap?: (code: string) => boolean) => string | null

type Ring = Float64Array
type Part = {
  readonly code: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly rings: readonly Ring[]
}

function ringOf(positions: readonly Position[]): Ring {
  const ring = new Float64Array(positions.length * 2)
  positions.forEach(([longitude = 0, latitude = 0], index) => {
    ring.set(mercatorPoint([longitude, latitude]), index * 2)
  })
  return ring
}

function partOf(code: string, polygon: readonly Position[][]): Part {
  const rings = polygon.map(ringOf)
  const [outer = new Float64Array()] = rings
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < outer.length; at += 2) {
    const [x = 0, y = 0] = [outer[at], outer[at + 1]]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { code, left, top, right, bottom, rings }
}

/** The even-odd rule of `isInside` (core/geography/rings.ts) over flat rings, as it runs for every move of the pointer. */
function contains({ rings }: Part, x: number, y: number): boolean {
  let inside = false
  for (const ring of rings)
    for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [ring[at], ring[at + 1], ring[before], ring[before + 1]]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
  return inside
}

/** Cells along each side of the grid. */
const cells = 48

/** Builds a grid over the shapes. A pointer then tests the few parts in its cell instead of thousands. */
export function createHitTest(shapes: MapShapes): HitTest {
  const parts = [...shapes.areas].flatMap(([code, shape]) => partsOf(shape).map((polygon) => partOf(code, polygon)))
  const left = Math.min(...parts.map((part) => part.left))
  const top = Math.min(...parts.map((part) => part.top))
  const width = (Math.max(...parts.map((part) => part.right)) - left) / cells
  const height = (Math.max(...parts.map((part) => part.bottom)) - top) / cells
  const grid: Part[][] = Array.from({ length: cells * cells }, () => [])
  const clamp = (index: number) => Math.min(cells - 1, Math.max(0, index))
  const column = (x: number) => clamp(Math.floor((x - left) / width))
  const row = (y: number) => clamp(Math.floor((y - top) / height))
  for (const part of parts)
    for (let r = row(part.top); r <= row(part.bottom); r += 1)
      for (let c = column(part.left); c <= column(part.right); c += 1) grid[r * cells + c]?.push(part)
  return (x, y, isOnMap = () => true) => {
    const candidates = parts.length === 0 ? [] : (grid[row(y) * cells + column(x)] ?? [])
    const hit = candidates.find(
      (part) =>
        x >= part.left &&
        x <= part.right &&
        y >= part.top &&
        y <= part.bottom &&
        isOnMap(part.code) &&
        contains(part, x, y),
    )
    return hit?.code ?? null
  }
}
