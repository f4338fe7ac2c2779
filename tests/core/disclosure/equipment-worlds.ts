import { equalTo, greaterEq, inRange, lessEq, solve } from 'yalps'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { Observation } from '#core/domain/cell.ts'
import { installedSpans, replacementSpans } from '#core/imports/guard/guard-units.ts'
import { isOld, numberedFleet } from '#core/imports/read/answered-fleet.ts'
import { madeOf } from '#core/imports/read/equipment.ts'
import type { EquipmentAnswer, EquipmentUnit } from '#core/imports/read/equipment-rows.ts'
import type { Bounds } from '../baseline/attacker.ts'
import { realContext } from '../imports/context.ts'
import { regions } from './together.ts'

const year = 2026
const kinds = ['ct', 'mri'] as const
export const groups = ['all', ...kinds] as const
const kingdom = 'K02000001'
const england = 'E92000001'

const areasOf = (leaf: string): readonly string[] => [
  ...new Set([leaf, kingdom, leaf.startsWith('E') ? england : leaf]),
]
const leavesIn = (area: string): readonly string[] => regions.leaves.filter((leaf) => areasOf(leaf).includes(area))

export type EquipmentWorld = {
  readonly units: readonly EquipmentUnit[]
  readonly answers: readonly EquipmentAnswer[]
}

const towns = 'Ashby Corby Derby Frome Hythe Jarrow Kendal Louth Melrose Newry Oakham Penrith Quorn Redcar'.split(' ')

/** Scanners by chance: a region with one department or two, others with few or many, of which some have none and some cannot answer. */
export function equipmentWorld(random: () => number, at: number): EquipmentWorld {
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const sizes = [1 + upTo(1), 3 + upTo(2), 5 + upTo(4), 9 + upTo(5)]
  const named = regions.leaves.flatMap((leaf, place) =>
    towns.slice(0, sizes[(place + at) % sizes.length]).map((town) => ({ leaf, department: `${town} ${leaf}` })),
  )
  const answers = named.map(({ leaf, department }) => ({
    areas: areasOf(leaf),
    department,
    isAnswered: random() > 0.1,
  }))
  const units = answers
    .filter(({ isAnswered }) => isAnswered && random() > 0.15)
    .flatMap(({ areas, department }) =>
      Array.from({ length: 1 + upTo(random() < 0.1 ? 14 : 4) }, (): EquipmentUnit => {
        return {
          areas,
          department,
          modality: kinds[upTo(1)] ?? 'ct',
          installed: year - upTo(18),
          replacement: random() < 0.5 ? year + upTo(12) : null,
          // Of every third world nearly all hours are those of few.
          hours: random() > 0.8 ? null : at % 3 < 2 ? 20 + upTo(80) : random() < 0.2 ? 100 + upTo(60) : upTo(3),
          fitness: random() < 0.8 ? (['fit', 'limited', 'unfit'][Math.floor(random() ** 2 * 3)] ?? 'fit') : null,
        }
      }),
    )
  return { units, answers }
}

/** What the importer shows of a world, by indicator. */
export function shownOf(world: EquipmentWorld, policy: DisclosurePolicy): ReadonlyMap<string, readonly Observation[]> {
  const fleet = numberedFleet({ ...world, taken: 0, saysWhoAnswered: true }, year)
  const { composed } = madeOf(fleet, { isUnderGuard: true, saysWhoAnswered: true }, 'itl1', realContext({ policy }))
  return new Map(composed.map(({ indicator, observations }) => [indicator.id.replace('own-test-', ''), observations]))
}

/** Hours are sought in these, so that all amounts are of one size. */
export const weekly = 50

/** Amounts that an attacker looks for: by name, how much of one a unit is. */
const amounts: Readonly<Record<string, (unit: EquipmentUnit) => number>> = {
  units: () => 1,
  old: (unit) => Number(isOld(year)(unit)),
  newer: (unit) => Number(!isOld(year)(unit)),
  unfit: ({ fitness }) => Number(fitness === 'unfit'),
  fit: ({ fitness }) => Number(fitness !== null && fitness !== 'unfit'),
  assessed: ({ fitness }) => Number(fitness !== null),
  used: ({ hours }) => Number(hours !== null),
  hours: ({ hours }) => (hours ?? 0) / weekly,
}

const spans = installedSpans(year)
const dues = replacementSpans(year)
const within = (value: number | null, { first, last }: { readonly first: number; readonly last: number }) =>
  value !== null && value >= first && value <= last

/** The unknowns of one region and kind, with what of each a unit is. */
const unknowns: Readonly<Record<string, (unit: EquipmentUnit) => number>> = {
  ...Object.fromEntries(
    spans.map((one) => [`in ${one.id}`, (unit: EquipmentUnit) => Number(within(unit.installed, one))]),
  ),
  ...Object.fromEntries(
    dues.map((one) => [`due ${one.id}`, (unit: EquipmentUnit) => Number(within(unit.replacement, one))]),
  ),
  'no plan': ({ replacement }) => Number(replacement === null),
  unfit: (unit) => amounts.unfit?.(unit) ?? 0,
  fit: (unit) => (amounts.assessed?.(unit) ?? 0) - (amounts.unfit?.(unit) ?? 0),
  'not assessed': ({ fitness }) => Number(fitness === null),
  used: (unit) => amounts.used?.(unit) ?? 0,
  'use not given': ({ hours }) => Number(hours === null),
  hours: (unit) => (unit.hours ?? 0) / weekly,
}

/** Each amount as a sum of unknowns. */
const made: Readonly<Record<string, readonly string[]>> = {
  units: spans.map(({ id }) => `in ${id}`),
  old: spans.filter(({ last }) => year - last > 10).map(({ id }) => `in ${id}`),
  newer: spans.filter(({ last }) => year - last <= 10).map(({ id }) => `in ${id}`),
  unfit: ['unfit'],
  fit: ['fit'],
  assessed: ['unfit', 'fit'],
  used: ['used'],
  hours: ['hours'],
}

const others: readonly (readonly string[])[] = [
  [...dues.map(({ id }) => `due ${id}`), 'no plan'],
  ['unfit', 'fit', 'not assessed'],
  ['used', 'use not given'],
]

type Terms = ReadonlyMap<string, number>

/**
 * An attacker who has all figures that are shown and knows the rules; with departments, what these gave, too. It knows nothing of how the guard works: the
 * whole system is written down anew, region by region and kind by kind, and solved by another program.
 */
export class EquipmentAttacker {
  readonly #constraints = new Map<string, Bounds>()
  readonly #variables = new Map<string, Map<string, number>>()

  /** @param knowsUse whether it knows of how many units hours were given: the figures do not say so, and it may be known all the same */
  constructor(
    world: EquipmentWorld,
    shown: ReadonlyMap<string, readonly Observation[]>,
    coalition: readonly string[] = [],
    knowsUse = false,
  ) {
    for (const leaf of regions.leaves) {
      const here = world.answers.filter(({ areas, isAnswered }) => isAnswered && areas.includes(leaf))
      const isWhole = here.every(({ department }) => coalition.includes(department))
      for (const kind of kinds) {
        const own = world.units.filter(
          (unit) => unit.areas.includes(leaf) && unit.modality === kind && coalition.includes(unit.department),
        )
        for (const [name, of] of Object.entries(unknowns)) {
          const given = own.reduce((sum, unit) => sum + of(unit), 0)
          this.#bind(`own ${name} ${leaf} ${kind}`, isWhole ? equalTo(given) : greaterEq(given), [
            [this.#name(name, leaf, kind), 1],
          ])
        }
        if (knowsUse)
          this.#bind(`known use ${leaf} ${kind}`, equalTo(trueAmount(world, 'used', leaf, kind)), [
            [this.#name('used', leaf, kind), 1],
          ])
        for (const [at, parts] of others.entries())
          this.#bind(`whole ${at} ${leaf} ${kind}`, equalTo(0), [
            ...(made.units ?? []).map((name) => [this.#name(name, leaf, kind), 1] as const),
            ...parts.map((name) => [this.#name(name, leaf, kind), -1] as const),
          ])
        this.#bind(`week ${leaf} ${kind}`, lessEq(0), [
          [this.#name('hours', leaf, kind), 1],
          [this.#name('used', leaf, kind), -168 / weekly],
        ])
      }
    }
    for (const [id, observations] of shown) for (const one of observations) this.#learn(id, one)
  }

  #name(name: string, leaf: string, kind: string): string {
    return `${name}|${leaf}|${kind}`
  }

  #bind(id: string, bounds: Bounds, terms: Iterable<readonly [string, number]>): void {
    this.#constraints.set(id, bounds)
    for (const [variable, times] of terms) {
      const own = this.#variables.get(variable) ?? new Map<string, number>()
      this.#variables.set(variable, own.set(id, (own.get(id) ?? 0) + times))
    }
  }

  #termsOf(names: readonly string[], area: string, group: string, times = 1): Terms {
    const list = leavesIn(area).flatMap((leaf) =>
      kinds
        .filter((kind) => group === 'all' || group === kind)
        .flatMap((kind) => names.map((name) => [this.#name(name, leaf, kind), times] as const)),
    )
    return new Map(list)
  }

  #learn(id: string, { area, period, dims, cell }: Observation): void {
    const group = dims.group ?? ''
    const known = (name: string, bounds: Bounds, names: readonly string[]) =>
      this.#bind(`${id} ${name} ${area} ${group} ${period}`, bounds, this.#termsOf(names, area, group))
    if (cell.kind === 'absent') return
    const { value, numerator = -1, denominator = -1, coverage } = cell
    if (id === 'units') known('count', equalTo(value), made.units ?? [])
    if (id === 'installed-in-spans') known('count', equalTo(value), [`in ${period}`])
    if (id === 'replacement-in-spans') known('count', equalTo(value), [`due ${period}`])
    if (id === 'per-department') {
      const many = coverage?.part ?? 0
      known('mean', inRange((value - 0.05) * many, (value + 0.05) * many), made.units ?? [])
    }
    if (id === 'old') {
      known('numerator', equalTo(numerator), made.old ?? [])
      known('denominator', equalTo(denominator), made.units ?? [])
    }
    if (id === 'unfit') {
      known('numerator', equalTo(numerator), made.unfit ?? [])
      known('denominator', equalTo(denominator), made.assessed ?? [])
    }
    if (id === 'hours')
      for (const [name, bounds, by] of [
        ['most', lessEq(0), value + 0.05],
        ['least', greaterEq(0), value - 0.05],
      ] as const)
        this.#bind(`${id} ${name} ${area} ${group}`, bounds, [
          ...this.#termsOf(['hours'], area, group),
          ...this.#termsOf(['used'], area, group, -by / weekly),
        ])
  }

  /** How closely an amount is known. */
  range(amount: string, area: string, group: string): { readonly lower: number; readonly upper: number } {
    const terms = this.#termsOf(made[amount] ?? [], area, group)
    const variables = new Map([...this.#variables].map(([name, own]) => [name, new Map(own)]))
    for (const [name, times] of terms) variables.get(name)?.set('sought', times)
    const extreme = (direction: 'minimize' | 'maximize') => {
      const { status, result } = solve(
        { direction, objective: 'sought', constraints: this.#constraints, variables },
        { checkCycles: true },
      )
      if (status === 'unbounded') return direction === 'maximize' ? Number.POSITIVE_INFINITY : 0
      if (status !== 'optimal') throw new Error(`${amount} ${area} ${group}: ${status}`)
      return result
    }
    return { lower: extreme('minimize'), upper: extreme('maximize') }
  }
}

/** What there is in truth of an amount, but for some departments. */
export const trueAmount = (
  { units }: EquipmentWorld,
  amount: string,
  area: string,
  group: string,
  without: readonly string[] = [],
): number =>
  units
    .filter((one) => one.areas.includes(area) && (group === 'all' || one.modality === group))
    .filter(({ department }) => !without.includes(department))
    .reduce((sum, unit) => sum + (amounts[amount]?.(unit) ?? 0), 0)

/** Of which amount departments must have something for another to be of them. */
const bases: Readonly<Record<string, string>> = {
  old: 'units',
  newer: 'units',
  unfit: 'assessed',
  fit: 'assessed',
  hours: 'used',
}

/** Whether an amount may not be shown by the rules, written down anew: too few departments, or one or two of them could be told apart in it. */
export function isSensitive(
  world: EquipmentWorld,
  amount: string,
  { area, group }: { readonly area: string; readonly group: string },
  { departments, dominance, closeness }: DisclosurePolicy,
): boolean {
  const answered = new Set(
    world.answers.flatMap((one) => (one.isAnswered && one.areas.includes(area) ? [one.department] : [])),
  )
  if (answered.size === 0) return false
  if (answered.size < departments.fewest) return true
  const given = [...answered]
    .map((own) => [...answered].filter((other) => other !== own))
    .flatMap((rest) => {
      const has = trueAmount(world, bases[amount] ?? amount, area, group, rest) > 0
      return has ? [trueAmount(world, amount, area, group, rest)] : []
    })
    .sort((a, b) => b - a)
  if (given.length === 0) return false
  if (given.length < departments.fewest) return true
  const total = given.reduce((sum, one) => sum + one, 0)
  const [first = 0, second = 0] = given
  const top = given.slice(0, dominance.largest).reduce((sum, one) => sum + one, 0)
  const isDominated = dominance.on && top > (dominance.percent / 100) * total + 1e-9
  const isClose = closeness.on && total - first - second < (closeness.percent / 100) * first - 1e-9
  return isDominated || isClose
}
