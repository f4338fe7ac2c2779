import type { Protected } from '#core/domain/protected.ts'
import type { Work } from '../picture/encode-png.ts'
import { breathe } from '../picture/encode-png.ts'
import type { Pack, PackTable } from './pack.ts'
import type { PackAnswer, PackMessage } from './pack-worker.ts'

/**
 * Writes a pack beside the page, so that the page stays quick whatever the size.
 * @param tables made one by one while the worker waits
 * @throws Error with the reason; the signal's reason when it was cancelled
 */
export async function makePack(
  pack: Omit<Pack, 'tables'>,
  tables: AsyncIterable<Protected<PackTable>>,
  { signal, onProgress }: Work,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url), { type: 'module' })
  const send = (message: PackMessage) => worker.postMessage(message)
  try {
    const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.onerror = ({ message }) => reject(new Error(message || 'the pack could not be written'))
      worker.onmessage = ({ data }: MessageEvent<PackAnswer>) => {
        if (data.kind === 'progress') onProgress(0.5 + data.share / 2)
        else if (data.kind === 'done') resolve(data.bytes)
        else reject(new Error(data.message))
      }
      const feed = async () => {
        for await (const table of tables) {
          send({ kind: 'table', table })
          await breathe(signal)
        }
        send({ kind: 'write', pack })
      }
      feed().catch(reject)
    })
    return { name: `${pack.name}.zip`, blob: new Blob([bytes], { type: 'application/zip' }) }
  } finally {
    worker.terminate()
  }
}
