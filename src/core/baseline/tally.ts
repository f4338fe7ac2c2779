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
  /** Departmental returns: one a department and specialty. */
  readonly asked: Set<string>
  readonly answered: Set<string>
  readonly complete: Set<string>
  /** Departments with a complete return, and the persons of those of them that have posts or persons in this cell. */
  readonly departments: Set<string>
  readonly contributing: Map<string, number>
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

function add(tally: Tally, one: Return): void {
  const key = `${one.department}|${one.specialty}`
  tally.asked.add(key)
  if (one.response === 'none') return
  tally.answered.add(key)
  tally.establishment += one.posts.establishment
  tally.inPost += one.posts.inPost
  tally.vacant += one.posts.vacant
  if (one.response === 'partial') return
  tally.complete.add(key)
  tally.departments.add(one.department)
  const { headcount } = one.persons
  if (one.posts.establishment > 0 || headcount > 0)
    tally.contributing.set(one.department, (tally.contributing.get(one.department) ?? 0) + headcount)
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
  for (const one of returns)
    for (const area of holders.get(one.area) ?? [])
      for (const specialty of [all, one.specialty])
        for (const profession of [all, one.profession]) {
          const tally = tallies.get(keyOf(one.surveyYear, area, specialty, profession))
          if (tally) add(tally, one)
        }
  return tallies
}
