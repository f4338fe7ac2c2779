import { answerName } from '#core/survey/answer-name.ts'
import type { SurveyFile } from '#core/survey/survey-file.ts'
import { sealedName } from '#core/unit-desk/sealed-parts.ts'
import { csvText } from '#formats/csv-text.ts'
import type { NamedBlob } from '../hand-over.ts'
import { randomId } from '../random-id.ts'
import { sealFile } from '../unit-desk/sealed-file.ts'

/** Whether this browser can seal at all. Where it cannot, nothing is to be sent. */
export const canSeal = (): boolean => typeof globalThis.crypto?.subtle?.encrypt === 'function'

/**
 * Seals the table of an answer to the unit's keys, as a file to send.
 * @param time of the department's clock: of two answers the unit proposes the later one. It is within what is sealed
 */
export async function sealAnswer(
  { round, asked, recipients }: Pick<SurveyFile, 'round' | 'asked' | 'recipients'>,
  rows: readonly (readonly string[])[],
  time: string,
): Promise<NamedBlob> {
  const bytes = new TextEncoder().encode(csvText(rows))
  const sealed = await sealFile({ name: answerName(round.id, asked.id, time), bytes }, recipients)
  return { name: sealedName(randomId().slice(0, 8)), blob: new Blob([sealed], { type: 'application/octet-stream' }) }
}
