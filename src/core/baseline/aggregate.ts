import type { Absence, Cell, Coverage, Observation, Status, Value } from '#core/domain/cell.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'
import type { Return } from './returns.ts'
import { type SuppressionPolicy, suppressedCells } from './suppress.ts'
import { type BaselineAreas, type Tally, tallyReturns } from './tally.ts'

/** What the aggregate of a survey needs to be told: how its figures came to be, and where they come from. */
export type Origin = { readonly status: Status; readonly source: string; readonly notes: readonly string[] }

const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals

const coverageOf = (part: ReadonlySet<number>, { asked }: Tally): Coverage => ({
  part: part.size,
  whole: asked.size,
  of: 'departmental returns received',
})

type Made = Omit<Value, 'kind' | 'status' | 'coverage'> | Absence

/** An indicator of the baseline: which returns it rests on, and how it is made from a tally that may be shown. */
type Measure = { readonly returns: 'answered' | 'complete'; readonly make: (tally: Tally) => Made }

const wte = (pick: (tally: Tally) => number): Measure => ({
  returns: 'answered',
  make: (tally) => ({ value: rounded(pick(tally), 1) }),
})

/** Vacant WTE as a percentage of established WTE. WTE is no count of independent events, so there are no limits; coverage is its uncertainty. */
function vacancyRate({ vacant, establishment }: Tally): Made {
  if (establishment === 0) return { kind: 'absent', reason: 'not-applicable', because: 'there are no posts' }
  return {
    value: rounded((100 * vacant) / establishment, 2),
    numerator: rounded(vacant, 1),
    denominator: rounded(establishment, 1),
  }
}

/** Persons of 55 and over as a percentage of headcount, with Wilson's limits. */
function shareOver55({ over55, headcount }: Tally): Made {
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
  'mpce-vacancy-rate': { returns: 'answered', make: vacancyRate },
  'mpce-headcount': { returns: 'complete', make: ({ headcount }) => ({ value: headcount }) },
  'mpce-share-over-55': { returns: 'complete', make: shareOver55 },
} satisfies Record<string, Measure>
export type BaselineIndicator = keyof typeof measures

export const baselineIndicators = Object.keys(measures) as readonly BaselineIndicator[]

function cellOf(tally: Tally, hidden: boolean, { returns, make }: Measure, status: Status): Cell {
  if (tally.asked.size === 0) return { kind: 'absent', reason: 'not-applicable', because: 'no department is known' }
  const coverage = coverageOf(tally[returns], tally)
  if (tally.answered.size === 0)
    return { kind: 'absent', reason: 'not-collected', because: 'nobody answered', coverage }
  if (hidden) return { kind: 'absent', reason: 'suppressed', coverage }
  const made = make(tally)
  return 'value' in made ? { kind: 'value', status, coverage, ...made } : { ...made, coverage }
}

/**
 * Turns departmental returns into the baseline's indicators for every area, specialty, profession and survey year, totals included.
 * A sum is of those that answered: it is not scaled up for those that did not, and its coverage says how many they are.
 * A cell that is suppressed is suppressed in every indicator, so that none gives another away.
 */
export function aggregateReturns(
  returns: readonly Return[],
  areas: BaselineAreas,
  policy: SuppressionPolicy,
  { status, source, notes }: Origin,
): ReadonlyMap<BaselineIndicator, readonly Observation[]> {
  const tallies = tallyReturns(returns, areas)
  const hidden = suppressedCells(tallies, areas, policy)
  const observe = (measure: Measure): Observation[] =>
    [...tallies].map(([key, tally]) => ({
      area: tally.area,
      period: tally.year,
      dims: { specialty: tally.specialty, profession: tally.profession },
      basis: null,
      cell: cellOf(tally, hidden.has(key), measure, status),
      source,
      notes,
    }))
  return new Map(baselineIndicators.map((id) => [id, observe(measures[id])]))
}
