type Point = readonly [x: number, y: number]
export type Ring = readonly Point[]
export type NameBox = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** Answers for any box of a picture whether land fills it, or whether it is free of land. */
export type LandMask = {
  readonly fills: (box: NameBox) => boolean
  readonly isOff: (box: NameBox) => boolean
  /** The extent of the land; null without any. */
  readonly extent: NameBox | null
}

/** Side of a cell, in pixels. */
const cell = 3

/** The greatest distance of a thinned ring from the land that it stands for, in pixels. */
const thinnedTo = 1.5

/** Leaves out the points of a ring that are very near the last one kept; null for a ring too small to see. */
export function thinned(ring: Ring): Ring | null {
  const kept: Point[] = []
  for (const point of ring) {
    const last = kept.at(-1)
    if (!last || (point[0] - last[0]) ** 2 + (point[1] - last[1]) ** 2 >= thinnedTo ** 2) kept.push(point)
  }
  return kept.length < 3 ? null : kept
}

function extentOf(rings: readonly Ring[]): NameBox | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings)
    for (const [x, y] of ring) {
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  return left > right ? null : { left, top, width: right - left, height: bottom - top }
}

type Grid = {
  readonly left: number
  readonly top: number
  readonly columns: number
  readonly rows: number
}

/** Marks the cells whose middle is inside, row by row, by the number of edges to the left. */
function insideOf(rings: readonly Ring[], { left, top, columns, rows }: Grid, side = cell): Uint8Array {
  const crossings = Array.from({ length: rows }, (): number[] => [])
  for (const ring of rings)
    for (const [at, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay]
      const [low, high] = ay < by ? [ay, by] : [by, ay]
      const first = Math.max(0, Math.ceil((low - top) / side - 0.5))
      for (let row = first; row < rows && top + (row + 0.5) * side < high; row += 1)
        crossings[row]?.push(ax + ((top + (row + 0.5) * side - ay) / (by - ay)) * (bx - ax))
    }
  const inside = new Uint8Array(columns * rows)
  for (const [row, places] of crossings.entries()) {
    places.sort((a, b) => a - b)
    for (let at = 0; at + 1 < places.length; at += 2) {
      const from = Math.max(0, Math.ceil(((places[at] ?? 0) - left) / side - 0.5))
      const to = Math.min(columns, Math.ceil(((places[at + 1] ?? 0) - left) / side - 0.5))
      inside.fill(1, row * columns + from, row * columns + Math.max(from, to))
    }
  }
  return inside
}

/** Marks the cells that an edge passes through or near. */
function edgesOf(rings: readonly Ring[], { left, top, columns, rows }: Grid): Uint8Array {
  const edges = new Uint8Array(columns * rows)
  const mark = (x: number, y: number) => {
    const from = Math.max(0, Math.floor((x - thinnedTo - left) / cell))
    const to = Math.min(columns - 1, Math.floor((x + thinnedTo - left) / cell))
    const first = Math.max(0, Math.floor((y - thinnedTo - top) / cell))
    const last = Math.min(rows - 1, Math.floor((y + thinnedTo - top) / cell))
    for (let row = first; row <= last; row += 1)
      for (let column = from; column <= to; column += 1) edges[row * columns + column] = 1
  }
  for (const ring of rings)
    for (const [at, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(at + 1) % ring.length] ?? [ax, ay]
      const isBeyond = (a: number, b: number, from: number, cells: number) =>
        Math.max(a, b) + thinnedTo < from || Math.min(a, b) - thinnedTo > from + cells * cell
      if (isBeyond(ax, bx, left, columns) || isBeyond(ay, by, top, rows)) continue
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / (cell / 2)))
      for (let step = 0; step < steps; step += 1) mark(ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps)
    }
  return edges
}

/**
 * Counts marked cells, those with 1, in any rectangle at once.
 * @see Crow 1984, Computer Graphics 18(3):207-212, https://doi.org/10.1145/964965.808600
 */
function counter({ columns, rows }: Grid, marks: Uint8Array) {
  const wide = columns + 1
  const sums = new Int32Array(wide * (rows + 1))
  for (let row = 0; row < rows; row += 1) {
    let along = 0
    for (let column = 0; column < columns; column += 1) {
      const at = (row + 1) * wide + column + 1
      along += marks[row * columns + column] ?? 0
      sums[at] = (sums[at - wide] ?? 0) + along
    }
  }
  return (left: number, top: number, right: number, bottom: number): number =>
    (sums[bottom * wide + right] ?? 0) -
    (sums[top * wide + right] ?? 0) -
    (sums[bottom * wide + left] ?? 0) +
    (sums[top * wide + left] ?? 0)
}

/** Makes something when it is first asked for. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** What two boxes share, or null. */
function shared(a: NameBox, b: NameBox): NameBox | null {
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)]
  const width = Math.min(a.left + a.width, b.left + b.width) - left
  const height = Math.min(a.top + a.height, b.top + b.height) - top
  return width < 0 || height < 0 ? null : { left, top, width, height }
}

/**
 * Lays a grid over land and answers by its cells, so that thousands of boxes cost little. A box that touches an edge is neither filled nor off. The
 * cells are worked out with the first question, so that land too small for any name costs nothing.
 * @param within the part of the picture that is asked about, all if left out: a close view of a country would need a grid of its whole extent
 */
export function landMask(rings: readonly Ring[], within?: NameBox): LandMask {
  const whole = extentOf(rings)
  const extent = whole && within ? shared(whole, within) : whole
  if (!extent) return { fills: () => false, isOff: () => true, extent }
  const grid: Grid = {
    left: extent.left - cell,
    top: extent.top - cell,
    columns: Math.ceil(extent.width / cell) + 3,
    rows: Math.ceil(extent.height / cell) + 3,
  }
  const cells = once(() => ({ inside: insideOf(rings, grid), edges: edgesOf(rings, grid) }))
  const wholly = once(() => {
    const { inside, edges } = cells()
    return counter(
      grid,
      inside.map((is, at) => is & ~(edges[at] ?? 0)),
    )
  })
  const partly = once(() => {
    const { inside, edges } = cells()
    return counter(
      grid,
      inside.map((is, at) => is | (edges[at] ?? 0)),
    )
  })
  const cellsOf = ({ left, top, width, height }: NameBox) => ({
    left: Math.floor((left - grid.left) / cell),
    top: Math.floor((top - grid.top) / cell),
    right: Math.ceil((left + width - grid.left) / cell),
    bottom: Math.ceil((top + height - grid.top) / cell),
  })
  return {
    extent,
    fills: (box) => {
      const { left, top, right, bottom } = cellsOf(box)
      if (left < 0 || top < 0 || right > grid.columns || bottom > grid.rows) return false
      return wholly()(left, top, right, bottom) === (right - left) * (bottom - top)
    },
    isOff: (box) => {
      const { left, top, right, bottom } = cellsOf(box)
      const across = (at: number) => Math.max(0, Math.min(grid.columns, at))
      const down = (at: number) => Math.max(0, Math.min(grid.rows, at))
      return partly()(across(left), down(top), across(right), down(bottom)) === 0
    },
  }
}

/** Tells, to the pixel, of any place in a frame whose land it is on: the number of the area in its list, -1 for other land, null off all land. */
export function landOwners(
  areas: readonly (readonly Ring[])[],
  land: readonly Ring[],
  { left, top, width, height }: NameBox,
): (x: number, y: number) => number | null {
  // A map that has no room yet, as while its page is laid out, has a frame below nothing.
  const grid: Grid = { left, top, columns: Math.max(0, Math.ceil(width)), rows: Math.max(0, Math.ceil(height)) }
  const owners = insideOf(land, grid, 1)
  for (const [at, rings] of areas.entries()) {
    const extent = extentOf(rings)
    if (!extent) continue
    const [first, up] = [Math.max(0, Math.floor(extent.left - left)), Math.max(0, Math.floor(extent.top - top))]
    const columns = Math.min(grid.columns - first, Math.ceil(extent.width) + 2)
    const rows = Math.min(grid.rows - up, Math.ceil(extent.height) + 2)
    if (columns <= 0 || rows <= 0) continue
    const own = insideOf(rings, { left: left + first, top: top + up, columns, rows }, 1)
    for (let row = 0; row < rows; row += 1)
      for (let column = 0; column < columns; column += 1)
        if (own[row * columns + column]) owners[(up + row) * grid.columns + first + column] = at + 2
  }
  return (x, y) => {
    const [column, row] = [Math.floor(x - left), Math.floor(y - top)]
    const owner = column < 0 || row < 0 || column >= grid.columns ? 0 : (owners[row * grid.columns + column] ?? 0)
    return owner === 0 ? null : owner - 2
  }
}
