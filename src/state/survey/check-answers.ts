import type { AnswerSaid, AnswersAsked } from '#io/imports/answers-said.ts'
import type { ImportContext } from '#io/imports/desk.ts'
import { createImportWorker, ImportClient } from '#io/imports/import-client.ts'
import type { WorkerPort } from '#workers/worker-client.ts'

/**
 * What the importer says of each answer, in the order that they are given: read by itself, in a worker that ends with it.
 * @param setting what they are checked against
 */
export async function checkAnswers(
  asked: AnswersAsked,
  setting: ImportContext,
  createWorker: () => WorkerPort = createImportWorker,
): Promise<readonly AnswerSaid[]> {
  const client = new ImportClient(setting, () => {}, createWorker)
  try {
    return await client.checkAnswers(asked)
  } finally {
    client.cancel()
  }
}
