import type { AreaIndex } from '#core/imports/places.ts'
import { type AnswerCheck, checkAnswer } from '#core/survey/check-answer.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'

/** Answers of a survey that are to be checked as the files of departments have checked them. */
export type AnswersAsked = {
  readonly table: SurveyDefinition['table']
  readonly answers: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]
  readonly today: string
}

export type AnswerSaid = Omit<AnswerCheck, 'returns' | 'units'>

/** What is said of the tables of a survey's answers, one by one. */
export const answersSaid = ({ table, answers, today }: AnswersAsked, places: AreaIndex): readonly AnswerSaid[] =>
  answers.map(({ name, rows }) => {
    const { findings, questions, plain } = checkAnswer({ table }, name, rows, { places, today })
    return { findings, questions, plain }
  })
