import address from 'virtual:survey-file'
import type { GeographyFile } from '#core/catalogue/schemas.ts'
import { regionsShown } from '#core/survey/region-spread.ts'
import { registerText, type SurveyRegister } from '#core/survey/register.ts'
import { type Sending, surveyFileNames, surveyFiles } from '#core/survey/send.ts'
import { randomId } from '#io/random-id.ts'
import { surveyPage } from '#io/survey/survey-page.ts'

/** A survey that is ready to go out: a page a department, and who was asked. */
export type WrittenSurvey = {
  readonly register: SurveyRegister
  /** Name and text of each page, in the order of the register. */
  readonly pages: readonly (readonly [name: string, text: string])[]
  readonly registerName: string
  readonly archiveName: string
  /** Whether figures of the reader's own are shown in it beside those of the departments. */
  readonly hasSpread: boolean
}

/** Sixteen letters by chance, as ids of surveys and of those asked are. */
export const surveyId = (): string => randomId().slice(0, 16)

async function emptyPage(signal: AbortSignal): Promise<string> {
  const response = await fetch(new URL(address, document.baseURI), { signal })
  if (!response.ok) throw new Error(`The page of the survey could not be read (status ${response.status}).`)
  return response.text()
}

/** Writes the files of a survey. Nothing leaves yet. */
export async function writeSurvey(
  sending: Sending,
  geographies: readonly GeographyFile[],
  signal: AbortSignal,
): Promise<WrittenSurvey> {
  const page = await emptyPage(signal)
  const files = surveyFiles(sending, geographies, surveyId)
  const names = surveyFileNames(files)
  const { round } = sending
  const stem = `${round.definition.id}-${round.year}`
  return {
    register: {
      format: 1,
      kind: 'survey-register',
      round,
      recipients: sending.recipients,
      unit: sending.unit,
      sendTo: sending.sendTo,
      asked: files.map(({ asked }) => asked),
    },
    pages: files.map((file, at) => [names[at] ?? `${at}.html`, surveyPage(page, file)] as const),
    registerName: `keep-register-${stem}.json`,
    archiveName: `survey-${stem}.zip`,
    hasSpread: files.some(({ spreads }) => regionsShown(spreads).length > 0),
  }
}

export const registerFile = ({ register, registerName }: WrittenSurvey): readonly [string, string] => [
  registerName,
  registerText(register),
]
