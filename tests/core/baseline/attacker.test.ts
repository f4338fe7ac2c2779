import { expect, test } from 'vitest'
import { equalTo, greaterEq, inRange, solve } from 'yalps'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import { all, keyOf, type Tally, tallyReturns } from '#core/baseline/tally.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { placeId, protect } from '#core/disclosure/protect.ts'
import { seededRandom } from '#core/statistics/random.ts'
import { complete, partial, twoRegions } from './example.ts'

/**
 * An attacker who shares no line with the guard: a library's solver over every measure of every place at once. It knows what is shown and how far what
 * is rounded can be from the truth, how places add up, that nothing is below 0, that persons over 55 are persons, and that there are as many persons as WTE where all that answered gave persons.
 */
const measures = ['inPost', 'vacant', 'headcount', 'over55'] as const
type Measure = (typeof measures)[number]

const origin = { status: 'observed', source: 'own', notes: [] } as const
const keyOfTally = ({ year, area, specialty, profession }: Tally) => keyOf(year, area, specialty, profession)
const placeOf = ({ year, area, specialty, profession }: Tally) =>
  placeId({ area, period: year, dims: { specialty, profession } })

/** Persons over 55 are shown to the nearest five, vacancies to the nearest two WTE. */
function shownRange(measure: Measure, value: number) {
  if (measure === 'over55') {
    const shown = 5 * Math.floor(value / 5 + 0.5)
    return inRange(Math.max(0, shown - 2), shown + 2)
  }
  if (measure === 'vacant') {
    const shown = 2 * Math.floor(value / 2 + 0.5)
    return inRange(Math.max(0, shown - 1), shown + 0.99)
  }
  return equalTo(value)
}

function attack(returns: readonly Return[]) {
  const { byLayer } = protect(openBaseline(returns, twoRegions, origin), defaultPolicy)
  const tallies = [...tallyReturns(returns, twoRegions).values()].filter(({ answered }) => answered > 0)
  const held = new Set(tallies.map(keyOfTally))
  const layerOf: Readonly<Record<Measure, string>> = {
    inPost: 'staff',
    headcount: 'staff',
    vacant: 'posts',
    over55: 'ages',
  }
  const isHidden = (tally: Tally, measure: Measure) => byLayer.get(layerOf[measure])?.has(placeOf(tally)) ?? false
  const constraints = new Map<string, ReturnType<typeof equalTo>>()
  const variables = new Map<string, Map<string, number>>()
  const name = (measure: Measure, key: string) => `${measure} ${key}`
  for (const tally of tallies)
    for (const measure of measures) {
      const own = name(measure, keyOfTally(tally))
      constraints.set(`is ${own}`, isHidden(tally, measure) ? greaterEq(0) : shownRange(measure, tally.sum[measure]))
      variables.set(own, new Map([[`is ${own}`, 1]]))
    }
  const bound = (id: string, large: string, small: string) => {
    constraints.set(id, greaterEq(0))
    variables.get(large)?.set(id, 1)
    variables.get(small)?.set(id, -1)
  }
  for (const tally of tallies) {
    const key = keyOfTally(tally)
    bound(`ages ${key}`, name('headcount', key), name('over55', key))
    if (tally.complete === tally.answered) bound(`heads ${key}`, name('headcount', key), name('inPost', key))
    const { year, area, specialty, profession } = tally
    const sums = [
      specialty === all ? specialties.map((part) => keyOf(year, area, part, profession)) : [],
      profession === all ? professions.map((part) => keyOf(year, area, specialty, part)) : [],
      area === 'nation' ? ['north', 'south'].map((part) => keyOf(year, part, specialty, profession)) : [],
    ]
    for (const [at, parts] of sums.entries())
      if (parts.length > 0)
        for (const measure of measures) {
          const id = `sum ${at} ${name(measure, key)}`
          constraints.set(id, equalTo(0))
          variables.get(name(measure, key))?.set(id, 1)
          for (const part of parts) if (held.has(part)) variables.get(name(measure, part))?.set(id, -1)
        }
  }
  const extreme = (sought: string, direction: 'minimize' | 'maximize') => {
    variables.get(sought)?.set('sought', 1)
    const { status, result } = solve({ direction, objective: 'sought', constraints, variables })
    variables.get(sought)?.delete('sought')
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    if (status !== 'optimal') throw new Error(`${sought}: ${status}`)
    return result
  }
  return tallies.flatMap((tally) =>
    measures
      .filter((measure) => isHidden(tally, measure))
      .map((measure) => {
        const own = name(measure, keyOfTally(tally))
        const width = extreme(own, 'maximize') - extreme(own, 'minimize')
        return { own, measure, width, persons: tally.sum.headcount }
      }),
  )
}

/** What the guard promises of each measure: a range wider than this. */
function promised(measure: Measure, persons: number): number {
  if (measure === 'headcount') return defaultPolicy.complementary.width
  if (measure === 'over55') return Math.min(3, Math.max(0, persons - 2))
  return defaultPolicy.complementary.othersWidth
}

const { next: random } = seededRandom(77)
const upTo = (most: number) => Math.floor(random() * (most + 1))

/** Sparse, dominated, nearly full: by how many people there are, and how often a department is large or gives posts alone. */
function survey(most: number, large: number, alone: number): readonly Return[] {
  return ['north', 'south'].flatMap((area) =>
    Array.from({ length: 4 }, (_, at) => `${area} ${at}`).flatMap((department) =>
      specialties.slice(0, 2).flatMap((specialty) => {
        const isAlone = random() < alone
        return professions.slice(0, 2).map((profession) => {
          const heads = upTo(most) * (random() < large ? 9 : 1)
          const about = { department, area, specialty, profession }
          return isAlone
            ? partial(about, heads * 0.8, upTo(2))
            : complete(about, heads, upTo(2), upTo(Math.ceil(heads / 3)))
        })
      }),
    ),
  )
}

/** Surveys of each of the six kinds: few in the common run, as many as are asked for by hand. */
const ofEach = Math.max(2, Math.ceil(Number(process.env.ATTACK_SURVEYS ?? 0) / 6))

test.each([
  ['sparse', 1, 0, 0],
  ['sparse, some posts alone', 2, 0, 0.15],
  ['small', 4, 0, 0],
  ['dominated', 3, 0.1, 0],
  ['dominated, some posts alone', 3, 0.1, 0.15],
  ['nearly full', 9, 0.02, 0],
] as const)(
  '%s surveys: no suppressed figure of any measure is narrower than promised',
  (_, most, large, alone) => {
    let found = 0
    for (let times = 0; times < ofEach; times++) {
      const hidden = attack(survey(most, large, alone))
      for (const { own, measure, width, persons } of hidden)
        if (measure !== 'over55' || persons > 0) expect(width, own).toBeGreaterThan(promised(measure, persons))
      found += hidden.length
    }
    // One or the other survey that is nearly full has nothing to hide.
    expect(found).toBeGreaterThan(0)
  },
  30_000 * ofEach,
)
