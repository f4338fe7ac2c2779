import { ckmeans } from 'simple-statistics'
import { periodText } from '#core/domain/period.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { type Third, thirdOf } from '#core/plate/thirds.ts'
import type { View } from '#core/view/view.ts'
import { type Measured, measureAll } from './drawn.ts'

/** One square of the legend: the third of the measure, and the third of the need. */
export type Square = { readonly service: Third; readonly need: Third }

export type CornerArea = {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly square: Square
}

/** One specification of the map that was tried, with the areas that it puts in the corner of low service and high need. */
export type Setup = {
  readonly id: string
  readonly text: string
  readonly corner: readonly string[]
  /** Areas that could be placed at all. */
  readonly placed: number
  /** The view that shows the measure so; the classification is one of the corner alone. */
  readonly view: Pick<View, 'per' | 'period' | 'perPeriod'>
}

type Thirds = readonly [number, number]

const classifications = [
  { id: 'quantile', name: 'thirds of the areas' },
  { id: 'equal', name: 'thirds of the range' },
  { id: 'ckmeans', name: 'natural breaks' },
] as const

/** The value at which a third of a sorted list begins; of equal values all go to the higher third. */
const placeLimits = (sorted: readonly number[]): Thirds => {
  const at = (share: number) => sorted[Math.round(sorted.length * share)] ?? Number.NaN
  return [at(1 / 3), at(2 / 3)]
}

/** The limits, or null where one class would hold more than half of the areas: an outlier then sets them, and the "thirds" tell nothing. */
function balanced(values: readonly number[], limits: Thirds): Thirds | null {
  const held = ([0, 1, 2] as const).map((third) => values.filter((value) => thirdOf(value, limits) === third).length)
  return Math.max(...held) > values.length / 2 ? null : limits
}

/**
 * Two limits that part the values into three classes by one method; null where it finds fewer. Unlike the classes of a map they are not
 * rounded, which would move no value but take most of the time.
 */
function limitsBy(method: (typeof classifications)[number]['id'], values: readonly number[]): Thirds | null {
  if (new Set(values).size < 6) return null
  const sorted = [...values].sort((a, b) => a - b)
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)]
  if (method === 'quantile') return placeLimits(sorted)
  if (method === 'equal')
    return balanced(sorted, [lowest + (highest - lowest) / 3, lowest + (2 * (highest - lowest)) / 3])
  const [, middle, upper] = ckmeans(sorted, 3)
  return middle?.[0] === undefined || upper?.[0] === undefined ? null : [middle[0], upper[0]]
}

type Pair = {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly y: number
  readonly x: number
}

/** Pairs the areas that have both figures. */
export function pairsOf(service: Measured, need: Measured): readonly Pair[] {
  return service.drawn.flatMap(({ area, cell }) => {
    const other = need.byCode.get(area.code)?.cell
    if (cell.kind !== 'value' || other?.kind !== 'value') return []
    const { code, name, short } = area
    return [{ code, name, short, y: cell.value, x: other.value }]
  })
}

/** Places each pair in its square by one method of thirds; null where either measure has too few different values. */
export function placePairs(
  pairs: readonly Pair[],
  method: (typeof classifications)[number]['id'],
): readonly CornerArea[] | null {
  const [services, needs] = [
    limitsBy(
      method,
      pairs.map(({ y }) => y),
    ),
    limitsBy(
      method,
      pairs.map(({ x }) => x),
    ),
  ]
  if (!services || !needs) return null
  return pairs.map(({ code, name, short, x, y }) => ({
    code,
    name,
    short,
    square: { service: thirdOf(y, services), need: thirdOf(x, needs) },
  }))
}

export const inCorner = ({ square }: CornerArea) => square.service === 0 && square.need === 2

/** Caches set-ups: they do not depend on how the map is drawn. */
const drawn = new WeakMap<
  readonly Resolved[],
  { readonly from: readonly unknown[]; readonly setups: readonly Setup[] }
>()

/**
 * Lists the set-ups: each way to measure, by each classification.
 * @param ways view after view in which the measure could be shown
 */
export function setupsOf(ways: readonly Resolved[], need: Measured, atlas: Atlas): readonly Setup[] {
  const from = [need, ...ways.map((resolved) => measureAll(resolved, atlas))]
  const held = drawn.get(ways)
  if (held?.from.every((one, at) => one === from[at])) return held.setups
  const setups = drawAll(ways, need, atlas)
  drawn.set(ways, { from, setups })
  return setups
}

function drawAll(ways: readonly Resolved[], need: Measured, atlas: Atlas): readonly Setup[] {
  return ways.flatMap((resolved) => {
    const service = measureAll(resolved, atlas)
    const pairs = service ? pairsOf(service, need) : []
    const { period, per } = resolved
    const text = `${per ? per.denominator.phrase : 'as published'}, ${periodText(period ?? '')}`
    return classifications.flatMap(({ id, name }): Setup[] => {
      const placed = placePairs(pairs, id)
      if (!placed) return []
      const corner = placed.filter(inCorner).map((one) => one.code)
      return [
        {
          id: `${id}-${per?.denominator.id ?? 'none'}-${period}`,
          text: `${text}, ${name}`,
          corner,
          placed: placed.length,
          view: { per: per?.denominator.id ?? null, period, perPeriod: per?.period ?? null },
        },
      ]
    })
  })
}

/** A set-up that contradicts the corner shown: the areas it removes, and the areas it adds. */
export type Contradiction = {
  readonly setup: Setup
  readonly out: readonly string[]
  readonly into: readonly string[]
}

/**
 * Lists the set-ups that contradict the corner that is shown, those that change most areas first and of several those that take more out of it.
 * @param corner codes of the areas that are claimed to be in it
 */
export function contradicting(setups: readonly Setup[], corner: readonly string[]): readonly Contradiction[] {
  return setups
    .map((setup) => ({
      setup,
      out: corner.filter((code) => !setup.corner.includes(code)),
      into: setup.corner.filter((code) => !corner.includes(code)),
    }))
    .filter(({ out, into }) => out.length + into.length > 0)
    .toSorted((a, b) => b.out.length + b.into.length - a.out.length - a.into.length || b.out.length - a.out.length)
}
