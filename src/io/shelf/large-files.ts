import { isPackedTopology, unpackTopology } from '#core/geography/packed-topology.ts'
import type { Entry, ShelfFile } from '#core/imports/draft.ts'
import type { SourceTables } from './database.ts'
import { type Accepted, accept, noteDamaged, readFileHere, versionOfFile } from './shelf.ts'
import { ShelfFault } from './shelf-fault.ts'

/** Rows or areas of a version above which the page leaves its files to a worker: reading or writing one would hold it up. */
const largeFrom = 5_000

const isLarge = (rows: number, entry: Entry): boolean =>
  rows > largeFrom || entry.geographies.some(({ areas }) => areas > largeFrom)

/** Whether there is a page to be held up, and a worker to spare it. */
const isPage = (): boolean => typeof document !== 'undefined' && typeof Worker !== 'undefined'

/** Reads a local file as `readFileHere` does, in a worker where it is large. @throws ShelfFault */
export async function readShelfFile(path: string): Promise<ShelfFile | SourceTables | undefined> {
  const version = isPage() ? await versionOfFile(path) : undefined
  if (!version || !isLarge(version.rows, version.entry)) return readFileHere(path)
  try {
    const file = await (await import('./in-worker.ts')).inShelfWorker((client) => client.call('read', [path]))
    return isPackedTopology(file) ? unpackTopology(file) : file
  } catch (fault) {
    if (fault instanceof ShelfFault && fault.code === 'damaged') noteDamaged(path)
    throw fault
  }
}

/** Stores an import as `accept` does, in a worker where it is large. @throws ShelfFault */
export async function acceptAny(accepted: Accepted): Promise<void> {
  const { draft, source } = accepted
  const rows = source.tables.reduce((sum, table) => sum + table.rows.length, draft.rows)
  if (!isPage() || !isLarge(rows, draft.entry)) return accept(accepted)
  return (await import('./in-worker.ts')).inShelfWorker((client) => client.call('accept', [accepted]))
}
