import type { Direction } from '#core/domain/area.ts'

/** Keyboard moves: from each area the one that a person expects when going up, down, left or right. */

export type Step = Record<Direction, string | null>
export type Spot = {
  readonly code: string
  readonly centroid: readonly [number, number]
  readonly neighbours: readonly string[]
}

const directions = ['up', 'down', 'left', 'right'] as const
/** A degree of longitude in degrees of latitude, in the middle of the United Kingdom. */
const narrowing = Math.cos((54.5 * Math.PI) / 180)

function offset(from: Spot, to: Spot, direction: Direction): { readonly along: number; readonly across: number } {
  const east = (to.centroid[0] - from.centroid[0]) * narrowing
  const north = to.centroid[1] - from.centroid[1]
  if (direction === 'up') return { along: north, across: Math.abs(east) }
  if (direction === 'down') return { along: -north, across: Math.abs(east) }
  return { along: direction === 'right' ? east : -east, across: Math.abs(north) }
}

/** Across a shared border a move may stray up to 75° from its direction, to an area farther off up to 60°. */
const widest = { neighbour: 3.7, other: 1.75 }

/**
 * What a move costs: its length, and twice what it strays; half of that across a shared border, more beyond 45°.
 * Infinite where it strays too far.
 */
function cost(from: Spot, to: Spot, direction: Direction): number {
  const { along, across } = offset(from, to, direction)
  const isNeighbour = from.neighbours.includes(to.code)
  if (!(along > 0 && across <= along * (isNeighbour ? widest.neighbour : widest.other))) return Number.POSITIVE_INFINITY
  const strays = across > along // beyond 45° it is rather a move in another direction
  return (along + 2 * across) * (isNeighbour ? 0.5 : 1) * (strays ? 2.5 : 1)
}

/** The cheapest move in a direction, or null at the edge of the map. */
function nearest(from: Spot, spots: readonly Spot[], direction: Direction): string | null {
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const to of spots) {
    const price = cost(from, to, direction)
    if (price < least) [best, least] = [to.code, price]
  }
  return best
}

type Steps = Map<string, Step>

function reached(start: string, steps: Steps): ReadonlySet<string> {
  const seen = new Set([start])
  for (const code of seen) // a set hands out what is added while it is walked
    for (const next of Object.values(steps.get(code)!)) if (next) seen.add(next)
  return seen
}

function allReachAll(spots: readonly Spot[], steps: Steps): number {
  return spots.reduce((sum, { code }) => sum + reached(code, steps).size, 0)
}

/**
 * Some area may be the nearest of no other, or a group of islands may have no way out. Redirects the one step that opens
 * the most ways until every area can be reached from every other, losing none; of equal ones the cheapest.
 */
function connect(spots: readonly Spot[], steps: Steps): void {
  const all = spots.length ** 2
  for (let ways = allReachAll(spots, steps); ways < all; ) {
    const first = spots.find(({ code }) => reached(code, steps).size < spots.length) // somewhere that is not a way to all
    if (!first) break
    const inside = reached(first.code, steps)
    const tries = spots
      .filter(({ code }) => inside.has(code))
      .flatMap((from) =>
        directions.flatMap((direction) =>
          spots
            .filter((to) => !inside.has(to.code))
            .map((to) => ({ from, to, direction, cost: cost(from, to, direction) })),
        ),
      )
      .filter((each) => Number.isFinite(each.cost))
      .sort((a, b) => a.cost - b.cost)
    const gained = tries.some(({ from, to, direction }) => {
      const step = steps.get(from.code)!
      const before = step[direction]
      step[direction] = to.code
      const now = allReachAll(spots, steps)
      if (now > ways) {
        ways = now
        return true
      }
      step[direction] = before
      return false
    })
    if (!gained) throw new Error(`No keyboard step leads on from ${first.code}`)
  }
}

/** Steps between areas that have a place on the map. */
export function stepsByPlace(spots: readonly Spot[]): ReadonlyMap<string, Step> {
  const steps: Steps = new Map(
    spots.map((from) => [
      from.code,
      Object.fromEntries(directions.map((direction) => [direction, nearest(from, spots, direction)])) as Step,
    ]),
  )
  connect(spots, steps)
  return steps
}

/** Steps between areas that have none: up and down their list. */
export function stepsByList(codes: readonly string[]): ReadonlyMap<string, Step> {
  return new Map(
    codes.map((code, i) => [code, { up: codes[i - 1] ?? null, down: codes[i + 1] ?? null, left: null, right: null }]),
  )
}
