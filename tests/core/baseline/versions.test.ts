import { expect, test } from 'vitest'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import type { BaselineAreas } from '#core/baseline/tally.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { protect } from '#core/disclosure/protect.ts'
import { differencesFrom, releasedOf } from '#core/disclosure/session.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { Attacker, promised } from './attacker.ts'
import { complete, twoRegions } from './example.ts'

const { next: random } = seededRandom(4711)
const upTo = (most: number) => Math.floor(random() * (most + 1))

/** A nation within a kingdom. */
const nested: BaselineAreas = {
  leaves: ['north', 'south', 'west'],
  totals: [...twoRegions.totals, { code: 'kingdom', parts: ['nation', 'west'] }],
}

const heads = (one: Return) => (one.response === 'complete' ? one.persons.headcount : 0)

const survey = (most: number): readonly Return[] =>
  nested.leaves.flatMap((area) =>
    Array.from({ length: 4 }, (_, at) => `${area} ${at}`).flatMap((department) =>
      specialties.slice(0, 2).flatMap((specialty) =>
        professions.slice(0, 2).flatMap((profession) => {
          if (random() < 0.3) return []
          const persons = upTo(most)
          return [complete({ department, area, specialty, profession }, persons, upTo(1), Math.min(persons, upTo(1)))]
        }),
      ),
    ),
  )

const about = { area: 'north', specialty: 'nuclear-medicine', profession: 'clinical-scientist' } as const

/** A department joins. */
const joined = (returns: readonly Return[]) => [...returns, complete({ ...about, department: 'Newton' }, 2, 1, 1)]

/** A return that has been given anew. */
const given = (returns: readonly Return[], is: (one: Return) => boolean, more: number) => {
  const at = returns.findIndex(is)
  return returns.map((one, index) => {
    if (index !== at || one.response !== 'complete') return one
    const persons = heads(one) + more
    return complete(one, persons, one.posts.vacant, Math.min(persons, one.persons.ages.age_55_plus))
  })
}
const left = (returns: readonly Return[]) => given(returns, (one) => heads(one) > 0, -1)

/** A person was counted with the wrong profession: the sums stay as they are. */
const corrected = (returns: readonly Return[]) => {
  const first = returns.find((one) => heads(one) > 0)
  const isOther = (one: Return) =>
    one.department === first?.department && one.specialty === first.specialty && one.profession !== first.profession
  return given(
    given(returns, (one) => one === first, -1),
    isOther,
    1,
  )
}

/** Surveys of each of the six kinds: few in the common run, as many as are asked for by hand. */
const times = Math.max(2, Math.ceil(Number(process.env.ATTACK_SURVEYS ?? 0) / 6))
const kinds = [2, 6].flatMap((most) => [joined, left, corrected].map((change) => [most, change.name, change] as const))

const tableOf = (returns: readonly Return[]) =>
  openBaseline(returns, nested, { status: 'observed', source: 'own', notes: [] })

/** What the differencing check says of the second version, and how many ranges both together make narrower than promised. */
function twoVersions(first: readonly Return[], second: readonly Return[], firstPolicy = defaultPolicy) {
  const released = releasedOf('version 1', protect(tableOf(first), firstPolicy).indicators)
  const next = tableOf(second)
  const { withheld, changed } = differencesFrom(next, protect(next, defaultPolicy), [released], defaultPolicy)
  const narrow = new Attacker(second, nested, defaultPolicy, first, firstPolicy)
    .widths(undefined, [], promised)
    .filter(
      ({ measure, width, persons }) =>
        (measure !== 'over55' || persons > 0) && width <= promised(measure, persons) + 1e-6,
    )
  return { told: withheld.size + changed.size, narrow }
}

test.each(kinds)(
  'surveys of up to %i persons a place, %s: what two versions narrow down together is told before the second leaves',
  (most, _, change) => {
    for (let time = 0; time < times; time++) {
      const first = survey(most)
      const { told, narrow } = twoVersions(first, change(first))
      if (told === 0) expect(narrow).toEqual([])
    }
  },
  60_000 * times,
)

const lenient: DisclosurePolicy = {
  ...defaultPolicy,
  persons: { fewest: 1, source: 'test' },
  departments: { fewest: 1, source: 'test' },
  dominance: { ...defaultPolicy.dominance, on: false },
  closeness: { ...defaultPolicy.closeness, on: false },
}

test('nothing is told of a version that is the same, and what laxer rules showed before is found by the attacker and told', () => {
  const first = survey(4)
  expect(twoVersions(first, first)).toEqual({ told: 0, narrow: [] })
  const { told, narrow } = twoVersions(first, joined(first), lenient)
  expect(narrow.length).toBeGreaterThan(0)
  expect(told).toBeGreaterThan(0)
}, 120_000)
