import { requirementFileSchema, requirementPath } from '#core/scenario/requirement-file.ts'
import { supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import { readFile } from './read-file.ts'

/** Levers, starting stocks and published flows; methods of requirement and projections. */
export async function readScenarioFiles(signal?: AbortSignal) {
  const [supply, requirement] = await Promise.all([
    readFile(supplyPath, supplyFileSchema, signal),
    readFile(requirementPath, requirementFileSchema, signal),
  ])
  return { supply, requirement }
}
