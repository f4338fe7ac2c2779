import { actsFrom, askedCells } from '#core/scenario/question.ts'
import type { MethodNeed } from '#core/scenario/question-need.ts'
import { type AnswerFacts, lowered } from '#core/scenario/question-words.ts'
import type { ScenarioState } from './state.ts'

/** What an answer is about, whether on the screen or in a brief. */
type Answered = Pick<ScenarioState, 'start' | 'question' | 'path' | 'answer'> & {
  readonly chosen: Pick<MethodNeed, 'method' | 'need'> | null
}

/**
 * What the sentences of an answer say. While the runs are on their way the middle line stands for them.
 * @returns null where there is no requirement or nobody in post is known
 */
export function answerFacts({ start, question, path, chosen, answer }: Answered): AnswerFacts | null {
  if (chosen?.need.kind !== 'value' || askedCells(start, question).length === 0) return null
  const { wte } = chosen.need
  const specialty = start.specialties.find(({ id }) => id === question.specialty)?.name ?? question.specialty
  return {
    specialty: lowered(specialty),
    area: start.areas.find(({ code }) => code === question.area)?.name ?? question.area,
    by: path.years.at(-1) ?? question.by,
    from: actsFrom(start),
    method: chosen.method.name,
    required: { start: wte[0] ?? 0, end: wte.at(-1) ?? 0 },
    staff: { start: path.wte[0] ?? 0, end: answer?.bands.at(-1)?.[2] ?? path.wte.at(-1) ?? 0 },
    answer: answer ?? { closed: null, places: null },
  }
}
