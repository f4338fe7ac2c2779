import { professions, specialties } from './returns.ts'
import { all, type BaselineAreas, keyOf, type Tally } from './tally.ts'

/** Below these a cell is not shown. */
export type SuppressionPolicy = {
  /** Persons in the cell, from complete returns. */
  readonly fewestPeople: number
  /** Departments with persons or posts in the cell, from complete returns. */
  readonly fewestDepartments: number
}

/**
 * Five persons and three departments. A threshold of three or of five respondents is what statistical agencies use; three
 * departments, since of two each could work out the other's figure.
 * @see Glossary of Statistical Disclosure Control (UNECE and Eurostat, 2005), “threshold rule”
 * @see Hundepool et al., Handbook on Statistical Disclosure Control, chapter 4, on secondary suppression
 */
export const suppressionPolicy: SuppressionPolicy = { fewestPeople: 5, fewestDepartments: 3 }

function isSensitive(tally: Tally, { fewestPeople, fewestDepartments }: SuppressionPolicy): boolean {
  if (tally.answered.size === 0) return false
  if (tally.departments.size < fewestDepartments) return true
  if (tally.establishment === 0 && tally.headcount === 0) return false
  return tally.headcount < fewestPeople || tally.contributing.size < fewestDepartments
}

/** A total and the parts that add up to it, as keys of tallies. */
type Line = { readonly total: string; readonly parts: readonly string[] }

function linesOf(years: readonly string[], { leaves, totals }: BaselineAreas): readonly Line[] {
  const codes = [...leaves, ...totals.map(({ code }) => code)]
  const groups = [all, ...specialties]
  const jobs = [all, ...professions]
  return years.flatMap((year) => {
    const overAreas = totals.flatMap(({ code, parts }) =>
      groups.flatMap((group) =>
        jobs.map((job) => ({
          total: keyOf(year, code, group, job),
          parts: parts.map((part) => keyOf(year, part, group, job)),
        })),
      ),
    )
    const overSpecialties = codes.flatMap((code) =>
      jobs.map((job) => ({
        total: keyOf(year, code, all, job),
        parts: specialties.map((group) => keyOf(year, code, group, job)),
      })),
    )
    const overProfessions = codes.flatMap((code) =>
      groups.map((group) => ({
        total: keyOf(year, code, group, all),
        parts: professions.map((job) => keyOf(year, code, group, job)),
      })),
    )
    return [...overAreas, ...overSpecialties, ...overProfessions]
  })
}

/** The least that can be withheld beside a hidden cell: a part with the fewest persons, or the total when no part has any. */
function companionFor(line: Line, hidden: ReadonlySet<string>, tallies: ReadonlyMap<string, Tally>): string {
  const size = (key: string) => tallies.get(key)?.headcount ?? 0
  const parts = line.parts.filter((key) => !hidden.has(key) && size(key) > 0)
  return parts.sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))[0] ?? line.total
}

/**
 * The cells that may not be shown: those with few persons or departments behind them, and a second one wherever a total and its
 * other parts would give the first away. Guards each total with its parts by itself, not combinations of several totals.
 * @returns keys of tallies
 */
export function suppressedCells(
  tallies: ReadonlyMap<string, Tally>,
  areas: BaselineAreas,
  policy: SuppressionPolicy,
): ReadonlySet<string> {
  const hidden = new Set([...tallies].filter(([, tally]) => isSensitive(tally, policy)).map(([key]) => key))
  const lines = linesOf([...new Set([...tallies.values()].map(({ year }) => year))], areas)
  for (let settled = false; !settled; ) {
    settled = true
    for (const line of lines) {
      const missing = [line.total, ...line.parts].filter((key) => hidden.has(key))
      if (missing.length !== 1) continue
      hidden.add(companionFor(line, hidden, tallies))
      settled = false
    }
  }
  return hidden
}
