import type { Observation } from '#core/domain/cell.ts'
import { type NoFigure, noFigure, type RangedFigure } from './requirement.ts'

/** Units of one kind in one area, by the year in which they were installed. */
export type EquipmentFleet = {
  /** GSS code. */
  readonly area: string
  readonly modality: string
  readonly installed: readonly { readonly year: number; readonly units: number }[]
}

/** A published figure about equipment: a life, a fleet, work per unit; without a value where none was found in print. */
export type EquipmentFigure = {
  readonly id: string
  readonly kind: 'life' | 'fleet' | 'renewal' | 'work' | 'commissioning'
  readonly modality: string
  readonly name: string
  readonly area: string
  readonly period: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly status: 'as-printed' | 'second-hand' | 'derived' | 'none-found'
  readonly caveat: string
  readonly source: string | null
}

/** Whether an indicator of the reader's own is the units of an equipment survey by year of installation. */
export const isFleetIndicator = (id: string): boolean => /^own-.+-installed$/.test(id)

/**
 * The fleet of an area from "units by year of installation", as an equipment survey that was imported gives it: the period of an observation is the
 * year of installation.
 * @param dimension id of the dimension that holds the modality
 * @returns the fleet; or that no fleet data is held for the area
 */
export function fleetOf(
  observations: readonly Observation[],
  area: string,
  modality: string,
  dimension = 'group',
): EquipmentFleet | NoFigure {
  const own = observations.filter((one) => one.area === area && one.dims[dimension] === modality)
  if (own.length === 0) return noFigure('no fleet by year of installation is held for this area')
  const hidden = own.find(({ cell }) => cell.kind === 'absent')
  if (hidden) return noFigure(`the units installed in ${hidden.period} are suppressed or not known`)
  const installed = own
    .flatMap(({ period, cell }) =>
      cell.kind === 'value' && cell.value > 0 ? [{ year: Number(period.slice(0, 4)), units: cell.value }] : [],
    )
    .sort((a, b) => a.year - b.year)
  return { area, modality, installed }
}

/** The year in which a unit reaches an age. Units are taken to be installed in the middle of their year: 7.5 years from 2016 end in 2024. */
export const yearOfAge = (installed: number, age: number): number => Math.floor(installed + 0.5 + age)

/** Units due for replacement in one year. Those that were due before the first year stand in `overdue` of the first. */
export type ReplacementYear = { readonly year: number; readonly units: number; readonly overdue: number }

/**
 * Units that reach the replacement age in each year. What was due before the first year is due in it, and counted apart. Every replacement is
 * replaced again after one more life.
 * @param life the replacement age in years, above zero: an assumption with its own source, never a rule of law
 * @param from first year
 * @param to last year
 * @throws RangeError when the life is not above zero, or the years are the wrong way round
 * @example a fleet of 285 machines spread evenly over ten years of age, replaced at ten: 28.5 a year on average
 */
export function replacementsBy(
  { installed }: EquipmentFleet,
  life: number,
  from: number,
  to: number,
): readonly ReplacementYear[] {
  checkYears(life, from, to)
  const years = Array.from({ length: to - from + 1 }, (_, at) => ({ year: from + at, units: 0, overdue: 0 }))
  for (const { year, units } of installed) {
    const due = yearOfAge(year, life)
    const first = Math.max(due, from)
    const late = years[first - from]
    if (due < from && late) late.overdue += units
    for (let next = first; next <= to; next = yearOfAge(next, life)) {
      const held = years[next - from]
      if (held) held.units += units
    }
  }
  return years
}

function checkYears(life: number, from: number, to: number): void {
  if (!(life >= 1)) throw new RangeError(`a life of ${life} years: 1 year or more`)
  if (to < from) throw new RangeError(`${to} lies before ${from}`)
}

/** Replacements a year of a fleet whose ages are spread evenly: 285 machines at ten years are 28.5 a year. */
export const steadyReplacements = (units: number, life: number): number => units / life

/** A fleet of which so many units are such a share: 20 machines = 7 per cent are 286. */
export const fleetImplied = (units: number, share: number): number => units / share

/** What acceptance and commissioning take. Nothing is published: it is elicited, and off until given. */
export type CommissioningEffort = {
  /** Weeks of one WTE for each unit, or null where nobody has given them. */
  readonly weeks: RangedFigure | null
  /** Working weeks a year of one WTE, or null. */
  readonly weeksPerWte: number | null
}
/** Work of acceptance and commissioning in one year, against the staff who do it. */
export type CommissioningYear = {
  readonly year: number
  readonly units: number
  readonly wte: RangedFigure
  /** Per cent of the staff in post of that year; null where these are not given. */
  readonly shareOfStaff: RangedFigure | null
}

/**
 * Acceptance and commissioning of new units as WTE of each year: units × weeks ÷ working weeks of one WTE, and as a share of staff in post.
 * @param replacements units by year
 * @param effort weeks per unit and working weeks a year; both are assumptions of the unit
 * @param staff WTE in post by year; a year that is not in it has no share
 * @returns one row a year, or what has to be given first
 * @see Nothing is published about the effort: data/scenario/equipment.csv says so for each kind of unit.
 */
export function commissioningBy(
  replacements: readonly { readonly year: number; readonly units: number }[],
  effort: CommissioningEffort,
  staff: ReadonlyMap<number, number>,
): readonly CommissioningYear[] | NoFigure {
  const { weeks, weeksPerWte } = effort
  if (weeks === null)
    return noFigure('the weeks of acceptance and commissioning for a unit are not given: none are in print')
  if (weeksPerWte === null) return noFigure('the working weeks a year of one WTE are not given')
  if (!(weeksPerWte > 0)) throw new RangeError(`${weeksPerWte} working weeks: a number above zero`)
  const times = (by: number): RangedFigure => ({
    value: weeks.value === null ? null : weeks.value * by,
    low: weeks.low * by,
    high: weeks.high * by,
  })
  return replacements.map(({ year, units }) => {
    const post = staff.get(year)
    const shareOfStaff = post !== undefined && post > 0 ? times((100 * units) / weeksPerWte / post) : null
    return { year, units, wte: times(units / weeksPerWte), shareOfStaff }
  })
}

/** Units of a fleet at the end of a year, and how many are within the replacement age. */
export type FleetFitness = { readonly units: number; readonly fit: number; readonly share: number | null }

/**
 * Units that are within the replacement age in a year. Age is all that a survey of years tells: a unit within its age may still be unfit, and an older
 * one may have been upgraded.
 * @param life the replacement age in years
 */
export function fitForPurpose({ installed }: EquipmentFleet, life: number, year: number): FleetFitness {
  const held = installed.filter((one) => one.year <= year)
  const sum = (some: typeof held) => some.reduce((units, one) => units + one.units, 0)
  const [units, fit] = [sum(held), sum(held.filter((one) => yearOfAge(one.year, life) > year))]
  return { units, fit, share: units > 0 ? fit / units : null }
}

/** Units against what demand asks for. */
export type FleetAdequacy = {
  readonly kind: 'value'
  readonly needed: number
  readonly held: number
  /** Units held over units needed; 1 and above is adequate. */
  readonly ratio: number
  readonly short: number
}

/**
 * Whether units are adequate for a demand: demand ÷ what one unit delivers a year, against units within the replacement age.
 * @param demand activity of the year, such as attendances; null where it is not known
 * @param perUnit activity of one unit a year in the same terms; null where it is not chosen
 */
export function fleetAdequacy(
  demand: number | null,
  perUnit: number | null,
  fitness: FleetFitness,
): FleetAdequacy | NoFigure {
  if (demand === null) return noFigure('the demand of the year is not given')
  if (perUnit === null || perUnit <= 0) return noFigure('what one unit delivers a year is not given')
  const needed = demand / perUnit
  if (needed === 0) return noFigure('there is no demand')
  return {
    kind: 'value',
    needed,
    held: fitness.fit,
    ratio: fitness.fit / needed,
    short: Math.max(0, needed - fitness.fit),
  }
}
