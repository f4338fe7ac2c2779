import { type AreaRuns, runsShown } from '#core/scenario/asked-runs.ts'
import type { GapQuestion } from '#core/scenario/question.ts'
import type { QuestionAnswer } from '#core/scenario/question-run.ts'
import type { ScenarioSpec } from '#core/scenario/scenario.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { ScenarioApi } from './scenario-worker.ts'

const create = () => new Worker(new URL('./scenario-worker.ts', import.meta.url), { type: 'module', name: 'scenario' })
const failure = 'the runs stopped'

/**
 * Runs a question in a worker, so that the page keeps answering, and then every area.
 * @param need WTE required in the last year, or null
 * @param tell told the share that is done, 0 to 1, and the answer as soon as it is there
 * @returns the bands of every area
 * @throws Error; the signal's reason when it was cancelled
 */
export const answerInWorker = (
  file: SupplyFile,
  question: GapQuestion,
  need: number | null,
  tell: { readonly progress: (share: number) => void; readonly answer: (answer: QuestionAnswer) => void },
  signal: AbortSignal,
): Promise<readonly AreaRuns[]> =>
  withWorker<ScenarioApi, readonly AreaRuns[]>({ create, signal, failure }, async (client) => {
    tell.answer(await client.call('answer', [file, question, need, runsShown], tell.progress))
    return client.call('areas', [file, question, runsShown])
  })

/** The CSV of a scenario, byte for byte that of the command line. */
export const csvInWorker = (
  file: SupplyFile,
  spec: ScenarioSpec,
  digest: string,
  signal: AbortSignal,
): Promise<string> =>
  withWorker<ScenarioApi, string>({ create, signal, failure }, (client) => client.call('csv', [file, spec, digest]))
