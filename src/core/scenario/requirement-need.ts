import { type NoFigure, noFigure, type RequirementInput } from './requirement.ts'

/** A published projection between two years. */
export type NeedProjection = {
  readonly id: string
  /** What grows: `incidence` or `people`. */
  readonly driver: RequirementInput['driver']
  readonly name: string
  readonly area: string
  readonly from: number
  readonly to: number
  /** Value of the last year over that of the first. */
  readonly ratio: number
  readonly status: 'as-printed' | 'second-hand' | 'derived'
  readonly caveat: string
  readonly source: string
}

/** A published figure that need is made of: an access rate, plans or fractions per course, the relative time of a technique. */
export type NeedFigure = {
  readonly id: string
  /** `access` rates are definitions that differ, not estimates of one number, and none is preselected. */
  readonly kind: 'access' | 'fractions' | 'complexity' | 'attendance' | 'throughput' | 'growth' | 'provision'
  readonly name: string
  readonly definition: string
  readonly area: string
  readonly period: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly unit: string
  readonly status: 'as-printed' | 'second-hand' | 'derived'
  readonly caveat: string
  readonly source: string
}

export type Growth = { readonly kind: 'value'; readonly factor: number; readonly notes: readonly string[] }

/**
 * Growth in per cent a year that gives a total change over several years.
 * @param ratio the last value over the first
 * @param years whole years between them, 1 or more
 * @throws RangeError when there is no year between, or the ratio is not above zero
 * @see Swann R et al. (2025), Clinical Radiology, doi 10.1016/j.crad.2025.107087: +60 per cent in seven years, whose printed "average 6% p.a." is a mean of yearly figures.
 * @example compoundRate(1.6, 7) = 6.94
 */
export function compoundRate(ratio: number, years: number): number {
  if (!(ratio > 0) || !(years > 0)) throw new RangeError('a rate needs a ratio above zero and a year or more')
  return 100 * (ratio ** (1 / years) - 1)
}

/**
 * Growth of what moves an input, between two years, along a published projection: the same rate each year between the two years in print. Nothing is
 * carried past its last year. Where a projection is of a larger area, or begins later than the figure that it is applied to, that is said.
 * @param projections those held for the driver; the first whose area comes first in `lineage` is taken
 * @param lineage GSS codes of the area and of those that hold it, the smallest first
 * @returns the factor with what it takes for granted; or why there is none
 * @throws RangeError when `to` lies before `from`
 * @see Each projection's own source, in data/scenario/projections.csv.
 */
export function growthBetween(
  projections: readonly NeedProjection[],
  driver: RequirementInput['driver'],
  lineage: readonly string[],
  from: number,
  to: number,
): Growth | NoFigure {
  if (to < from) throw new RangeError(`${to} lies before ${from}`)
  if (driver === 'constant' || to === from) return { kind: 'value', factor: 1, notes: [] }
  const fitting = projections.filter((one) => one.driver === driver)
  const held = lineage.flatMap((area) => fitting.find((one) => one.area === area) ?? [])[0]
  if (!held) return noFigure(`no projection of ${driverWords[driver]} is held for this area`)
  if (to > held.to) return noFigure(`${held.name} ends in ${held.to}`)
  const first = Math.max(from, held.from)
  const notes = [
    ...(held.area === lineage[0] ? [] : [`the area is taken to grow as its larger area does (${held.name})`]),
    ...(from < held.from ? [`no change is taken from ${from} to ${held.from}, where ${held.name} begins`] : []),
  ]
  const rate = held.ratio ** (1 / (held.to - held.from))
  return { kind: 'value', factor: rate ** Math.max(0, to - first), notes }
}

const driverWords: Readonly<Record<RequirementInput['driver'], string>> = {
  incidence: 'cancer incidence',
  people: 'the population',
  fleet: 'the equipment',
  constant: 'this',
}

/** What a year of radiotherapy is made of. All but the cancers are the reader's choice among what is in print. */
export type RadiotherapyNeed = {
  /** New cancers a year. */
  readonly cancers: number
  /** Share of new cancers that are treated, by one definition: 0.38. */
  readonly access: number
  /** Courses per patient treated. */
  readonly coursesPerPatient: number
  readonly plansPerCourse: number
  readonly fractionsPerCourse: number
  /** Relative planning time of the mix of techniques, 1 for three-dimensional conformal. */
  readonly complexity: number
}
/** Patients, courses and fractions a year; plans, and plans weighed by the time that they take. */
export type RadiotherapyWork = Readonly<Record<'patients' | 'courses' | 'plans' | 'plannedWork' | 'fractions', number>>

/**
 * Work that follows from need. Fractions move machines, plans move physics: shorter courses lower the first and leave the second.
 * @see Williams MV et al. (2007), Clinical Oncology, PMID 17517327: need as access times fractionation (1.33 × 1.37 = 1.82).
 */
export function radiotherapyWork(need: RadiotherapyNeed): RadiotherapyWork {
  const patients = need.cancers * need.access
  const courses = patients * need.coursesPerPatient
  const plans = courses * need.plansPerCourse
  return {
    patients,
    courses,
    plans,
    plannedWork: plans * need.complexity,
    fractions: courses * need.fractionsPerCourse,
  }
}

/**
 * Relative planning time of a mix of techniques, weighed by plans.
 * @param mix plans of each technique with its printed relative time
 * @throws RangeError when there are no plans
 * @see Thind K et al. (2022), Practical Radiation Oncology: 1.0, 2.4, 2.9 and 4.3 for conformal, IMRT, simple and complex VMAT.
 */
export function planComplexity(mix: readonly { readonly plans: number; readonly time: number }[]): number {
  const plans = mix.reduce((sum, one) => sum + one.plans, 0)
  if (!(plans > 0)) throw new RangeError('complexity needs plans')
  return mix.reduce((sum, one) => sum + one.plans * one.time, 0) / plans
}

/** Fractions behind attendances, where an attendance is less than a fraction: 7,084 ÷ 0.87 = 8,143. */
export const fractionsOf = (attendances: number, attendancesPerFraction: number): number =>
  attendances / attendancesPerFraction

/** Ratio of two ratios that changed by so much per cent: attendances −29.1 and courses −19.9 give 0.885 attendances a course. */
export const ratioOfChanges = (numerator: number, denominator: number): number =>
  (1 + numerator / 100) / (1 + denominator / 100)
