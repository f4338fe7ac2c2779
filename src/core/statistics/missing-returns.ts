import { checkFinite, checkPositive } from './check.ts'

/** One area: what is recorded, what it is divided by, and the most that the returns which are missing could add. */
export type Recorded = { readonly recorded: number; readonly denominator: number; readonly most: number }

/** A level with which areas are compared: one that stays, or the areas' own sum of numerators over their sum of denominators. */
export type ComparisonLevel = { readonly kind: 'fixed'; readonly value: number } | { readonly kind: 'sum' }

/** The least and the most that a figure can be, whatever the missing returns hold. */
export type Extremes = { readonly least: number; readonly most: number }

function checked(areas: readonly Recorded[]): readonly Recorded[] {
  checkFinite(
    areas.flatMap(({ recorded, most }) => [recorded, most]),
    'what is recorded and what is missing',
  )
  for (const { denominator, most } of areas) {
    checkPositive(denominator, 'a denominator')
    if (most < 0) throw new RangeError('missing returns cannot hold less than nothing')
  }
  return areas
}

function at(areas: readonly Recorded[], index: number): Recorded {
  const own = areas[index]
  if (!own) throw new RangeError(`there is no area ${index}`)
  return own
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
const lowestOf = ({ recorded, denominator }: Recorded): number => recorded / denominator
const highestOf = ({ recorded, denominator, most }: Recorded): number => (recorded + most) / denominator

/**
 * The places that an area could have, counted from the largest value, if missing returns hold anything from nothing to their most, each area by itself.
 * Bounds without a model of who answers (Manski); the place is 1 and the number of areas with a larger value.
 * @param areas numerators and denominators, each denominator above 0; @param index the area
 * @returns the best and the worst place; both are reached
 * @throws RangeError for an area that is not there or a denominator that is not above 0
 * @see Manski 1995, Identification Problems in the Social Sciences, chapter 2 (worst-case bounds); Horowitz & Manski 2000, JASA 95:77
 * @example placeReach([{ recorded: 4, denominator: 1, most: 3 }, { recorded: 5, denominator: 1, most: 0 }], 0) // { best: 1, worst: 2 }
 */
export function placeReach(
  areas: readonly Recorded[],
  index: number,
): { readonly best: number; readonly worst: number } {
  const own = at(checked(areas), index)
  const larger = (value: number, of: (one: Recorded) => number) =>
    areas.filter((one, other) => other !== index && of(one) > value).length
  return { best: 1 + larger(highestOf(own), lowestOf), worst: 1 + larger(lowestOf(own), highestOf) }
}

function levelOf(areas: readonly Recorded[], level: ComparisonLevel): number {
  if (level.kind === 'fixed') return level.value
  return sum(areas.map(({ recorded }) => recorded)) / sum(areas.map(({ denominator }) => denominator))
}

const raised = (areas: readonly Recorded[], by: (index: number) => number): readonly Recorded[] =>
  areas.map((one, index) => ({ ...one, recorded: one.recorded + by(index) }))

/**
 * What an area lacks to a level (below zero: what it has beyond it), as a range over all that missing returns could hold. A level that is the sum of the
 * areas rises with their returns, so that others' returns make an area lack more and its own less.
 * @param areas as for `placeReach`; @param index the area
 * @returns both limits in the unit of the numerator, both reached
 * @throws RangeError as `placeReach`
 * @see Manski 1995, chapter 2
 * @example lackReach([{ recorded: 4, denominator: 1, most: 3 }], 0, { kind: 'fixed', value: 6 }) // { least: -1, most: 2 }
 */
export function lackReach(areas: readonly Recorded[], index: number, level: ComparisonLevel): Extremes {
  const own = at(checked(areas), index)
  const lack = (by: (other: number) => number) =>
    levelOf(raised(areas, by), level) * own.denominator - own.recorded - by(index)
  return {
    least: lack((other) => (other === index ? own.most : 0)),
    most: lack((other) => (other === index ? 0 : at(areas, other).most)),
  }
}

/**
 * The tipping point: how much an area's own missing returns have to hold for it to reach a level, with nothing in the missing returns of others, which is
 * the least that turns the claim.
 * @returns an amount in the unit of the numerator; 0 or less where the area is at the level already; null where it never gets there, being all of the sum
 * @throws RangeError as `placeReach`
 * @example tippingPoint([{ recorded: 4, denominator: 1, most: 3 }], 0, { kind: 'fixed', value: 6 }) // 2
 */
export function tippingPoint(areas: readonly Recorded[], index: number, level: ComparisonLevel): number | null {
  const own = at(checked(areas), index)
  const lack = levelOf(areas, level) * own.denominator - own.recorded
  if (level.kind === 'fixed') return lack
  const share = own.denominator / sum(areas.map(({ denominator }) => denominator))
  return share >= 1 ? null : lack / (1 - share)
}

/**
 * The tipping point of the claim that an area is below the median: how much its own missing returns have to hold for it to be below no more, with nothing in
 * the missing returns of others, which is the least that turns the claim. As it rises, the area becomes a middle one itself, so that what it has to reach is
 * the lower of the two middle values of the others, or their middle one.
 * @param areas those among which the median is taken
 * @returns an amount in the unit of the numerator; 0 or less where the area is not below the median; null for an area alone
 * @throws RangeError as `placeReach`
 * @see Manski 1995, chapter 2; the median is that of sorted values, between two the mean of both
 * @example medianTippingPoint([1, 4, 6, 7].map((recorded) => ({ recorded, denominator: 1, most: 3 })), 0) // 5
 */
export function medianTippingPoint(areas: readonly Recorded[], index: number): number | null {
  const own = at(checked(areas), index)
  const others = areas.filter((_, other) => other !== index).map(lowestOf)
  const reached = others.toSorted((a, b) => a - b)[Math.ceil(others.length / 2) - 1]
  return reached === undefined ? null : reached * own.denominator - own.recorded
}

const shortfall = (areas: readonly Recorded[], level: number): number =>
  sum(areas.map(({ recorded, denominator }) => Math.max(0, level * denominator - recorded)))

/** More areas with missing returns than these are too many to try each alone and together. */
export const mostTried = 12

/** The least shortfall: areas below the level are filled up to it as far as their missing returns may go, and no other. */
function leastShortfall(areas: readonly Recorded[], level: ComparisonLevel): number {
  const filled = (height: number) =>
    raised(areas, (index) => {
      const { recorded, denominator, most } = at(areas, index)
      return Math.min(most, Math.max(0, height * denominator - recorded))
    })
  if (level.kind === 'fixed') return shortfall(filled(level.value), level.value)
  // The level that the filled areas have together rises by less than the height to which they are filled.
  let low = levelOf(areas, level)
  let high = Math.max(low, ...areas.map(highestOf))
  for (let step = 0; step < 200 && high - low > Number.EPSILON * high; step += 1) {
    const middle = (low + high) / 2
    if (levelOf(filled(middle), level) >= middle) low = middle
    else high = middle
  }
  return shortfall(filled(low), levelOf(filled(low), level))
}

/**
 * What would bring all areas below a level up to it, as a range over all that missing returns could hold. With a level that stays the most is as recorded; with
 * the sum of the areas each combination of nothing and everything is tried, since the shortfall is convex and so largest in a corner.
 * @returns both limits in the unit of the numerator, both reached; null with more than 12 areas with missing returns and a level that moves
 * @throws RangeError as `placeReach`
 * @see Manski 1995, chapter 2; Rockafellar 1970, Convex Analysis, section 32 (a convex function is largest at an extreme point)
 * @example shortfallReach([{ recorded: 4, denominator: 1, most: 3 }, { recorded: 9, denominator: 1, most: 0 }], { kind: 'fixed', value: 6 }) // { least: 0, most: 2 }
 */
export function shortfallReach(areas: readonly Recorded[], level: ComparisonLevel): Extremes | null {
  const least = leastShortfall(checked(areas), level)
  if (level.kind === 'fixed') return { least, most: shortfall(areas, level.value) }
  const open = areas.flatMap(({ most }, index) => (most > 0 ? [index] : []))
  if (open.length > mostTried) return null
  let most = 0
  for (let corner = 0; corner < 2 ** open.length; corner += 1) {
    const full = new Set(open.filter((_, bit) => Math.floor(corner / 2 ** bit) % 2 === 1))
    const there = raised(areas, (index) => (full.has(index) ? at(areas, index).most : 0))
    most = Math.max(most, shortfall(there, levelOf(there, level)))
  }
  return { least, most }
}
