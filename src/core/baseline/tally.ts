import { contributorsOf } from './contributors.ts'
import { type Contribution, givenBy, nothingGiven, plus } from './given.ts'
import { professions, type Return, specialties } from './returns.ts'

/** A sum over areas, such as England over its regions. `parts` may be totals themselves, listed earlier. */
export type AreaTotal = { readonly code: string; readonly parts: readonly string[] }
export type BaselineAreas = { readonly leaves: readonly string[]; readonly totals: readonly AreaTotal[] }

/** Stands for the sum over all specialties or all professions. */
export const all = 'all'

/** One cell of the survey's table: who was asked, who answered, and what they add up to. */
export type Tally = {
  readonly year: string
  readonly area: string
  readonly specialty: string
  readonly profession: string
  /** How many specialty returns: one a department and specialty. */
  readonly asked: number
  readonly answered: number
  readonly complete: number
  /** What each contributor that answered gave. */
  readonly given: ReadonlyMap<number, Contribution>
  readonly sum: Contribution
}

export const tallyKey = (year: string, area: string, specialty: string, profession: string): string =>
  [year, area, specialty, profession].join('|')

/** Numbers names in order of appearance: adding up 100,000 rows is far faster by number than by name. */
class Numbers {
  readonly #known = new Map<string, number>()
  of(name: string): number {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    this.#known.set(name, this.#known.size)
    return this.#known.size - 1
  }
}

/** A cell of one area while its rows come in: departments and their returns by number, so that each counts once. */
class Gathered {
  readonly #asked = new Set<number>()
  readonly #answered = new Set<number>()
  readonly #complete = new Set<number>()
  readonly #given = new Map<number, Contribution>()

  add(given: Contribution | undefined, contributor: number, key: number): void {
    this.#asked.add(key)
    if (!given) return
    this.#answered.add(key)
    if (given.complete > 0) this.#complete.add(key)
    const before = this.#given.get(contributor)
    this.#given.set(contributor, before ? plus(before, given) : given)
  }

  tally(): Amounts {
    return {
      asked: this.#asked.size,
      answered: this.#answered.size,
      complete: this.#complete.size,
      given: this.#given,
      sum: [...this.#given.values()].reduce(plus, nothingGiven),
    }
  }
}

type Amounts = Omit<Tally, 'year' | 'area' | 'specialty' | 'profession'>

const nothing: Amounts = { asked: 0, answered: 0, complete: 0, given: new Map(), sum: nothingGiven }

/** The contributors of a total are those of its parts. A name found in two areas counts as one contributor to their total. */
function added(parts: readonly Amounts[]): Amounts {
  const some = parts.filter(({ asked }) => asked > 0)
  const [only, ...others] = some
  if (!only || others.length === 0) return only ?? nothing
  const given = new Map(only.given)
  for (const part of others)
    for (const [contributor, one] of part.given) {
      const before = given.get(contributor)
      given.set(contributor, before ? plus(before, one) : one)
    }
  const count = (name: 'asked' | 'answered' | 'complete') => some.reduce((sum, part) => sum + part[name], 0)
  return {
    asked: count('asked'),
    answered: count('answered'),
    complete: count('complete'),
    given,
    sum: some.map(({ sum }) => sum).reduce(plus),
  }
}

/** Rows by year, area and group, for themselves and for all specialties, all professions and both. */
function gather(returns: readonly Return[]): ReadonlyMap<string, Gathered> {
  const cells = new Map<string, Gathered>()
  const cellOf = (key: string): Gathered => {
    const known = cells.get(key) ?? new Gathered()
    cells.set(key, known)
    return known
  }
  /** The four cells that a row of one year, area, specialty and profession counts in. */
  const sharing = new Map<string, readonly Gathered[]>()
  const cellsOf = ({ surveyYear, area, specialty, profession }: Return): readonly Gathered[] => {
    const own = tallyKey(surveyYear, area, specialty, profession)
    const known = sharing.get(own)
    if (known) return known
    const found = [all, specialty].flatMap((part) =>
      [all, profession].map((group) => cellOf(tallyKey(surveyYear, area, part, group))),
    )
    sharing.set(own, found)
    return found
  }
  const contributors = contributorsOf(returns)
  const keys = new Numbers()
  for (const one of returns) {
    const { department, area, specialty } = one
    const contributor = contributors.of(department, area)
    const key = keys.of(`${contributors.named(department, area)}|${specialty}`)
    const given = givenBy(one)
    for (const cell of cellsOf(one)) cell.add(given, contributor, key)
  }
  return cells
}

/**
 * Adds up returns for every area, specialty and profession and their totals, for every survey year found. A department has one area in a year.
 * Cells that nobody was asked for are there too, empty, so that the table has no holes.
 */
export function tallyReturns(returns: readonly Return[], areas: BaselineAreas): ReadonlyMap<string, Tally> {
  const gathered = gather(returns)
  const tallies = new Map<string, Tally>()
  for (const year of [...new Set(returns.map(({ surveyYear }) => surveyYear))].sort())
    for (const { code: area, parts } of [...areas.leaves.map((code) => ({ code, parts: null })), ...areas.totals])
      for (const specialty of [all, ...specialties])
        for (const profession of [all, ...professions]) {
          const key = tallyKey(year, area, specialty, profession)
          const amounts = parts
            ? added(parts.map((part) => tallies.get(tallyKey(year, part, specialty, profession)) ?? nothing))
            : (gathered.get(key)?.tally() ?? nothing)
          tallies.set(key, { ...amounts, year, area, specialty, profession })
        }
  return tallies
}
