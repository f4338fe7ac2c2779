import { equalTo, greaterEq, inRange, solve } from 'yalps'
import { openBaseline } from '#core/baseline/aggregate.ts'
import { type Contribution, contributes } from '#core/baseline/given.ts'
import { professions, type Return, specialties } from '#core/baseline/returns.ts'
import { all, type BaselineAreas, type Tally, tallyKey, tallyReturns } from '#core/baseline/tally.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { type GuardedOutput, placeId, protect } from '#core/disclosure/protect.ts'

const measures = ['inPost', 'vacant', 'headcount', 'over55'] as const
export type Measure = (typeof measures)[number]

/** What the guard promises of each measure: a range wider than this. */
export function promised(measure: Measure, persons: number, { complementary } = defaultPolicy): number {
  if (measure === 'headcount') return complementary.width
  if (measure === 'over55') return Math.min(3, Math.max(0, persons - 2))
  return complementary.othersWidth
}

const origin = { status: 'observed', source: 'own', notes: [] } as const
const keyOfTally = ({ year, area, specialty, profession }: Tally) => tallyKey(year, area, specialty, profession)
const placeOf = ({ year, area, specialty, profession }: Tally) =>
  placeId({ area, period: year, dims: { specialty, profession } })
const layerOf: Readonly<Record<Measure, string>> = {
  inPost: 'staff',
  headcount: 'staff',
  vacant: 'posts',
  over55: 'ages',
}

/** Persons over 55 are shown to the nearest five and vacancies to the nearest two WTE, or as other rules have it. */
function shownRange(measure: Measure, value: number, { persons, complementary }: DisclosurePolicy) {
  if (measure === 'over55' && persons.fewest > 1) {
    const { fewest } = persons
    const shown = fewest * Math.floor(value / fewest + 0.5)
    return inRange(Math.max(0, Math.ceil(shown - fewest / 2)), Math.ceil(shown + fewest / 2) - 1)
  }
  return measure === 'vacant' ? vacanciesAt(value, 4 * complementary.othersWidth) : equalTo(value)
}

/** What vacancies can be that are shown rounded to a base. */
export function vacanciesAt(value: number, base: number) {
  const [cents, step] = [Math.round(100 * value), Math.round(100 * base)]
  const shown = step * Math.floor(cents / step + 0.5)
  return inRange(Math.max(0, Math.ceil(shown - step / 2)) / 100, (Math.ceil(shown + step / 2) - 1) / 100)
}

const add = (given: readonly Contribution[], measure: Measure) => given.reduce((sum, one) => sum + one[measure], 0)

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

export type Bounds = ReturnType<typeof equalTo>
type Program = {
  readonly constraints: Map<string, Bounds>
  readonly variables: Map<string, Map<string, number>>
}

/** A range that is wide enough. */
type Enough = (measure: Measure, persons: number) => number

/** The ends of ranges, by a library's solver. Every table that it finds widens the ranges of all figures at once. */
class Extremes {
  readonly #program: Program
  readonly #seen = new Map<string, { least: number; most: number }>()

  constructor(program: Program) {
    this.#program = withoutKnown(program)
  }

  /** How wide a range is; how wide it was found to be at least, where that is more than enough. */
  width(own: string, enough: number): number {
    if (!this.#program.variables.has(own)) return 0
    for (const direction of ['maximize', 'minimize'] as const) {
      if (this.#widthSeen(own) > enough + 1e-6) break
      this.#solve(own, direction)
    }
    return this.#widthSeen(own)
  }

  #widthSeen(own: string): number {
    const { least, most } = this.#seen.get(own) ?? { least: 0, most: 0 }
    return most - least
  }

  #solve(own: string, direction: 'minimize' | 'maximize'): void {
    const { constraints, variables } = this.#program
    variables.get(own)?.set('sought', 1)
    const asked = [variables, new Map([...variables].reverse())].values()
    let answer: ReturnType<typeof solve<string, string>> | undefined
    // Where the library goes round in circles another order of the figures leads out of them.
    for (const ordered of asked) {
      answer = solve({ direction, objective: 'sought', constraints, variables: ordered }, { checkCycles: true })
      if (answer.status !== 'cycled') break
    }
    variables.get(own)?.delete('sought')
    if (answer?.status === 'unbounded') this.#note(own, Infinity)
    else if (answer?.status !== 'optimal') throw new Error(`${own}: ${answer?.status}`)
    else {
      const values = new Map(answer.variables)
      for (const name of variables.keys()) this.#note(name, values.get(name) ?? 0)
    }
  }

  #note(name: string, value: number): void {
    const { least, most } = this.#seen.get(name) ?? { least: value, most: value }
    this.#seen.set(name, { least: Math.min(least, value), most: Math.max(most, value) })
  }
}

const moved = (bound: number | undefined, by: number) => (bound === undefined ? undefined : bound - by)

/** The same program without what is known exactly, and without saying of anything that it is not below 0, which the solver knows. */
function withoutKnown({ constraints, variables }: Program): Program {
  const known = new Map<string, number>()
  for (const [name, in_] of variables)
    for (const id of in_.keys()) {
      const equal = id.startsWith('is ') ? constraints.get(id)?.equal : undefined
      if (equal !== undefined) known.set(name, equal)
    }
  const shifts = new Map<string, number>()
  const left = new Set<string>()
  for (const [name, in_] of variables)
    for (const [id, times] of in_) {
      const value = known.get(name)
      if (value === undefined) left.add(id)
      else shifts.set(id, (shifts.get(id) ?? 0) + times * value)
    }
  const isPlain = ({ min, max, equal }: Bounds) => equal === undefined && max === undefined && min === 0
  const kept = [...constraints].filter(([id, bounds]) => left.has(id) && !(id.startsWith('is ') && isPlain(bounds)))
  return {
    constraints: new Map(
      kept.map(([id, { equal, min, max }]) => {
        const by = shifts.get(id) ?? 0
        const bounds = { equal: moved(equal, by), min: moved(min, by), max: moved(max, by) }
        return [id, Object.fromEntries(Object.entries(bounds).filter(([, one]) => one !== undefined)) as Bounds]
      }),
    ),
    variables: new Map([...variables].filter(([name]) => !known.has(name))),
  }
}

/** One release of a survey: what it is made of, and what it does not show. */
class Release {
  readonly label: string
  readonly tallies: readonly Tally[]
  readonly policy: DisclosurePolicy
  readonly #areas: BaselineAreas
  readonly #byLayer: GuardedOutput['byLayer']
  /** Places of which a share or a rate says that there is nobody or nothing to take it of. */
  readonly #empty: Readonly<Record<'staff' | 'posts', ReadonlySet<string>>>

  constructor(label: string, returns: readonly Return[], areas: BaselineAreas, policy: DisclosurePolicy) {
    this.label = label
    this.policy = policy
    this.#areas = areas
    const { byLayer, indicators } = protect(openBaseline(returns, areas, origin), policy)
    this.#byLayer = byLayer
    const emptyBy = (indicator: string) =>
      new Set(
        (indicators.get(indicator) ?? [])
          .filter(({ cell }) => cell.kind === 'absent' && cell.reason === 'not-applicable')
          .map((one) => placeId(one)),
      )
    this.#empty = { staff: emptyBy('mpce-share-over-55'), posts: emptyBy('mpce-vacancy-rate') }
    this.tallies = [...tallyReturns(returns, areas).values()].filter(({ answered }) => answered > 0)
  }

  isHidden(tally: Tally, measure: Measure): boolean {
    return this.#byLayer.get(layerOf[measure])?.has(placeOf(tally)) ?? false
  }

  /** Whether a share or a rate tells that it is 0. */
  isToldEmpty(tally: Tally, measure: Measure): boolean {
    const place = placeOf(tally)
    if (measure === 'headcount' || measure === 'over55') return this.#empty.staff.has(place)
    return this.#empty.posts.has(place)
  }

  /** Whether a rule withholds it, and it is not only withheld to protect another. */
  isSensitive(tally: Tally, measure: Measure): boolean {
    return (this.#byLayer.get(layerOf[measure])?.get(placeOf(tally)) ?? []).length > 0
  }

  nameOf(tally: Tally): string {
    return `${this.label}${keyOfTally(tally)}`
  }

  /** The places that a place adds up, along each axis. */
  sumsOf({ year, area, specialty, profession }: Tally): readonly (readonly string[])[] {
    const parts = [
      specialty === all ? specialties.map((part) => tallyKey(year, area, part, profession)) : [],
      profession === all ? professions.map((part) => tallyKey(year, area, specialty, part)) : [],
      (this.#areas.totals.find(({ code }) => code === area)?.parts ?? []).map((part) =>
        tallyKey(year, part, specialty, profession),
      ),
    ]
    return parts.map((keys) => keys.map((key) => `${this.label}${key}`))
  }
}

/** What departments gave of a place, whoever they are. */
const gaveOf = ({ given }: Tally) =>
  [...given.values()]
    .map((one) => JSON.stringify(one))
    .sort()
    .join()

/**
 * An attacker who shares no line with the guard: a library's solver over every measure of every place at once. It knows what is shown and how far what
 * is rounded can be from the truth, how places add up, that nothing is below 0, that persons over 55 are persons, and that there are as many persons as
 * WTE where all that answered gave persons. As a contributor it knows its own figures too, and asks all this of what the others gave.
 */
export class Attacker {
  readonly #last: Release
  readonly #releases: readonly Release[]
  /** What else is told of the vacancies of a place, by its id. */
  readonly #told: ReadonlyMap<string, Bounds>

  /** @param before an earlier version that was released too, by its own rules: of places where nothing has changed it knows that nothing has */
  constructor(
    returns: readonly Return[],
    areas: BaselineAreas,
    policy: DisclosurePolicy = defaultPolicy,
    before?: readonly Return[],
    beforePolicy: DisclosurePolicy = policy,
    told: ReadonlyMap<string, Bounds> = new Map(),
  ) {
    this.#told = told
    this.#last = new Release('', returns, areas, policy)
    this.#releases = [this.#last, ...(before ? [new Release('before ', before, areas, beforePolicy)] : [])]
  }

  contributors(): readonly number[] {
    return [...new Set(this.#last.tallies.flatMap(({ given }) => [...given.keys()]))]
  }

  /**
   * @param isEnough a range that is wider than this need not be looked at further: how wide it was found to be at least is told
   * @param asked all withheld figures, or those that a rule withholds
   * @returns how wide the range of each withheld figure is to a coalition that has something to learn of it; to everybody, where it is nobody
   */
  widths(
    sought: readonly Measure[] = measures,
    coalition: readonly number[] = [],
    isEnough: Enough = () => Infinity,
    asked: 'all' | 'sensitive' = 'all',
  ) {
    const extremes = this.#program(coalition)
    return this.#last.tallies.flatMap((tally) =>
      sought
        .filter((measure) => this.#last.isHidden(tally, measure))
        .filter((measure) => asked === 'all' || this.#last.isSensitive(tally, measure))
        .filter((measure) => {
          const { isKnown, others } = knowledgeOf(tally, coalition)
          return coalition.length === 0 || (!isKnown(measure) && add(others, measure) > 0)
        })
        .map((measure) => {
          const own = `${measure} ${keyOfTally(tally)}`
          const persons = tally.sum.headcount
          return { own, measure, width: extremes.width(own, isEnough(measure, persons)), persons }
        }),
    )
  }

  #program(coalition: readonly number[]): Extremes {
    const program: Program = { constraints: new Map(), variables: new Map() }
    for (const release of this.#releases) {
      this.#addPlaces(release, coalition, program)
      this.#addSums(release, coalition, program)
    }
    this.#addSame(program)
    return new Extremes(program)
  }

  #addPlaces(release: Release, coalition: readonly number[], { constraints, variables }: Program): void {
    for (const tally of release.tallies) {
      const key = release.nameOf(tally)
      const { least, isKnown } = knowledgeOf(tally, coalition)
      const within = (measure: Measure) => {
        if (!release.isHidden(tally, measure)) return shownRange(measure, tally.sum[measure], release.policy)
        if (release.isToldEmpty(tally, measure)) return equalTo(0)
        const knows = coalition.length > 0 && isKnown(measure)
        return knows ? equalTo(tally.sum[measure]) : greaterEq(Math.min(least(measure), tally.sum[measure]))
      }
      for (const measure of measures) {
        constraints.set(`is ${measure} ${key}`, within(measure))
        variables.set(`${measure} ${key}`, new Map([[`is ${measure} ${key}`, 1]]))
      }
      const told = this.#told.get(placeOf(tally))
      if (!told) continue
      constraints.set(`told ${key}`, told)
      variables.get(`vacant ${key}`)?.set(`told ${key}`, 1)
    }
  }

  #addSums(release: Release, coalition: readonly number[], { constraints, variables }: Program): void {
    const held = new Set(release.tallies.map((tally) => release.nameOf(tally)))
    for (const tally of release.tallies) {
      const key = release.nameOf(tally)
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
      for (const [at, parts] of release.sumsOf(tally).entries())
        for (const measure of parts.length > 0 ? measures : []) {
          const id = `sum ${at} ${measure} ${key}`
          constraints.set(id, equalTo(0))
          variables.get(`${measure} ${key}`)?.set(id, 1)
          for (const part of parts) if (held.has(part)) variables.get(`${measure} ${part}`)?.set(id, -1)
        }
    }
  }

  /** What has not changed between two versions is one figure of both. */
  #addSame({ variables }: Program): void {
    const [last, before] = this.#releases
    if (!last || !before) return
    const earlier = new Map(before.tallies.map((tally) => [keyOfTally(tally), tally]))
    for (const tally of last.tallies) {
      const other = earlier.get(keyOfTally(tally))
      if (!other || gaveOf(other) !== gaveOf(tally)) continue
      for (const measure of measures) {
        const old = `${measure} ${before.nameOf(other)}`
        for (const [id, times] of variables.get(old) ?? [])
          variables.get(`${measure} ${last.nameOf(tally)}`)?.set(id, times)
        variables.delete(old)
      }
    }
  }
}
