import type { Cell, Value } from '#core/domain/cell.ts'
import { wilsonInterval } from '#core/statistics/wilson-interval.ts'
import { unfitForPurpose } from '../tables/words.ts'
import { isOld, oldAfterYears } from './answered-fleet.ts'
import type { EquipmentUnit } from './equipment-rows.ts'

/** A figure of equipment that a department may see beside those of regions: what it is made of. */
type EquipmentFigure = {
  readonly name: string
  readonly kind: 'things' | 'share' | 'measure'
  readonly unit: string
  readonly decimals: number
  /** Bands that have to be shown for it to be. */
  readonly needs: readonly string[]
  /** The units that it is made of. */
  readonly of: (unit: EquipmentUnit) => boolean
  /** What is said where there are units, and none of those. */
  readonly lacks: string
  /** The figure of units, one at least; `departments` have answered. */
  readonly make: (units: readonly EquipmentUnit[], now: number, departments: number) => Cell
}

/** What is a share of units in percent, with Wilson's limits. */
function shareOf(units: readonly EquipmentUnit[], holds: (unit: EquipmentUnit) => boolean): Value {
  const some = units.filter(holds).length
  const { lower, upper } = wilsonInterval(some, units.length, 0.95)
  const percent = (share: number) => Math.round(share * 1000) / 10
  return {
    kind: 'value',
    status: 'derived',
    value: percent(some / units.length),
    numerator: some,
    denominator: units.length,
    interval: { lower: percent(lower), upper: percent(upper), level: 0.95, method: 'Wilson' },
  }
}

const derived = (value: number): Value => ({ kind: 'value', status: 'derived', value })

/** Mean hours of use a week of units whose hours are known. */
const meanHours = (units: readonly EquipmentUnit[]): Value =>
  derived(Math.round((units.reduce((sum, { hours }) => sum + (hours ?? 0), 0) / units.length) * 10) / 10)

/** The figures of a table of equipment that are of all its years, by the end of their id. */
export const equipmentFigures = {
  units: {
    name: 'Units of equipment',
    kind: 'things',
    unit: 'units',
    decimals: 0,
    needs: ['all'],
    of: () => true,
    lacks: '',
    make: (units) => derived(units.length),
  },
  'per-department': {
    name: 'Units of equipment, mean of departments that answered',
    kind: 'measure',
    unit: 'units a department',
    decimals: 1,
    needs: ['all'],
    of: () => true,
    lacks: '',
    make: (units, _, departments) => derived(Math.round((units.length / departments) * 10) / 10),
  },
  old: {
    name: `Share of equipment over ${oldAfterYears} years old`,
    kind: 'share',
    unit: 'units',
    decimals: 1,
    needs: ['all', 'old'],
    of: () => true,
    lacks: '',
    make: (units, now) => shareOf(units, isOld(now)),
  },
  hours: {
    name: 'Hours of clinical use a week, mean of units reported',
    kind: 'measure',
    unit: 'hours a week',
    decimals: 1,
    needs: ['used', 'hours'],
    of: ({ hours }) => hours !== null,
    lacks: 'nobody gave hours',
    make: meanHours,
  },
  unfit: {
    name: 'Share of equipment not fit for purpose, of units assessed',
    kind: 'share',
    unit: 'units',
    decimals: 1,
    needs: ['assessed', 'unfit'],
    of: ({ fitness }) => fitness !== null,
    lacks: 'no unit was assessed',
    make: (units) => shareOf(units, ({ fitness }) => fitness === unfitForPurpose),
  },
} satisfies Record<string, EquipmentFigure>

export type EquipmentFigureId = keyof typeof equipmentFigures

export const isEquipmentFigure = (id: string): id is EquipmentFigureId => Object.hasOwn(equipmentFigures, id)

/** The figure of some units, which may be none. */
export function equipmentCell(
  id: EquipmentFigureId,
  units: readonly EquipmentUnit[],
  now: number,
  departments: number,
): Cell {
  const figure: EquipmentFigure = equipmentFigures[id]
  const own = units.filter(figure.of)
  if (own.length > 0) return figure.make(own, now, departments)
  if (units.length > 0) return { kind: 'absent', reason: 'not-collected', because: figure.lacks }
  if (figure.needs.length > 1) return { kind: 'absent', reason: 'not-applicable', because: 'there is no equipment' }
  return departments > 0 ? derived(0) : { kind: 'absent', reason: 'not-collected', because: 'nobody answered' }
}
