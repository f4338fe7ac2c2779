import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { type OpenIndicator, type OpenTable, protect } from '#core/disclosure/protect.ts'
import { roundToBase } from '#core/disclosure/round-to-base.ts'
import type { Bases } from '#core/disclosure/roundings.ts'
import type { Absence, Cell, Coverage, Observation, Status, Value } from '#core/domain/cell.ts'
import type { Protected } from '#core/domain/protected.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'
import { behindTally, figures, layers, parts } from './behind.ts'
import type { Contribution } from './given.ts'
import { professions, type Return, specialties } from './returns.ts'
import { all, type BaselineAreas, type Tally, tallyKey, tallyReturns } from './tally.ts'

/** What the aggregate of a survey needs to be told: how its figures came to be, and where they come from. */
export type Origin = { readonly status: Status; readonly source: string; readonly notes: readonly string[] }

const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals

const coverageOf = (part: number, { asked }: Tally): Coverage => ({
  part,
  whole: asked,
  of: 'specialty returns received',
})

type Made = Omit<Value, 'kind' | 'status' | 'coverage'> | Absence

/** An indicator of the baseline: which returns it rests on, and how it is made from a tally that may be shown. */
type Measure = {
  readonly returns: 'answered' | 'complete'
  readonly adds: OpenIndicator['adds']
  readonly make: (tally: Tally) => Made
}

const wte = (pick: (sum: Contribution) => number): Measure => ({
  returns: 'answered',
  adds: 'other',
  make: ({ sum }) => ({ value: rounded(pick(sum), 1) }),
})

/** Vacant WTE as a percentage of established WTE. WTE is no count of independent events, so there are no limits; coverage is its uncertainty. */
function vacancyRate({ sum: { vacant, establishment } }: Tally): Made {
  if (establishment === 0) return { kind: 'absent', reason: 'not-applicable', because: 'there are no posts' }
  return {
    value: rounded((100 * vacant) / establishment, 2),
    numerator: rounded(vacant, 1),
    denominator: rounded(establishment, 1),
  }
}

/** Persons of 55 and over as a percentage of headcount, with Wilson's limits. */
function shareOver55({ sum: { over55, headcount } }: Tally): Made {
  if (headcount === 0) return { kind: 'absent', reason: 'not-applicable', because: 'there are no staff' }
  const { lower, upper } = wilsonInterval(over55, headcount, 0.95)
  return {
    value: rounded((100 * over55) / headcount, 2),
    numerator: over55,
    denominator: headcount,
    interval: { lower: rounded(100 * lower, 2), upper: rounded(100 * upper, 2), level: 0.95, method: 'Wilson' },
  }
}

/** Indicator id → how it is made. */
const measures = {
  'mpce-wte': wte(({ inPost }) => inPost),
  'mpce-establishment': wte(({ establishment }) => establishment),
  'mpce-vacant-wte': wte(({ vacant }) => vacant),
  'mpce-vacancy-rate': { returns: 'answered', adds: 'other', make: vacancyRate },
  'mpce-headcount': { returns: 'complete', adds: 'persons', make: ({ sum }) => ({ value: sum.headcount }) },
  'mpce-share-over-55': { returns: 'complete', adds: 'share', make: shareOver55 },
} satisfies Record<string, Measure>
export type BaselineIndicator = keyof typeof measures

export const baselineIndicators = Object.keys(measures) as readonly BaselineIndicator[]

function cellOf(tally: Tally, { returns, make }: Measure, status: Status): Cell {
  if (tally.asked === 0) return { kind: 'absent', reason: 'not-applicable', because: 'no department is known' }
  const coverage = coverageOf(tally[returns], tally)
  if (tally.answered === 0) return { kind: 'absent', reason: 'not-collected', because: 'nobody answered', coverage }
  if (tally[returns] === 0) return { kind: 'absent', reason: 'not-collected', because: 'nobody gave persons', coverage }
  const made = make(tally)
  return 'value' in made ? { kind: 'value', status, coverage, ...made } : { ...made, coverage }
}

/** In hundredths, as the audit has it: a half is a half there, and may be less than one between fractions. */
const roundedPosts = (wte: number, base: number): number =>
  roundToBase(Math.round(100 * wte), Math.round(100 * base)) / 100

/** A tally as it is shown: vacancies and persons over 55 to the nearest base, and posts as staff in post and those vacancies. */
function roundedTally(tally: Tally, { vacant: posts, 'over-55': persons }: Bases): Tally {
  const { inPost, vacant, headcount, over55 } = tally.sum
  const vacancies = posts === undefined ? vacant : roundedPosts(vacant, posts)
  const older = persons === undefined ? over55 : Math.min(headcount, roundToBase(over55, persons))
  return {
    ...tally,
    sum: { ...tally.sum, vacant: vacancies, establishment: rounded(inPost, 1) + vacancies, over55: older },
  }
}

/** The true figures of the baseline, the tally of each place, and the same figures from rounded amounts. */
type OpenFigures = Pick<OpenTable, 'indicators'> & {
  readonly rounded: (bases: Bases) => OpenTable['indicators']
  readonly tallyOf: (place: Observation) => Tally | undefined
}

/**
 * Turns departmental returns into the baseline's indicators for every area, specialty, profession and survey year, totals included, as they are:
 * nothing is withheld yet, so that only a curator may see them.
 * A sum is of those that answered: it is not scaled up for those that did not, and its coverage says how many they are.
 */
export function openFigures(
  returns: readonly Return[],
  areas: BaselineAreas,
  { status, source, notes }: Origin,
): OpenFigures {
  const tallies = tallyReturns(returns, areas)
  const observe = (measure: Measure, given: Iterable<Tally>): Observation[] =>
    Array.from(given, (tally) => ({
      area: tally.area,
      period: tally.year,
      dims: { specialty: tally.specialty, profession: tally.profession },
      basis: null,
      cell: cellOf(tally, measure, status),
      source,
      notes,
    }))
  const indicatorsOf = (given: readonly Tally[]) =>
    new Map(
      baselineIndicators.map((id) => [id, { adds: measures[id].adds, observations: observe(measures[id], given) }]),
    )
  const held = [...tallies.values()]
  return {
    indicators: indicatorsOf(held),
    rounded: (bases: Bases) => indicatorsOf(held.map((tally) => roundedTally(tally, bases))),
    tallyOf: ({ area, period, dims: { specialty = all, profession = all } }: Observation) =>
      tallies.get(tallyKey(period, area, specialty, profession)),
  }
}

/** `openFigures` with everything that the disclosure guard needs. */
export function openBaseline(returns: readonly Return[], areas: BaselineAreas, origin: Origin): OpenTable {
  const { indicators, rounded, tallyOf } = openFigures(returns, areas, origin)
  return {
    indicators,
    rounded,
    layers,
    parts,
    figures,
    behind: (place) => {
      const tally = tallyOf(place)
      return tally && behindTally(tally)
    },
    totals: {
      area: areas.totals.map(({ code, parts }) => ({ total: code, parts })),
      specialty: [{ total: all, parts: specialties }],
      profession: [{ total: all, parts: professions }],
    },
  }
}

/** The baseline as it may be published: `openBaseline` behind the disclosure guard. */
export function aggregateReturns(
  returns: readonly Return[],
  areas: BaselineAreas,
  policy: DisclosurePolicy,
  origin: Origin,
): Protected<ReadonlyMap<string, readonly Observation[]>> {
  return protect(openBaseline(returns, areas, origin), policy).indicators
}
