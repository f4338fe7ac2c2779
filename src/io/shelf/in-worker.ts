import { withWorker } from '#workers/with-worker.ts'
import type { WorkerClient } from '#workers/worker-client.ts'
import { ShelfFault, shelfFault } from './shelf-fault.ts'
import type { ShelfApi } from './shelf-worker.ts'

const create = () => new Worker(new URL('./shelf-worker.ts', import.meta.url), { type: 'module', name: 'shelf' })

/**
 * Reads or writes large files of the shelf in a worker of its own, so that the page keeps answering.
 * @throws ShelfFault
 */
export async function inShelfWorker<Answer>(
  work: (client: WorkerClient<ShelfApi>) => Promise<Answer>,
): Promise<Answer> {
  const { signal } = new AbortController()
  try {
    return await withWorker<ShelfApi, Answer>({ create, signal, failure: 'the file needs too much memory' }, work)
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'ShelfFault' && 'code' in fault)
      throw new ShelfFault(fault.code as ShelfFault['code'], fault.message)
    throw shelfFault(fault)
  }
}
