import { type AreaRuns, runAreas, runsShown } from '#core/scenario/asked-runs.ts'
import type { GapQuestion } from '#core/scenario/question.ts'
import { answerQuestion, type QuestionAnswer } from '#core/scenario/question-run.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'

/** In place of the worker, which a file by itself cannot start. */
export const answerInWorker = async (
  file: SupplyFile,
  question: GapQuestion,
  need: number | null,
  tell: { readonly answer: (answer: QuestionAnswer) => void },
): Promise<readonly AreaRuns[]> => {
  tell.answer(answerQuestion(file, question, need, runsShown))
  return runAreas(file, question, runsShown)
}
