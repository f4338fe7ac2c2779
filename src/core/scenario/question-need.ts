import type { GapQuestion } from './question.ts'
import { type NoFigure, noFigure, type RequirementMethod, requiredOf } from './requirement.ts'
import type { RequirementFile } from './requirement-file.ts'
import { requirementBy } from './requirement-path.ts'

/** What one method asks for, by calendar year, in WTE of the profession that trainees enter. */
export type MethodNeed = {
  readonly method: RequirementMethod
  /** WTE by year, or why there is no figure in the first or in the last year. */
  readonly need: { readonly kind: 'value'; readonly wte: readonly (number | null)[] } | NoFigure
  /** What is taken for granted on the way. */
  readonly notes: readonly string[]
}

/** The area and those that hold it, the smallest first. */
function lineageOf(area: string): readonly string[] {
  const england = area.startsWith('E12') ? ['E92000001'] : []
  return [area, ...england, 'K02000001']
}

/** Why a method is never set against staff in post. */
const aside = { part: 'it covers one duty among several', point: 'it is what one service had, no rule' } as const

/** A frame for all specialties serves each; the others serve their own. */
const serves = ({ specialty }: RequirementMethod, asked: string): boolean =>
  specialty === asked || (specialty === 'any' && asked !== '')

/**
 * Every method that is about the specialty of a question, side by side, none averaged with another.
 * @param years calendar years, that of the start first; the inputs are taken as of the start
 */
export function needsOf(file: RequirementFile, question: GapQuestion, years: readonly number[]): readonly MethodNeed[] {
  const { methods, inputs, projections } = file
  const base = { lineage: lineageOf(question.area), year: years[0] ?? 0, values: question.inputs }
  return methods
    .filter((method) => serves(method, question.specialty))
    .map((method): MethodNeed => {
      if (method.use !== 'requirement') return { method, need: noFigure(aside[method.use]), notes: [] }
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
    })
}
