import * as v from 'valibot'
import type { SurveyFile } from '#core/survey/survey-file.ts'
import { surveyFileSchema } from '#core/survey/survey-file.ts'
import { isPublicKey } from '#core/unit-desk/public-key.ts'
import { withPageData } from '#formats/page-data.ts'

/** The element of the page that holds the survey. */
export const surveyElement = 'atlas-survey'

/**
 * The page of one department's survey, with what has been filled in so far.
 * @param page as the build has made it, or as it was written before
 */
export const surveyPage = (page: string, file: SurveyFile): string =>
  withPageData(page, surveyElement, {
    title: `${file.round.definition.title} ${file.round.year}: ${file.asked.department}`,
    json: JSON.stringify(file),
  })

/** What the text of that element says; null where it is damaged. */
export function readSurveyFile(text: string): SurveyFile | null {
  try {
    const parsed = v.safeParse(surveyFileSchema, JSON.parse(text))
    return parsed.success && parsed.output.recipients.every(isPublicKey) ? parsed.output : null
  } catch {
    return null
  }
}
