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
  /** How many departmental returns: one a department and specialty. */
  readonly asked: number
  readonly answered: number
  readonly complete: number
  /** How many departments have a complete return. */
  readonly departments: number
  /** Persons of each of them that has posts or persons in this cell. */
  readonly contributions: readonly number[]
  /** Staff in post, WTE, of each department that gave posts alone and has posts or staff in this cell. */
  readonly postsAlone: readonly number[]
  /** How many departments gave posts alone. */
  readonly partial: number
  readonly establishment: number
  readonly inPost: number
  readonly vacant: number
  readonly headcount: number
  readonly over55: number
}

export const keyOf = (year: string, area: string, specialty: string, profession: string): string =>
  [year, area, specialty, profession].join('|')

const sums = ['establishment', 'inPost', 'vacant', 'headcount', 'over55'] as const
const counts = ['asked', 'answered', 'complete', 'departments', 'partial'] as const
type Sums = Record<(typeof sums)[number], number>

const noSums = (): Sums => ({ establishment: 0, inPost: 0, vacant: 0, headcount: 0, over55: 0 })

/** Numbers for names, in the order in which they come: a hundred thousand rows add up far quicker by number than by name. */
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
  readonly sums = noSums()
  readonly #asked = new Set<number>()
  readonly #answered = new Set<number>()
  readonly #complete = new Set<number>()
  readonly #departments = new Set<number>()
  readonly #contributions = new Map<number, number>()
  readonly #partial = new Set<number>()
  readonly #postsAlone = new Map<number, number>()

  add(one: Return, department: number, key: number): void {
    this.#asked.add(key)
    if (one.response === 'none') return
    this.#answered.add(key)
    this.sums.establishment += one.posts.establishment
    this.sums.inPost += one.posts.inPost
    this.sums.vacant += one.posts.vacant
    if (one.response === 'partial') {
      this.#partial.add(department)
      if (one.posts.establishment > 0 || one.posts.inPost > 0)
        this.#postsAlone.set(department, (this.#postsAlone.get(department) ?? 0) + one.posts.inPost)
      return
    }
    this.#complete.add(key)
    this.#departments.add(department)
    const { headcount, ages } = one.persons
    if (one.posts.establishment > 0 || headcount > 0)
      this.#contributions.set(department, (this.#contributions.get(department) ?? 0) + headcount)
    this.sums.headcount += headcount
    this.sums.over55 += ages.age_55_plus
  }

  tally(): Amounts {
    return {
      asked: this.#asked.size,
      answered: this.#answered.size,
      complete: this.#complete.size,
      departments: this.#departments.size,
      contributions: [...this.#contributions.values()],
      postsAlone: [...this.#postsAlone.values()],
      partial: this.#partial.size,
      ...this.sums,
    }
  }
}

type Amounts = Omit<Tally, 'year' | 'area' | 'specialty' | 'profession'>

const nothing: Amounts = {
  asked: 0,
  answered: 0,
  complete: 0,
  departments: 0,
  partial: 0,
  contributions: [],
  postsAlone: [],
  ...noSums(),
}

/** Areas share no department, so what stands behind a total is what stands behind its parts, one after the other. */
function added(parts: readonly Amounts[]): Amounts {
  const some = parts.filter(({ asked }) => asked > 0)
  const [only, ...others] = some
  if (!only || others.length === 0) return only ?? nothing
  const total = {
    ...nothing,
    contributions: some.flatMap(({ contributions }) => contributions),
    postsAlone: some.flatMap(({ postsAlone }) => postsAlone),
  }
  for (const part of some) for (const name of [...sums, ...counts]) total[name] += part[name]
  return total
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
    const own = keyOf(surveyYear, area, specialty, profession)
    const known = sharing.get(own)
    if (known) return known
    const found = [all, specialty].flatMap((part) =>
      [all, profession].map((group) => cellOf(keyOf(surveyYear, area, part, group))),
    )
    sharing.set(own, found)
    return found
  }
  const [departments, keys] = [new Numbers(), new Numbers()]
  for (const one of returns) {
    const department = departments.of(one.department)
    const key = keys.of(`${department}|${one.specialty}`)
    for (const cell of cellsOf(one)) cell.add(one, department, key)
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
          const key = keyOf(year, area, specialty, profession)
          const amounts = parts
            ? added(parts.map((part) => tallies.get(keyOf(year, part, specialty, profession)) ?? nothing))
            : (gathered.get(key)?.tally() ?? nothing)
          tallies.set(key, { ...amounts, year, area, specialty, profession })
        }
  return tallies
}
