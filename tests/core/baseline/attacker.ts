import { equalTo, greaterEq, inRange, solve } from 'yalps'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { contributes, type Given } from '#core/baseline/given.ts'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import { all, type BaselineAreas, keyOf, type Tally, tallyReturns } from '#core/baseline/tally.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { placeId, protect } from '#core/disclosure/protect.ts'

const measures = ['inPost', 'vacant', 'headcount', 'over55'] as const
export type Measure = (typeof measures)[number]

const origin = { status: 'observed', source: 'own', notes: [] } as const
const keyOfTally = ({ year, area, specialty, profession }: Tally) => keyOf(year, area, specialty, profession)
const placeOf = ({ year, area, specialty, profession }: Tally) =>
  placeId({ area, period: year, dims: { specialty, profession } })
const layerOf: Readonly<Record<Measure, string>> = {
  inPost: 'staff',
  headcount: 'staff',
  vacant: 'posts',
  over55: 'ages',
}

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

const add = (given: readonly Given[], measure: Measure) => given.reduce((sum, one) => sum + one[measure], 0)

/** What contributors know of a place by themselves, and whether there is anything left to be known. */
function knowledgeOf({ given }: Tally, coalition: readonly number[]) {
  const own = [...given].flatMap(([one, what]) => (coalition.includes(one) ? [what] : []))
  const others = [...given].flatMap(([one, what]) => (coalition.includes(one) ? [] : [what]))
  return {
    least: (measure: Measure) => add(own, measure),
    isKnown: (measure: Measure) =>
      others.length === 0 ||
      ((measure === 'headcount' || measure === 'over55') && others.every(({ complete }) => complete === 0)),
    gavePersons: others.every(({ complete, counted, inPost }) => complete > 0 && inPost - counted < 1e-6),
    others: others.filter(contributes),
  }
}

/**
 * An attacker who shares no line with the guard: a library's solver over every measure of every place at once. It knows what is shown and how far what
 * is rounded can be from the truth, how places add up, that nothing is below 0, that persons over 55 are persons, and that there are as many persons as
 * WTE where all that answered gave persons. As a contributor it knows its own figures too, and asks all this of what the others gave.
 */
export class Attacker {
  readonly #tallies: readonly Tally[]
  readonly #isHidden: (tally: Tally, measure: Measure) => boolean
  readonly #areas: BaselineAreas

  constructor(returns: readonly Return[], areas: BaselineAreas, policy = defaultPolicy) {
    const { byLayer } = protect(openBaseline(returns, areas, origin), policy)
    this.#areas = areas
    this.#tallies = [...tallyReturns(returns, areas).values()].filter(({ answered }) => answered > 0)
    this.#isHidden = (tally, measure) => byLayer.get(layerOf[measure])?.has(placeOf(tally)) ?? false
  }

  contributors(): readonly number[] {
    return [...new Set(this.#tallies.flatMap(({ given }) => [...given.keys()]))]
  }

  /** @returns how narrow the range of each withheld figure is to a coalition that has something to learn of it; to everybody, where it is nobody */
  widths(sought: readonly Measure[] = measures, coalition: readonly number[] = []) {
    const extreme = this.#program(coalition)
    return this.#tallies.flatMap((tally) =>
      sought
        .filter((measure) => this.#isHidden(tally, measure))
        .filter((measure) => {
          const { isKnown, others } = knowledgeOf(tally, coalition)
          return coalition.length === 0 || (!isKnown(measure) && add(others, measure) > 0)
        })
        .map((measure) => {
          const own = `${measure} ${keyOfTally(tally)}`
          const width = extreme(own, 'maximize') - extreme(own, 'minimize')
          return { own, measure, width, persons: tally.sum.headcount }
        }),
    )
  }

  #program(coalition: readonly number[]) {
    const constraints = new Map<string, ReturnType<typeof equalTo>>()
    const variables = new Map<string, Map<string, number>>()
    const held = new Set(this.#tallies.map(keyOfTally))
    for (const tally of this.#tallies) {
      const key = keyOfTally(tally)
      const { least, isKnown } = knowledgeOf(tally, coalition)
      const within = (measure: Measure) => {
        if (!this.#isHidden(tally, measure)) return shownRange(measure, tally.sum[measure])
        const knows = coalition.length > 0 && isKnown(measure)
        return knows ? equalTo(tally.sum[measure]) : greaterEq(Math.min(least(measure), tally.sum[measure]))
      }
      for (const measure of measures) {
        constraints.set(`is ${measure} ${key}`, within(measure))
        variables.set(`${measure} ${key}`, new Map([[`is ${measure} ${key}`, 1]]))
      }
    }
    for (const tally of this.#tallies) {
      const key = keyOfTally(tally)
      const { least, gavePersons } = knowledgeOf(tally, coalition)
      const bound = (id: string, large: Measure, small: Measure) => {
        constraints.set(
          `${id} ${key}`,
          greaterEq(Math.min(least(large) - least(small), tally.sum[large] - tally.sum[small])),
        )
        variables.get(`${large} ${key}`)?.set(`${id} ${key}`, 1)
        variables.get(`${small} ${key}`)?.set(`${id} ${key}`, -1)
      }
      bound('ages', 'headcount', 'over55')
      if (coalition.length > 0 ? gavePersons : tally.complete === tally.answered) bound('heads', 'headcount', 'inPost')
      for (const [at, parts] of this.#sumsOf(tally).entries())
        for (const measure of parts.length > 0 ? measures : []) {
          const id = `sum ${at} ${measure} ${key}`
          constraints.set(id, equalTo(0))
          variables.get(`${measure} ${key}`)?.set(id, 1)
          for (const part of parts) if (held.has(part)) variables.get(`${measure} ${part}`)?.set(id, -1)
        }
    }
    return (sought: string, direction: 'minimize' | 'maximize') => {
      variables.get(sought)?.set('sought', 1)
      const { status, result } = solve({ direction, objective: 'sought', constraints, variables })
      variables.get(sought)?.delete('sought')
      if (status === 'unbounded') return Number.POSITIVE_INFINITY
      if (status !== 'optimal') throw new Error(`${sought}: ${status}`)
      return result
    }
  }

  #sumsOf({ year, area, specialty, profession }: Tally): readonly (readonly string[])[] {
    return [
      specialty === all ? specialties.map((part) => keyOf(year, area, part, profession)) : [],
      profession === all ? professions.map((part) => keyOf(year, area, specialty, part)) : [],
      (this.#areas.totals.find(({ code }) => code === area)?.parts ?? []).map((part) =>
        keyOf(year, part, specialty, profession),
      ),
    ]
  }
}
