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
  /** Departmental returns, by number: one a department and specialty. */
  readonly asked: Set<number>
  readonly answered: Set<number>
  readonly complete: Set<number>
  /** Departments, by number, with a complete return, and the persons of those of them that have posts or persons in this cell. */
  readonly departments: Set<number>
  readonly contributing: Map<number, number>
  establishment: number
  inPost: number
  vacant: number
  headcount: number
  over55: number
}

export const keyOf = (year: string, area: string, specialty: string, profession: string): string =>
  [year, area, specialty, profession].join('|')

const emptyTally = (year: string, area: string, specialty: string, profession: string): Tally => ({
  year,
  area,
  specialty,
  profession,
  asked: new Set(),
  answered: new Set(),
  complete: new Set(),
  departments: new Set(),
  contributing: new Map(),
  establishment: 0,
  inPost: 0,
  vacant: 0,
  headcount: 0,
  over55: 0,
})

/** Numbers for names, in the order in which they come: a hundred thousand rows add up far quicker by number than by name. */
class Numbers {
  readonly #known = new Map<string, number>()
  of(name: string): number {
    const known = this.#known.get(name) ?? this.#known.size
    this.#known.set(name, known)
    return known
  }
}

function add(tally: Tally, one: Return, department: number, key: number): void {
  tally.asked.add(key)
  if (one.response === 'none') return
  tally.answered.add(key)
  tally.establishment += one.posts.establishment
  tally.inPost += one.posts.inPost
  tally.vacant += one.posts.vacant
  if (one.response === 'partial') return
  tally.complete.add(key)
  tally.departments.add(department)
  const { headcount } = one.persons
  if (one.posts.establishment > 0 || headcount > 0)
    tally.contributing.set(department, (tally.contributing.get(department) ?? 0) + headcount)
  tally.headcount += one.persons.headcount
  tally.over55 += one.persons.ages.age_55_plus
}

/** Area → itself and every total that it is part of, at any depth. */
function holdersOf({ leaves, totals }: BaselineAreas): ReadonlyMap<string, readonly string[]> {
  const holders = (code: string): string[] => [
    code,
    ...totals.filter(({ parts }) => parts.includes(code)).flatMap((total) => holders(total.code)),
  ]
  return new Map(leaves.map((code) => [code, holders(code)]))
}

/**
 * Adds up returns for every area, specialty and profession and their totals, for every survey year found.
 * Cells that nobody was asked for are there too, empty, so that the table has no holes.
 */
export function tallyReturns(returns: readonly Return[], areas: BaselineAreas): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  const codes = [...areas.leaves, ...areas.totals.map(({ code }) => code)]
  for (const year of [...new Set(returns.map(({ surveyYear }) => surveyYear))].sort())
    for (const area of codes)
      for (const specialty of [all, ...specialties])
        for (const profession of [all, ...professions])
          tallies.set(keyOf(year, area, specialty, profession), emptyTally(year, area, specialty, profession))
  const holders = holdersOf(areas)
  /** Every tally that a row of one year, area, specialty and profession counts in. */
  const sharing = new Map<string, readonly Tally[]>()
  const talliesOf = (one: Return): readonly Tally[] => {
    const own = keyOf(one.surveyYear, one.area, one.specialty, one.profession)
    const known = sharing.get(own)
    if (known) return known
    const found = (holders.get(one.area) ?? []).flatMap((area) =>
      [all, one.specialty].flatMap((specialty) =>
        [all, one.profession].flatMap(
          (profession) => tallies.get(keyOf(one.surveyYear, area, specialty, profession)) ?? [],
        ),
      ),
    )
    sharing.set(own, found)
    return found
  }
  const [departments, keys] = [new Numbers(), new Numbers()]
  for (const one of returns) {
    const department = departments.of(one.department)
    const key = keys.of(`${department}|${one.specialty}`)
    for (const tally of talliesOf(one)) add(tally, one, department, key)
  }
  return tallies
}
