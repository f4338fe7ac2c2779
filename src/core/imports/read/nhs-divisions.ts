import type { Observation } from '#core/domain/cell.ts'
import type { AreaLevel, DividedFigure, Division } from '../guard/divisions.ts'
import { extendedIds } from './extended-ids.ts'
import type { MpceTally } from './mpce-tally.ts'

/** What is no area of England is a trust. */
function areaLevelOf(area: string): AreaLevel {
  if (area.startsWith('E92')) return 'country'
  if (area.startsWith('E40')) return 'region'
  if (area.startsWith('E12')) return 'ITL1 region'
  return area.startsWith('E54') ? 'board' : 'employer'
}

const acrossSpecialties: Readonly<Record<'grade' | 'level' | 'band', Division>> = {
  grade: 'specialty and grade',
  level: 'specialty and level',
  band: 'specialty and band',
}

/** What a figure of MPCE staff is divided by. The grades stand among the levels of staff in both of its indicators. */
function divisionOf(id: string, { specialty, level, band }: Observation['dims']): Division {
  const isBoth = specialty === 'both'
  if (level === 'all') return isBoth ? 'all' : 'specialty'
  const by = band !== undefined ? 'band' : id === 'mpce-staff' || level === 'qualified' ? 'grade' : 'level'
  return isBoth ? by : acrossSpecialties[by]
}

/** Tells of each figure of a workforce file what it is of and how many it counts. */
export const dividedBy =
  (allStaff: string, mpce: MpceTally) =>
  (id: string, one: Observation): DividedFigure | null => {
    const level = areaLevelOf(one.area)
    const extended = extendedIds.find((known) => known === id)
    if (extended) return { division: divisionOf(id, one.dims), level, amount: mpce.amountOf(one, extended) }
    if (id !== allStaff || one.cell.kind === 'absent') return null
    return { division: one.dims.group === 'all' ? 'everybody' : 'area of work', level, amount: one.cell.value }
  }
