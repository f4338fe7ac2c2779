import {
  type InputValues,
  inputsOf,
  type NoFigure,
  noFigure,
  type Requirement,
  type RequirementInput,
  type RequirementMethod,
  type RequirementSettings,
  requirementOf,
} from './requirement.ts'
import { growthBetween, type NeedProjection, type RadiotherapyNeed, radiotherapyWork } from './requirement-need.ts'

/** What a service of an area has today, from which its requirement is carried on. */
export type RequirementBase = {
  /** GSS codes of the area and of those that hold it, the smallest first. */
  readonly lineage: readonly string[]
  /** The year of the values. */
  readonly year: number
  readonly values: InputValues
}

/** What moves the values over the years. */
export type RequirementDrivers = {
  readonly inputs: readonly RequirementInput[]
  readonly projections: readonly NeedProjection[]
  /** Units of an input in a year, from a fleet; null where no fleet is held, and the number then stays as it is. */
  readonly units?: (input: string, year: number) => number | null
  /** By what the reader multiplies an input in a year: access, plans a course, complexity. 1 for nothing. */
  readonly change?: (input: string, year: number) => number
  readonly settings?: RequirementSettings
}

/** The requirement of one year, with all that is taken for granted on the way to it. */
export type RequirementYear = {
  readonly year: number
  readonly requirement: Requirement | NoFigure
  readonly notes: readonly string[]
}

type Moved = { readonly value: number; readonly note: string | null; readonly notes: readonly string[] }

function moved(
  input: RequirementInput,
  value: number,
  base: RequirementBase,
  year: number,
  drivers: RequirementDrivers,
): Moved | NoFigure {
  const by = drivers.change?.(input.id, year) ?? 1
  if (input.driver === 'fleet') {
    const units = year === base.year ? value : (drivers.units?.(input.id, year) ?? null)
    const stays = year > base.year ? `${input.name} stay as they are: no fleet is held` : null
    return { value: (units ?? value) * by, note: units === null ? stays : null, notes: [] }
  }
  const growth = growthBetween(drivers.projections, input.driver, base.lineage, base.year, year)
  if (growth.kind === 'absent') return growth
  return { value: value * growth.factor * by, note: null, notes: growth.notes }
}

/**
 * Requirement by one method for years to come: each input grows with what moves it (incidence, people, a fleet) and with what the reader changes, and the
 * method is applied anew to each year. Where a projection ends or is not held for the area, the year has no figure and says why; nothing is carried on silently.
 * @param method one method; several stand side by side, each with its own line
 * @param base the values of today
 * @param years calendar years, none before that of the base
 * @returns one entry a year, in the order given
 * @throws RangeError when a year lies before that of the base
 * @see Each method's and each projection's own source.
 */
export function requirementBy(
  method: RequirementMethod,
  base: RequirementBase,
  years: readonly number[],
  drivers: RequirementDrivers,
): readonly RequirementYear[] {
  const asked = inputsOf(method)
  return years.map((year) => {
    if (year < base.year) throw new RangeError(`${year} lies before ${base.year}`)
    const values: Record<string, number> = {}
    const notes = new Set<string>()
    for (const id of asked) {
      const [input, value] = [drivers.inputs.find((one) => one.id === id), base.values[id]]
      if (!input || value === undefined) continue
      const found = moved(input, value, base, year, drivers)
      if ('because' in found) return { year, requirement: noFigure(found.because), notes: [] }
      values[id] = found.value
      for (const note of [found.note, ...found.notes]) if (note !== null) notes.add(note)
    }
    return { year, requirement: requirementOf(method, values, drivers.inputs, drivers.settings), notes: [...notes] }
  })
}

/** A practice of radiotherapy, whatever the number of cancers. */
export type RadiotherapyPractice = Omit<RadiotherapyNeed, 'cancers'>

/**
 * By what a change of practice multiplies the inputs of methods: patients by access, plans by plans a course and by their complexity. Fractions stand in no
 * input of staff: shorter courses free machines.
 * @throws RangeError when the practice of today has nothing to grow from
 */
export function practiceChange(today: RadiotherapyPractice, then: RadiotherapyPractice): InputValues {
  const [a, b] = [radiotherapyWork({ ...today, cancers: 1 }), radiotherapyWork({ ...then, cancers: 1 })]
  if (!(a.patients > 0 && a.plannedWork > 0)) throw new RangeError('the practice of today treats nobody')
  const [patients, plans] = [b.patients / a.patients, b.plannedWork / a.plannedWork]
  return {
    'rt-patients': patients,
    'rt-new-patients-month': patients,
    'brachytherapy-applications': patients,
    'plans-external': plans,
    'plans-imrt': plans,
    'plans-afterloading': plans,
  }
}
