import type { GapQuestion } from '#core/scenario/question.ts'
import type { QuestionAnswer } from '#core/scenario/question-run.ts'
import type { ScenarioSpec } from '#core/scenario/scenario.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { ScenarioApi } from './scenario-worker.ts'

const create = () => new Worker(new URL('./scenario-worker.ts', import.meta.url), { type: 'module', name: 'scenario' })
const failure = 'the runs stopped'

/**
 * Runs a question in a worker, so that the page keeps answering.
 * @param need WTE required in the last year, or null
 * @param onProgress told the share that is done, 0 to 1
 * @throws Error; the signal's reason when it was cancelled
 */
export const answerInWorker = (
  file: SupplyFile,
  question: GapQuestion,
  need: number | null,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<QuestionAnswer> =>
  withWorker<ScenarioApi, QuestionAnswer>({ create, signal, failure }, (client) =>
    client.call('answer', [file, question, need, 1000], onProgress),
  )

/** The CSV of a scenario, byte for byte that of the command line. */
export const csvInWorker = (
  file: SupplyFile,
  spec: ScenarioSpec,
  digest: string,
  signal: AbortSignal,
): Promise<string> =>
  withWorker<ScenarioApi, string>({ create, signal, failure }, (client) => client.call('csv', [file, spec, digest]))
