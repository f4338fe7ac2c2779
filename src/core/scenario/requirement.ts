import { listText } from '#core/domain/list-text.ts'
/** Why a figure cannot be given, in words that follow “absent because”. */
export type NoFigure = { readonly kind: 'absent'; readonly because: string }
export const noFigure = (because: string): NoFigure => ({ kind: 'absent', because })

/** A figure with the range that its source prints. The middle is null where only a range is printed. */
export type RangedFigure = { readonly value: number | null; readonly low: number; readonly high: number }

/** What a method asks for: the number of linear accelerators, the plans of a year, the hours of a working day. */
export type RequirementInput = {
  readonly id: string
  /** "linear accelerators", so that "absent because the number of linear accelerators is not given" can be said of `asks`. */
  readonly name: string
  readonly asks: string
  readonly unit: string
  /** What moves it over the years; `constant` where nothing that is held does. */
  readonly driver: 'incidence' | 'people' | 'fleet' | 'constant'
  /** Indicator of the package that can fill it, or null where the unit gives it. */
  readonly indicator: string | null
}

/** `technical` are clinical technologists and engineers, whom most methods count together. */
type RequirementProfession = 'scientist' | 'technical' | 'several' | 'outside'

/** One line of a method: the inputs multiplied, over `per`, times the factor. */
export type RequirementFactor = {
  /** Who is counted, as the method calls them: "medical physics experts". */
  readonly staff: string
  /** Who that is among MPCE staff; `several` counts professions together, `outside` is no MPCE staff and is in no sum. */
  readonly profession: RequirementProfession
  /** What the staff are needed for: "linear accelerator with IMRT". */
  readonly what: string
  /** Ids of inputs, multiplied with each other; `staff:<group>` is what the same method has found for a group above. */
  readonly inputs: readonly string[]
  readonly per: number
  /** Null where a range alone is printed, or where the factor is named and was left open. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** A published way to find how many staff a service needs, as a rule in data. */
export type RequirementMethod = {
  readonly id: string
  readonly name: string
  readonly service: string
  /**
   * Id of the specialty whose staff it is about; `imaging` is diagnostic radiology, nuclear medicine, MR and
   * ultrasound together, `any` a frame for all, `other` none of those in the package.
   */
  readonly specialty: string
  /** Unit of the sum of its factors: "WTE", "persons present in a shift", "hours a year". */
  readonly sum: string
  /** Unit of the result. */
  readonly unit: string
  /** Inputs by which the sum is divided, such as the hours that one person has in a year. */
  readonly over: readonly string[]
  /** Inputs that are shares of time for other duties; the sum is divided by one less each. */
  readonly less: readonly string[]
  /** Hours a year behind one WTE, where printed. */
  readonly hours: number | null
  /** `part` covers one duty among several, `point` is what somebody once had: neither is set against staff in post. */
  readonly use: 'requirement' | 'part' | 'point'
  readonly status: 'as-printed' | 'second-hand' | 'not-read' | 'none-found' | 'own'
  /** The formula in words. */
  readonly formula: string
  readonly caveat: string
  /** Id in the table of sources. */
  readonly source: string
  readonly factors: readonly RequirementFactor[]
}

/** Values of inputs by id. What is not in it is not known, which is not zero. */
export type InputValues = Readonly<Record<string, number | undefined>>

/** What a reader may set beside a method, and what it was. */
export type RequirementSettings = {
  /** Hours a year of one WTE where they differ from those of the method. */
  readonly hours?: number
  /** Share of time for training others that is added to the sum: 0.025. */
  readonly training?: number
}

/** One line of the working: "2 linear accelerators × 0.234 = 0.468". */
type RequirementTerm = RangedFigure & {
  readonly what: string
  readonly inputs: readonly { readonly id: string; readonly value: number }[]
  readonly factor: RangedFigure
  readonly per: number
}
type StaffRequirement = RangedFigure & {
  readonly staff: string
  readonly profession: RequirementProfession
  readonly terms: readonly RequirementTerm[]
}
export type Requirement = RangedFigure & {
  readonly kind: 'value'
  readonly method: string
  readonly unit: string
  /** By group of staff; within one method these add up to the whole, but for staff outside MPCE. */
  readonly staff: readonly StaffRequirement[]
  /** By what the sums of the terms were divided in the end: availability, other duties, other hours. 1 where by nothing. */
  readonly divisor: number
}

const staffInput = 'staff:'

/** Adds ranges: the middle is lost as soon as one part has none. */
const addRanges = (parts: readonly RangedFigure[]): RangedFigure =>
  parts.reduce<RangedFigure>(
    (sum, { value, low, high }) => ({
      value: sum.value === null || value === null ? null : sum.value + value,
      low: sum.low + low,
      high: sum.high + high,
    }),
    { value: 0, low: 0, high: 0 },
  )
/** Multiplies a figure; by 0 it is 0 even where only a range is printed. */
const scaled = ({ value, low, high }: RangedFigure, by: number): RangedFigure =>
  by === 0
    ? { value: 0, low: 0, high: 0 }
    : { value: value === null ? null : value * by, low: low * by, high: high * by }

const inside = (staff: readonly StaffRequirement[]): readonly StaffRequirement[] =>
  staff.filter(({ profession }) => profession !== 'outside')

/**
 * What a method asks of one profession, or of all MPCE staff: the groups of staff that are of it, added up.
 * @returns null where it counts no such staff by themselves
 */
export function requiredOf({ staff }: Requirement, profession: 'scientist' | 'technical' | 'all'): RangedFigure | null {
  const own = profession === 'all' ? inside(staff) : staff.filter((one) => one.profession === profession)
  if (own.length === 0) return null
  // A method that counts one profession alone says nothing of all staff.
  const whole = new Set(own.map((one) => one.profession))
  if (profession === 'all' && !whole.has('several') && !(whole.has('scientist') && whole.has('technical'))) return null
  return addRanges(own)
}

/** Ids of all inputs that a method asks for, each once, in its own order. */
export function inputsOf({ factors, over, less }: RequirementMethod): readonly string[] {
  const named = [...factors.flatMap(({ inputs }) => inputs), ...over, ...less]
  return [...new Set(named.filter((id) => !id.startsWith(staffInput)))]
}

function factorRange({ value, low, high }: RequirementFactor): RangedFigure | null {
  if (value === null && (low === null || high === null)) return null
  return { value, low: low ?? value ?? 0, high: high ?? value ?? 0 }
}

type Found = { readonly terms: readonly RequirementTerm[]; readonly open: readonly string[] }

/** The terms of one group of staff; a factor that its source left open is named where there is anything to count. */
function termsOf(
  factors: readonly RequirementFactor[],
  values: InputValues,
  found: ReadonlyMap<string, RangedFigure>,
): Found {
  const open: string[] = []
  const terms = factors.flatMap((factor): RequirementTerm[] => {
    const own = factor.inputs.filter((id) => !id.startsWith(staffInput)).map((id) => ({ id, value: values[id] ?? 0 }))
    const times = own.reduce((product, { value }) => product * value, 1) / factor.per
    const groups = factor.inputs.flatMap((id) =>
      id.startsWith(staffInput) ? [found.get(id.slice(staffInput.length)) ?? { value: 0, low: 0, high: 0 }] : [],
    )
    const range = factorRange(factor)
    if (range === null) {
      if (times !== 0) open.push(factor.what)
      return []
    }
    const whole = groups.reduce(
      (product, group) => ({
        value: product.value === null || group.value === null ? null : product.value * group.value,
        low: product.low * group.low,
        high: product.high * group.high,
      }),
      scaled(range, times),
    )
    return [{ what: factor.what, inputs: own, factor: range, per: factor.per, ...whole }]
  })
  return { terms, open }
}

/** Why a method without factors gives no number. */
const noFactors = (method: RequirementMethod): string =>
  method.status === 'none-found'
    ? 'no staffing ratio for this was found in print'
    : 'its coefficients were not read: fill them in from its template'

/**
 * Staff that a service needs by one published method. Each factor is multiplied with its inputs, the products are added up by group of staff, and the
 * sums are divided by what the method divides by: hours or availability, and one less the share of time for other duties. A range in print stays a
 * range. Methods stand side by side; nothing here averages them.
 * @param method a rule of the data package, or one that a unit has filled in
 * @param values inputs by id, in the units that the method names; zero has to be given as zero
 * @param known words for inputs, to name what is missing
 * @param settings other hours a year than those of the method, and the share of time for training others
 * @returns the requirement with its working, or why there is none, naming each input that is missing
 * @throws RangeError when an input is negative or not finite
 * @see Each method's own source, in the table below and in data/scenario/requirement-methods.csv.
 * @example 1 linac × 0.188 + 1 linac with IMRT × 0.234 + … + 0.5 hundred plans × 0.122 = 2.63 medical physics experts (printed, cut, as 2.62)
 */
export function requirementOf(
  method: RequirementMethod,
  values: InputValues,
  known: readonly RequirementInput[],
  settings: RequirementSettings = {},
): Requirement | NoFigure {
  if (method.factors.length === 0) return noFigure(noFactors(method))
  const asked = inputsOf(method)
  for (const id of asked) {
    const value = values[id]
    if (value !== undefined && !(value >= 0 && Number.isFinite(value)))
      throw new RangeError(`${id} is ${value}: a number of 0 or more`)
  }
  const missing = asked.filter((id) => values[id] === undefined)
  if (missing.length > 0) {
    const words = missing.map((id) => known.find((one) => one.id === id)?.asks ?? id)
    return noFigure(`${listText(words)} ${words.length === 1 ? 'is' : 'are'} not given`)
  }
  const divisor = divisorOf(method, values, settings)
  if (typeof divisor !== 'number') return divisor
  const found = new Map<string, RangedFigure>()
  const open: string[] = []
  const staff = [...new Set(method.factors.map((factor) => factor.staff))].map((group): StaffRequirement => {
    const own = method.factors.filter((factor) => factor.staff === group)
    const { terms, open: left } = termsOf(own, values, found)
    open.push(...left)
    const sum = addRanges(terms)
    found.set(group, sum)
    return { staff: group, profession: own[0]?.profession ?? 'several', terms, ...scaled(sum, 1 / divisor) }
  })
  if (open.length > 0) return noFigure(`its source leaves the factor of ${listText(open)} open`)
  return { kind: 'value', method: method.id, unit: method.unit, staff, divisor, ...addRanges(inside(staff)) }
}

/** By what the sum is divided; why it cannot be. */
function divisorOf(method: RequirementMethod, values: InputValues, settings: RequirementSettings): number | NoFigure {
  const { hours = method.hours, training = 0 } = settings
  if (training < 0 || training > 1) throw new RangeError(`training is ${training}: a share from 0 to 1`)
  const over = method.over.reduce((product, id) => product * (values[id] ?? 0), 1)
  const less = method.less.reduce((product, id) => product * (1 - (values[id] ?? 0)), 1)
  if (over <= 0) return noFigure('what it divides by is given as zero')
  if (less <= 0) return noFigure('the other duties take all of the time')
  const longer = method.hours === null || hours === null ? 1 : hours / method.hours
  return (over * less * longer) / (1 + training)
}

/**
 * How far methods lie apart: the highest requirement over the lowest. Takes middles, or both ends of ranges.
 * @returns null with fewer than two methods above zero
 */
export function methodSpread(requirements: readonly RangedFigure[]): number | null {
  const some = requirements.filter(({ high }) => high > 0)
  if (some.length < 2) return null
  const lowest = Math.min(...some.map(({ value, low }) => value ?? low))
  return lowest > 0 ? Math.max(...some.map(({ value, high }) => value ?? high)) / lowest : null
}
