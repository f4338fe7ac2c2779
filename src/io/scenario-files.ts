import { type RequirementFile, requirementFileSchema, requirementPath } from '#core/scenario/requirement-file.ts'
import { type SupplyFile, supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import { readFile } from './read-file.ts'

/** Levers, starting stocks and published flows. */
export const readSupply = (signal?: AbortSignal): Promise<SupplyFile> => readFile(supplyPath, supplyFileSchema, signal)

/** Methods of requirement and projections. */
export const readRequirement = (signal?: AbortSignal): Promise<RequirementFile> =>
  readFile(requirementPath, requirementFileSchema, signal)
