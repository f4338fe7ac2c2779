import { type PlaceContributors, type PlaceView, unlimited } from '#core/disclosure/figures.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { type GuardedOutput, type OpenTable, placeId, protect } from '#core/disclosure/protect.ts'
import { type Differences, differencesFrom } from '#core/disclosure/session.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import type { Note } from '#core/domain/source.ts'
import type { CheckContext, Guard } from '../draft.ts'
import { personsOf } from './counts.ts'
import { leftReport } from './left-report.ts'
import { areaSums, groupSums, missingPlaces, type Remainder } from './sums.ts'

const layer = 'persons'

/** A table of areas does not say who contributed. */
const nobody: ReadonlySet<number> = new Set()

/** An amount that may be anything from 0 up. */
function behindAmount(amount: number, supports: PlaceContributors['supports']): PlaceContributors {
  const down = Math.round(100 * amount)
  const view: PlaceView = {
    supports,
    roomOf: () => ({ down, up: Number.POSITIVE_INFINITY }),
    shareOf: (moves) => {
      const move = moves.get(layer) ?? 0
      return down + move >= -1e-6 ? 1 : down / -move
    },
    limitsOf: () => unlimited,
  }
  return {
    ...view,
    contributors: nobody,
    respondents: nobody,
    isCoupled: false,
    knownTo: () => view,
    shareTo: (_, moves) => view.shareOf(moves),
    leastToPairs: view.shareOf,
  }
}

const supportOf = (amount: number): PlaceContributors['supports'] => ({
  [layer]: { respondents: 1, persons: Math.ceil(amount), contributions: amount > 0 ? [amount] : [] },
})

type Placed = Pick<Observation, 'area' | 'period' | 'dims'>
type AmountOf = (place: Placed) => number | undefined

/** Remainder of a total after its listed parts; 0 where unknown, so that it cannot be lower. */
function restOf(place: Placed, { of, parts }: Remainder, amountOf: AmountOf): number {
  const known = parts.map((area) => amountOf({ ...place, area }))
  if (known.includes(undefined)) return 0
  return Math.max(0, (amountOf({ ...place, area: of }) ?? 0) - known.reduce<number>((sum, one) => sum + (one ?? 0), 0))
}

function openTable(record: IndicatorRecord, observations: readonly Observation[], context: CheckContext): OpenTable {
  const persons = personsOf(record, observations)
  const amounts = new Map(observations.map((one) => [placeId(one), persons(one.cell)]))
  const amountOf: AmountOf = (place) => amounts.get(placeId(place)) ?? undefined
  // A figure of which nobody says how many persons it tells of is no part of any sum.
  const told = observations.filter((one) => one.cell.kind === 'absent' || amountOf(one) !== undefined)
  const groups = record.dimensions[0]?.values ?? []
  const whole = groups.find(({ phrase }) => phrase === '')?.id
  const { totals: area, rests } = areaSums(told, context.places)
  const group = groupSums(
    groups.map(({ id }) => id),
    whole,
    told,
    (place, id) => amountOf({ ...place, dims: { group: id } }),
  )
  const missing = missingPlaces(told, { area, group })
  return {
    indicators: new Map([
      [record.id, { adds: 'other', observations: told }],
      ['missing', { adds: 'other', observations: missing }],
    ]),
    layers: [{ id: layer, indicators: [record.id] }],
    parts: [{ id: layer, layer }],
    figures: [{ id: layer, layer, unit: 'persons', parts: [{ id: layer }] }],
    behind: (place) => {
      const rest = rests.get(place.area)
      if (rest) return behindAmount(restOf(place, rest, amountOf), {})
      const amount = amountOf(place)
      return amount === undefined ? undefined : behindAmount(amount, supportOf(amount))
    },
    totals: { area, group },
  }
}

/** The rules that a table of counts can be asked: who contributed is not in it, and what is rounded is for its publisher to say. */
const personsOnly = (policy: DisclosurePolicy): DisclosurePolicy => ({
  ...policy,
  departments: { ...policy.departments, fewest: 1 },
  dominance: { ...policy.dominance, on: false },
  closeness: { ...policy.closeness, on: false },
  complementary: { ...policy.complementary, singletons: false },
  rounding: { ...policy.rounding, base: null },
})

/** A table of counts as it may be shown. */
export type GuardedCounts = {
  readonly observations: readonly Observation[]
  readonly guard: Guard
  readonly note: Note
  readonly differences: Differences
}

/** Every withheld figure of the table, with the same words for each: which rule hid it would be a bound on it. */
function shownOf(observations: readonly Observation[], { indicators }: GuardedOutput, id: string, because: string) {
  const guarded = new Map((indicators.get(id) ?? []).map((one) => [placeId(one), one]))
  return observations.map((one): Observation => {
    const { cell } = guarded.get(placeId(one)) ?? one
    return cell.kind === 'absent' && one.cell.kind === 'value' ? { ...one, cell: { ...cell, because } } : one
  })
}

/**
 * Puts a table of counts of persons under the disclosure guard: withholds figures of fewer persons than the policy shows, and of the others those
 * that they could be worked out from by the sums of the table, areas over their parts and groups over theirs. The audit is the one of survey returns.
 */
export function guardPersons(
  record: IndicatorRecord,
  observations: readonly Observation[],
  context: CheckContext,
): GuardedCounts {
  const policy = personsOnly(context.policy)
  const open = openTable(record, observations, context)
  const guarded = protect(open, policy, leftReport(context))
  const { fewest } = policy.persons
  const because = `fewer than ${fewest} persons, or needed to hide a figure of so few`
  const withheld = observations.flatMap((one) => {
    const reasons = guarded.withheld.get(placeId(one))
    const { area, period, dims, cell } = one
    return reasons && cell.kind === 'value' ? [{ area, period, dims, reasons }] : []
  })
  return {
    observations: shownOf(observations, guarded, record.id, because),
    guard: { policy: context.policy, withheld },
    note: {
      id: 'own-few-persons',
      text: `A figure of fewer than ${fewest} persons is suppressed, and so are those that it could be worked out from.`,
      weight: 'detail',
    },
    differences: differencesFrom(open, guarded, context.released, policy),
  }
}
