import { handOver } from '#workers/messages.ts'
import { serve } from '#workers/serve.ts'
import type { DataPack, PackTable } from './pack.ts'
import { writePack } from './write-pack.ts'

const tables: PackTable[] = []

const api = {
  /** Tables come one by one, as handing over all at once would be felt. */
  add(_: () => void, table: PackTable): void {
    tables.push(table)
  },
  /** Writes what was added. @param report told the part that is done, 0 to 1 */
  async write(report: (share: number) => void, pack: Omit<DataPack, 'tables'>): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await writePack({ ...pack, tables }, report)
    return handOver(bytes, [bytes.buffer])
  },
}

export type PackApi = typeof api

serve(api)
