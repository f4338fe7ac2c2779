import { drawnValue } from './levers.ts'
import { type RateLever, rateLevers, type SumLever, type SupplyPlan, sumLevers } from './supply-plan.ts'

/** The flows of persons that a run adds up, in the order of a year. Trainees come to the stock when they take a post. */
export const tallied = [
  'retired',
  'returned',
  'left',
  'came back',
  'moved in',
  'moved out',
  'promoted in',
  'promoted out',
  'trained',
  'joined',
  'came from abroad',
  'residual',
] as const
export type Tallied = (typeof tallied)[number]
const signs: Readonly<Record<Tallied, 1 | -1>> = {
  retired: -1,
  returned: 1,
  left: -1,
  'came back': 1,
  'moved in': 1,
  'moved out': -1,
  'promoted in': 1,
  'promoted out': -1,
  trained: 1,
  joined: 1,
  'came from abroad': 1,
  residual: 1,
}
export const signOf = (flow: Tallied): 1 | -1 => signs[flow]

/** What a run is: the middle line (expected flows, fractions of persons) or one random run. */
export type RunKind =
  | { readonly kind: 'middle' }
  | { readonly kind: 'random'; readonly run: number; readonly chance: boolean; readonly parameters: boolean }

const levers = [...rateLevers, ...sumLevers]

/** Position of each lever in the base values of a run, those that act on rates first: numbers are looked up quicker than names. */
export const leverPlace = Object.fromEntries(levers.map((lever, at) => [lever, at])) as Readonly<
  Record<RateLever | SumLever, number>
>

/** Base values of all levers in one run, in the parameters’ own units, by `leverPlace`. */
export type BaseValues = Float64Array

export const emptyBase = (): BaseValues => new Float64Array(levers.length)

/** Fills in the middle values, or those of a random run. */
export function setBase(plan: SupplyPlan, kind: RunKind, base: BaseValues): void {
  const drawn = kind.kind === 'random' && kind.parameters
  for (let at = 0; at < levers.length; at += 1) {
    const id = levers[at] ?? 'leaving'
    base[at] = drawn ? drawnValue(plan.levers[id], plan.leverKeys[id], kind.run) : (plan.levers[id].value ?? 1)
  }
}

/** Persons, WTE and flows of a run. Arrays by year with the start first, then cell; flows by year, then cell. */
export type SupplyRun = {
  readonly persons: Float64Array
  readonly wte: Float64Array
  readonly trainees: Float64Array
  readonly flows: Readonly<Record<Tallied, Float64Array>>
  /** Trainees who started, and who left without a post. */
  readonly started: Float64Array
  readonly dropped: Float64Array
}

export function emptyRun({ cells, years }: SupplyPlan): SupplyRun {
  const steps = () => new Float64Array(cells.length * years.length)
  const stocks = () => new Float64Array(cells.length * (years.length + 1))
  return {
    persons: stocks(),
    wte: stocks(),
    trainees: stocks(),
    started: steps(),
    dropped: steps(),
    flows: Object.fromEntries(tallied.map((flow) => [flow, steps()])) as SupplyRun['flows'],
  }
}
