import { compareVersions, type VersionComparison } from '#core/imports/compare.ts'
import type { Draft, ShelfFile } from '#core/imports/draft.ts'
import { pause } from '#workers/slices.ts'
import type { ReportProgress, SourceOf } from './desk.ts'

/** A version that this browser keeps, by its dataset and number, and the rows that it was made from. */
export type KeptVersionAsked = { readonly dataset: string; readonly version: number; readonly rows: number }

/** Reads what this browser keeps; a test can be one. */
export type KeptReader = {
  readonly files: (dataset: string, version: number) => Promise<readonly ShelfFile[]>
  readonly tables: (dataset: string, version: number) => Promise<SourceOf['tables']>
}

/** What reads the shelf comes when a version before is asked about: most imports have none. */
const shelf = () => import('../shelf/shelf.ts')

export const keptReader: KeptReader = {
  files: async (dataset, version) => (await shelf()).readVersionFiles(dataset, version),
  tables: async (dataset, version) => (await shelf()).readVersionTables(dataset, version),
}

/**
 * Compares a draft with the kept version whose place it would take. What else is asked meanwhile is heard between the steps.
 * @param isStale whether another draft has taken the place of this one
 * @returns null where one has
 * @throws ShelfFault where the kept version cannot be read
 */
export async function compareWithKept(
  draft: Draft,
  { dataset, version, rows }: KeptVersionAsked,
  reader: KeptReader,
  report: ReportProgress,
  isStale: () => boolean,
): Promise<VersionComparison | null> {
  const words = `Comparing with version ${version}`
  report(0, words)
  const files = await reader.files(dataset, version)
  const steps = compareVersions({ files, rows }, { files: Object.values(draft.files), rows: draft.rows })
  for (let step = steps.next(); ; step = steps.next()) {
    if (isStale()) return null
    if (step.done) return step.value
    report(step.value, words)
    await pause()
  }
}
