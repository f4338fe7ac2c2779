import { type AreaRuns, runAreas } from '#core/scenario/asked-runs.ts'
import type { GapQuestion } from '#core/scenario/question.ts'
import { answerQuestion, type QuestionAnswer } from '#core/scenario/question-run.ts'
import type { ScenarioSpec } from '#core/scenario/scenario.ts'
import { supplyCsv } from '#core/scenario/supply-csv.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { serve } from '#workers/serve.ts'

const api = {
  /** @param report told the share that is done */
  answer(
    report: (share: number) => void,
    file: SupplyFile,
    question: GapQuestion,
    need: number | null,
    draws: number,
  ): QuestionAnswer {
    return answerQuestion(file, question, need, draws, report)
  },
  areas(_report: () => void, file: SupplyFile, question: GapQuestion, draws: number): readonly AreaRuns[] {
    return runAreas(file, question, draws)
  },
  csv(_report: () => void, file: SupplyFile, spec: ScenarioSpec, digest: string): string {
    return supplyCsv(file, spec, digest)
  },
}

export type ScenarioApi = typeof api

serve(api)
