/** What a figure is of: all staff of an area, or a part of them by one division or by two. */
export type Division =
  | 'all'
  | 'specialty'
  | 'grade'
  | 'specialty and grade'
  | 'level'
  | 'specialty and level'
  | 'band'
  | 'specialty and band'
  | 'everybody'
  | 'area of work'

/** Divisions that this one would disclose if they were suppressed and it were shown: a level of staff is of one grade, a part of a specialty of that specialty. */
const restsOn: readonly (readonly [Division, readonly Division[]])[] = [
  ['specialty', []],
  ['grade', []],
  ['specialty and grade', ['specialty', 'grade']],
  ['level', ['grade']],
  ['specialty and level', ['specialty and grade', 'level']],
  ['band', []],
  ['specialty and band', ['specialty', 'band']],
  ['everybody', []],
]

/** Areas of one level do not overlap. Employers lie within boards, boards within regions; ITL1 regions cut across. */
export type AreaLevel = 'country' | 'region' | 'ITL1 region' | 'board' | 'employer'

/** A figure by what it is of, and the FTE that it counts. */
export type DividedFigure = { readonly division: Division; readonly level: AreaLevel; readonly amount: number }

/** What is suppressed whole. */
export type HiddenDivisions = { readonly levels: ReadonlySet<AreaLevel>; readonly divisions: ReadonlySet<Division> }

/** All staff by area of work have levels of their own: they are many more than those of one profession. */
const isOfWork = ({ division }: Pick<DividedFigure, 'division'>): boolean =>
  division === 'everybody' || division === 'area of work'

export const isHidden = ({ levels, divisions }: HiddenDivisions, one: Omit<DividedFigure, 'amount'>): boolean =>
  divisions.has(one.division) || (!isOfWork(one) && levels.has(one.level))

/**
 * Chooses levels of areas and divisions to suppress entirely, so that every remaining figure is 0 or large enough, and a division is shown entirely or
 * not at all: no sum has a gap that its other parts fill. An attacker then has only the two margins of a table, in which a figure that is not 0 has a
 * range as wide as the smallest margin.
 * @param least the fewest persons that a figure may stand for; nobody is more than 1 FTE
 * @param workDivides whether areas of work tell specialties or grades apart, so that they would give them away
 */
export function hiddenOf(figures: readonly DividedFigure[], least: number, workDivides: boolean): HiddenDivisions {
  const small = figures.filter(({ amount }) => amount > 0 && Math.ceil(amount) < least)
  const levels = new Set(small.filter(({ division }) => division === 'all').map(({ level }) => level))
  // Beside regions they would tell of the boards and employers that lie between.
  if (levels.has('board') || levels.has('employer')) levels.add('ITL1 region')
  const divisions = new Set<Division>()
  const work: readonly Division[] = ['everybody', ...(workDivides ? (['specialty', 'grade'] as const) : [])]
  for (const [division, on] of [...restsOn, ['area of work', work] as const]) {
    const isSmall = small.some((one) => one.division === division && !isHidden({ levels, divisions }, one))
    if (isSmall || on.some((other) => divisions.has(other))) divisions.add(division)
  }
  return { levels, divisions }
}
