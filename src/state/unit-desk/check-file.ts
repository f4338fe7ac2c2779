import type { FindingGroup } from '#core/imports/finding.ts'
import { type TableId, tables } from '#core/imports/tables/registry.ts'
import type { ImportContext } from '#io/imports/desk.ts'
import { createImportWorker } from '#io/imports/import-client.ts'
import type { WorkerPort } from '#workers/worker-client.ts'
import { type ChosenFile, ImportSession } from '../imports/import-session.ts'
import { freshTarget, policyOf } from '../imports/target.ts'

/** What the importer says of a file that is to be sealed; nothing of it is kept. */
export type FileCheck = {
  /** Names of the tables that it was read as; none where nothing was recognised. */
  readonly readAs: readonly string[]
  readonly groups: readonly FindingGroup[]
  /** Questions that whoever imports it will be asked. */
  readonly questions: number
}

const alone = { hold: () => () => {}, note: async () => {}, forget: async () => {} }

/**
 * Checks a file by the importer's own rules, table by table, as if this browser kept nothing.
 * @param setting what it is checked against
 * @throws Cancelled when the signal ends it; any fault of reading
 */
export async function checkFile(
  file: ChosenFile,
  setting: () => Promise<ImportContext>,
  signal: AbortSignal,
  createWorker: () => WorkerPort = createImportWorker,
): Promise<FileCheck> {
  const session = new ImportSession({ ...alone, createWorker }, () => {})
  const end = () => session.end()
  signal.addEventListener('abort', end)
  try {
    const opened = await session.open([file], setting)
    const known = opened.sheets.flatMap(({ id, mapping, hidden }) => (mapping && !hidden ? [{ id, mapping }] : []))
    const found = new Set<TableId>(known.map(({ mapping }) => mapping.table))
    const today = new Date().toISOString().slice(0, 10)
    const asked = { layer: null, answers: {}, edits: [], today, released: [] }
    const groups = [...opened.groups]
    let questions = 0
    for (const table of found) {
      const target = freshTarget(null, table)
      const sheets = known.filter(({ mapping }) => mapping.table === table)
      const checked = await session.client.check({ ...asked, sheets, target, policy: policyOf(null, target) })
      groups.push(...checked.groups)
      questions += checked.questions.length
    }
    return { readAs: [...found].map((table) => tables[table].name), groups, questions }
  } finally {
    signal.removeEventListener('abort', end)
    session.end()
  }
}
