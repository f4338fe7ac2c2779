import type { Api } from './messages.ts'
import { Cancelled, WorkerClient, type WorkerPort } from './worker-client.ts'

export type WorkerUse = {
  readonly create: () => WorkerPort
  /** Ends the worker at once. */
  readonly signal: AbortSignal
  /** What is said when the worker falls over and gives no reason. */
  readonly failure: string
}

/**
 * Runs work in a new worker, and terminates the worker afterwards.
 * @throws what the worker threw; the signal's reason when it was cancelled
 */
export async function withWorker<Served extends Api, Answer>(
  { create, signal, failure }: WorkerUse,
  work: (client: WorkerClient<Served>) => Promise<Answer>,
): Promise<Answer> {
  signal.throwIfAborted()
  const client = new WorkerClient<Served>(create(), failure)
  const cancel = () => client.end(signal.reason)
  signal.addEventListener('abort', cancel)
  try {
    return await work(client)
  } finally {
    signal.removeEventListener('abort', cancel)
    client.end(new Cancelled())
  }
}
