import type { Catalogue } from '#core/catalogue/schemas.ts'
import { isSample } from '#core/domain/indicator.ts'
import { departmentsAsked } from '#core/watch/departments-asked.ts'
import { readDataset } from '#io/files.ts'

/** How many departments each area has by the survey that the atlas shows; null where it shows none, or made-up figures alone. */
export async function readSurveyDepartments({
  indicators,
}: Catalogue): Promise<Readonly<Record<string, number>> | null> {
  const survey = indicators.find((one) => one.id === 'mpce-wte' && !isSample(one))
  if (!survey) return null
  const datasets = await Promise.all(Object.values(survey.files).map(({ path }) => readDataset(path)))
  return departmentsAsked(datasets.flatMap(({ observations }) => observations))
}
