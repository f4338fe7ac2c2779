import {
  type CommissioningYear,
  commissioningBy,
  type EquipmentFigure,
  type EquipmentFleet,
  type FleetAdequacy,
  type FleetFitness,
  fitForPurpose,
  fleetAdequacy,
  replacementsBy,
} from './equipment.ts'
import { type SmoothedWave, smoothReplacements } from './equipment-smoothing.ts'
import type { EquipmentAsked } from './question-parts.ts'
import type { NoFigure } from './requirement.ts'

/** The age of replacement that is in print for a kind of unit, that of the area’s own country first; null where none was found. */
export function lifeInPrint(figures: readonly EquipmentFigure[], modality: string): EquipmentFigure | null {
  const own = figures.filter((one) => one.kind === 'life' && one.modality === modality && one.value !== null)
  return own.find(({ area }) => area !== '') ?? own[0] ?? null
}

/** The age where nobody has printed one, in years: an assumption. */
export const assumedLife = 10

/** Replacements of one area, year by year. Units. */
export type ReplacementWave = Pick<SmoothedWave, 'peakBefore' | 'peak' | 'moved'> & {
  readonly years: readonly number[]
  /** By year, in which they reach the age; those that had reached it before stand in the first year. */
  readonly due: readonly number[]
  /** By year, within the years allowed. */
  readonly planned: readonly number[]
  /** Of those due in the first year, how many had reached the age before it. */
  readonly overdue: number
  /** Planned later than the last year. */
  readonly after: number
}

/**
 * Replacements of a fleet by year, as they are due and as they are planned so that the busiest year has as few as can be. A unit that comes early or late is
 * due again as if it had come in time.
 * @param life the age of replacement in years
 * @param years calendar years without a gap
 * @throws RangeError when the life is below one year
 */
export function replacementWave(
  fleet: EquipmentFleet,
  life: number,
  { early, late }: Pick<EquipmentAsked, 'early' | 'late'>,
  years: readonly number[],
): ReplacementWave {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  const found = replacementsBy(fleet, life, first, last)
  const units = found.flatMap(({ year, units: due }) => Array.from({ length: Math.round(due) }, () => year))
  const { years: placed, peakBefore, peak, moved } = smoothReplacements(units, { early, late }, first)
  return {
    years,
    due: found.map((one) => one.units),
    planned: years.map((year) => placed.filter((one) => one === year).length),
    overdue: found[0]?.overdue ?? 0,
    after: placed.filter((one) => one > last).length,
    peakBefore,
    peak,
    moved,
  }
}

/** Acceptance and commissioning of what is planned, against staff in post. */
export function commissioningWork(
  { years, planned }: ReplacementWave,
  { weeks, workingWeeks }: EquipmentAsked,
  staff: ReadonlyMap<number, number>,
): readonly CommissioningYear[] | NoFigure {
  const units = years.map((year, at) => ({ year, units: planned[at] ?? 0 }))
  const ranged = weeks === null ? null : { value: weeks, low: weeks, high: weeks }
  return commissioningBy(units, { weeks: ranged, weeksPerWte: workingWeeks }, staff)
}

/** Whether a fleet is fit and enough in one year. */
export type FleetYear = {
  readonly year: number
  /** Within the age where none is replaced. */
  readonly fitness: FleetFitness
  /** Units within the age against those that demand asks for, where none is replaced, and where each is in time. */
  readonly unreplaced: FleetAdequacy | NoFigure
  readonly replaced: FleetAdequacy | NoFigure
}

/**
 * A fleet against demand, year by year.
 * @param demand activity of each year, or why it is not known
 */
export function fleetByYear(
  fleet: EquipmentFleet,
  life: number,
  years: readonly number[],
  demand: readonly (number | NoFigure)[],
  perUnit: number | null,
): readonly FleetYear[] {
  return years.map((year, at) => {
    const fitness = fitForPurpose(fleet, life, year)
    const asked = demand[at] ?? null
    if (typeof asked === 'object' && asked !== null) return { year, fitness, unreplaced: asked, replaced: asked }
    return {
      year,
      fitness,
      unreplaced: fleetAdequacy(asked, perUnit, fitness),
      replaced: fleetAdequacy(asked, perUnit, { ...fitness, fit: fitness.units }),
    }
  })
}
