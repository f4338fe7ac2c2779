import type { Protected } from '#core/domain/protected.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { Work } from '../picture/encode-png.ts'
import type { DataPack, PackTable } from './pack.ts'
import type { PackApi } from './pack-worker.ts'

/**
 * Writes a pack in a worker, so that the page stays quick whatever the size.
 * @param tables made one by one while the worker waits
 * @throws Error with the reason; the signal's reason when it was cancelled
 */
export async function makePack(
  pack: Omit<DataPack, 'tables'>,
  tables: AsyncIterable<Protected<PackTable>>,
  { signal, onProgress }: Work,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const create = () => new Worker(new URL('./pack-worker.ts', import.meta.url), { type: 'module', name: 'pack' })
  const use = { create, signal, failure: 'the pack could not be written' }
  const bytes = await withWorker<PackApi, Uint8Array<ArrayBuffer>>(use, async (client) => {
    for await (const table of tables) await client.call('add', [table])
    return client.call('write', [pack], (share: number) => onProgress(0.5 + share / 2))
  })
  return { name: `${pack.name}.zip`, blob: new Blob([bytes], { type: 'application/zip' }) }
}
