import type { AreaRuns } from './asked-runs.ts'
import type { GapQuestion } from './question.ts'
import {
  type InputValues,
  inputsOf,
  type NoFigure,
  noFigure,
  type RequirementMethod,
  requiredOf,
} from './requirement.ts'
import type { RequirementFile } from './requirement-file.ts'
import { type GapAgreement, gapAgreement } from './requirement-gap.ts'
import { requirementBy } from './requirement-path.ts'

/** What one method asks for, by calendar year, in WTE of the profession that trainees enter. */
export type MethodNeed = {
  readonly method: RequirementMethod
  /** WTE by year, or why there is no figure in the first or in the last year. */
  readonly need: { readonly kind: 'value'; readonly wte: readonly (number | null)[] } | NoFigure
  /** What is taken for granted on the way. */
  readonly notes: readonly string[]
}

/** A method for the area that is asked about, with what the atlas does not hold for it. */
export type AskedMethod = MethodNeed & {
  /** Ids of inputs that the atlas lacks for the area and the reader has to give; what the reader types does not change the list. */
  readonly unheld: readonly string[]
}

/** The area and those that hold it, the smallest first. */
export function lineageOf(area: string): readonly string[] {
  const england = area.startsWith('E12') ? ['E92000001'] : []
  return [area, ...england, 'K02000001']
}

/** Why a method is never set against staff in post. */
const aside = { part: 'it covers one duty among several', point: 'it is what one service had, no rule' } as const

/** A frame for all specialties serves each; the others serve their own. */
export const servesSpecialty = ({ specialty }: RequirementMethod, asked: string): boolean =>
  specialty === asked || (specialty === 'any' && asked !== '')

/** What methods ask for, by input and then by area. */
export type HeldInputs = Readonly<Record<string, Readonly<Record<string, number>>>>

/** The inputs of an area: those that the atlas holds for it, under what the reader has given for the area that is asked about. */
export function inputsFor(question: GapQuestion, area: string, held: HeldInputs): InputValues {
  const own = Object.entries(held).flatMap(([id, values]) => (values[area] === undefined ? [] : [[id, values[area]]]))
  return { ...Object.fromEntries(own), ...(area === question.area ? question.inputs : {}) }
}

/**
 * What one method asks for in an area.
 * @param years calendar years, that of the start first; the inputs are taken as of the start
 */
export function needOf(
  { inputs, projections }: RequirementFile,
  method: RequirementMethod,
  { area, values }: { readonly area: string; readonly values: InputValues },
  years: readonly number[],
): MethodNeed {
  if (method.use !== 'requirement') return { method, need: noFigure(aside[method.use]), notes: [] }
  const base = { lineage: lineageOf(area), year: years[0] ?? 0, values }
  const found = requirementBy(method, base, years, { inputs, projections })
  const notes = [...new Set(found.flatMap((one) => one.notes))]
  const wte = found.map(({ requirement }) => {
    if (requirement.kind === 'absent') return requirement
    const required = requiredOf(requirement, 'scientist')
    if (required === null) return noFigure('it does not count scientists by themselves')
    return required.value ?? noFigure('its source prints a range without a middle')
  })
  for (const end of [wte[0], wte.at(-1)]) if (typeof end === 'object') return { method, need: end, notes }
  return { method, need: { kind: 'value', wte: wte.map((one) => (typeof one === 'number' ? one : null)) }, notes }
}

/**
 * Every method that is about the specialty of a question, side by side, none averaged with another: first those that can be worked out from what the atlas
 * holds, then those that want the fewest inputs besides, and among them as the data package has them. What is typed moves none of them.
 * @param years calendar years, that of the start first; the inputs are taken as of the start
 */
export function needsOf(
  file: RequirementFile,
  question: GapQuestion,
  years: readonly number[],
  held: HeldInputs,
): readonly AskedMethod[] {
  const { area, specialty } = question
  const values = inputsFor(question, area, held)
  return file.methods
    .filter((method) => servesSpecialty(method, specialty))
    .map((method) => ({
      ...needOf(file, method, { area, values }, years),
      unheld: inputsOf(method).filter((id) => held[id]?.[area] === undefined),
    }))
    .toSorted((a, b) => a.unheld.length - b.unheld.length)
}

/**
 * Where the methods of a specialty disagree about the sign of the gap, in each area and in one year; none is put together with another.
 * @param at position of the year among `years`
 */
export function agreementsBy(
  { methods, inputs, projections }: RequirementFile,
  question: GapQuestion,
  held: HeldInputs,
  runs: readonly AreaRuns[],
  { years, at }: { readonly years: readonly number[]; readonly at: number },
): readonly GapAgreement[] {
  const { specialty } = question
  const own = methods.filter((method) => servesSpecialty(method, specialty))
  const [first = 0, year = first] = [years[0], years[at]]
  return runs.map(({ area, bands }) => {
    const base = { lineage: lineageOf(area), year: first, values: inputsFor(question, area, held) }
    const [low = 0, , value = 0, , high = 0] = bands[at] ?? []
    const gaps = own.flatMap((method) =>
      requirementBy(method, base, [year], { inputs, projections }).map(({ requirement }) => ({ method, requirement })),
    )
    return gapAgreement(area, { value, low, high }, { specialty, profession: 'scientist' }, gaps)
  })
}
