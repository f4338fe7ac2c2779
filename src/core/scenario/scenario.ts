/**
 * One lever moved: the value of its parameter from a year on. Changes are applied in the order in which they stand, each to what the one before
 * has left.
 */
export type LeverChange = {
  /** Id of a lever of the data package: "training-places". */
  readonly lever: string
  /** `to` sets the parameter, `by` adds to it (in its own unit), `times` multiplies it. */
  readonly how: 'to' | 'by' | 'times'
  readonly amount: number
  /** The first year in which it acts. */
  readonly from: number
  /** Years until it acts in full, in equal steps; 0 or 1 acts in full at once. */
  readonly ramp: number
  /** The last year in which it is kept up; null for the whole horizon. */
  readonly until: number | null
  /** After `until`: what was reached stays, or fades in as many years as it took to come. */
  readonly after: 'stays' | 'fades'
  /** GSS codes of the areas where it acts; empty for all. */
  readonly areas: readonly string[]
  /** Ids of the specialties in which it acts; empty for all. */
  readonly specialties: readonly string[]
  /** Why this value, in the reader's words; may be empty. */
  readonly because: string
}

/** Levers moved together, under one name. Policies stack: later ones act on what earlier ones have left. */
export type PolicySpec = {
  readonly name: string
  readonly because: string
  readonly changes: readonly LeverChange[]
}

/**
 * All that decides the numbers of a scenario beside the data package: plain data, the same in a link, in a text file and in a worker. It never is a
 * forecast.
 */
export type ScenarioSpec = {
  readonly name: string
  /** Id of the starting stock in the data package: "england-2017". */
  readonly start: string
  /** Years after the start, 1 to 50. */
  readonly years: number
  /** Seed of all random draws, a whole number from 0 to 2³² − 1. Scenarios that are compared share it. */
  readonly seed: number
  /** Number of random runs, 0 to 10,000; 0 gives the middle line alone. */
  readonly draws: number
  /** Ids of the specialties that are run; empty for all of the start. */
  readonly specialties: readonly string[]
  /** Whether joiners from outside are limited by funded posts that stand empty, where the start holds posts. */
  readonly posts: 'no-limit' | 'funded'
  /** Whether the part of the published flows that nobody can explain is added each year: the same persons in every scenario. */
  readonly residual: 'left-out' | 'published'
  readonly policies: readonly PolicySpec[]
}

/** Limits of a scenario, so that no link or file can ask for more than a browser can do. */
export const scenarioLimits = { years: 50, draws: 10_000, policies: 40, changes: 200, text: 400 } as const

/** The scenario without a change: each parameter at its middle value for fifteen years. */
export const baseScenario = (start: string): ScenarioSpec => ({
  name: 'Base',
  start,
  years: 15,
  seed: 1,
  draws: 1000,
  specialties: [],
  posts: 'no-limit',
  residual: 'left-out',
  policies: [],
})

/**
 * How far a change has come in a year: 0 before it acts, 1 in full, in between while it comes or fades.
 * @param year a calendar year
 */
export function reach({ from, ramp, until, after }: LeverChange, year: number): number {
  const steps = Math.max(1, ramp)
  const come = (at: number) => Math.min(1, Math.max(0, (at - from + 1) / steps))
  if (until === null || year <= until || after === 'stays') return come(until === null ? year : Math.min(year, until))
  return Math.max(0, come(until) - (year - until) / steps)
}

/**
 * The value of a lever's parameter in a year after every change of a scenario, in their order.
 * @param base the value without changes, in the parameter's unit
 * @param at where and when: GSS code, id of a specialty, calendar year
 */
export function movedValue(
  { policies }: Pick<ScenarioSpec, 'policies'>,
  lever: string,
  base: number,
  at: { readonly area: string; readonly specialty: string; readonly year: number },
): number {
  let value = base
  for (const { changes } of policies)
    for (const change of changes) {
      if (change.lever !== lever || !actsIn(change, at)) continue
      const share = reach(change, at.year)
      if (change.how === 'to') value += share * (change.amount - value)
      else if (change.how === 'by') value += share * change.amount
      else value *= 1 + share * (change.amount - 1)
    }
  return value
}

const actsIn = (
  { areas, specialties }: LeverChange,
  { area, specialty }: { readonly area: string; readonly specialty: string },
): boolean =>
  (areas.length === 0 || areas.includes(area)) && (specialties.length === 0 || specialties.includes(specialty))
