/** Pixels on which lines are drawn: how far each is covered, 0 to 255, and by the line of which owner. */
export type Strokes = {
  readonly width: number
  readonly height: number
  readonly cover: Uint8Array
  readonly owner: Uint32Array | null
}

/** Corners as x and y, from one place of `points` to before another. */
type Line = { readonly points: Float64Array; readonly start: number; readonly end: number }

/** How far a line covers a pixel: exact for a line along the rows or columns. @param half half the width of the line */
const coverAt = (distance: number, half: number): number =>
  Math.min(0.5, distance + half) - Math.max(-0.5, distance - half)

type Segment = { ax: number; ay: number; dx: number; dy: number }

/** Covers the pixels of one row that are near a segment. */
function strokeRow(on: Strokes, { ax, ay, dx, dy }: Segment, half: number, owner: number, row: number): void {
  const reach = half + 0.5
  const y = row + 0.5
  const [first, last] = dy === 0 ? [0, 1] : [(y - reach - ay) / dy, (y + reach - ay) / dy]
  const from = ax + Math.min(1, Math.max(0, Math.min(first, last))) * dx
  const to = ax + Math.min(1, Math.max(0, Math.max(first, last))) * dx
  const left = Math.max(0, Math.ceil(Math.min(from, to) - reach - 0.5))
  const right = Math.min(on.width - 1, Math.floor(Math.max(from, to) + reach - 0.5))
  const length = dx * dx + dy * dy
  for (let column = left; column <= right; column += 1) {
    const px = column + 0.5 - ax
    const py = y - ay
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length))
    const ox = px - share * dx
    const oy = py - share * dy
    const cover = Math.round(255 * coverAt(Math.sqrt(ox * ox + oy * oy), half))
    const at = row * on.width + column
    if (cover <= (on.cover[at] as number)) continue
    on.cover[at] = cover
    if (on.owner) on.owner[at] = owner
  }
}

/**
 * Draws a line of any width, smoothed by the share of each pixel that it covers. Where lines meet, a pixel keeps the one that covers most of it.
 * @param half half the width of the line, in pixels
 * @param owner noted for each pixel that it covers most
 */
export function strokeArc(on: Strokes, { points, start, end }: Line, half: number, owner: number): void {
  const reach = half + 0.5
  for (let at = start + 2; at < end; at += 2) {
    const [ax, ay] = [points[at - 2] as number, points[at - 1] as number]
    const [bx, by] = [points[at] as number, points[at + 1] as number]
    if (Math.max(ax, bx) < -reach || Math.min(ax, bx) > on.width + reach) continue
    const top = Math.max(0, Math.ceil(Math.min(ay, by) - reach - 0.5))
    const bottom = Math.min(on.height - 1, Math.floor(Math.max(ay, by) + reach - 0.5))
    const segment = { ax, ay, dx: bx - ax, dy: by - ay }
    for (let row = top; row <= bottom; row += 1) strokeRow(on, segment, half, owner, row)
  }
}
