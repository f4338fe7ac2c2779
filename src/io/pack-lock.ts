import type { MembersPack } from '#core/catalogue/pack.ts'
import type { Protected } from '#core/domain/protected.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { WorkerClient } from '#workers/worker-client.ts'
import type { Key, Lock } from './age-file.ts'
import { revivePackFault } from './pack-fault.ts'
import type { PackLockApi } from './pack-lock-worker.ts'

const create = () =>
  new Worker(new URL('./pack-lock-worker.ts', import.meta.url), { type: 'module', name: 'pack-lock' })
const failure = 'The pack takes more memory than this browser gives.'

/** Turning a passphrase into a key takes a second or more: done in a worker of its own, which ends with the work and forgets the passphrase. */
async function lockInWorker<Made>(
  signal: AbortSignal,
  work: (client: WorkerClient<PackLockApi>) => Promise<Made>,
): Promise<Made> {
  try {
    return await withWorker({ create, signal, failure }, work)
  } catch (fault) {
    throw revivePackFault(fault)
  }
}

const hasWorkers = () => typeof Worker !== 'undefined'

/** `openPack` in a worker. @throws PackFault; the signal's reason when it was cancelled */
export async function openPackInWorker(
  bytes: Uint8Array,
  key: Key,
  signal: AbortSignal,
): Promise<Protected<MembersPack>> {
  if (!hasWorkers()) return (await import('./pack.ts')).openPack(bytes, key)
  return lockInWorker(signal, (client) => client.call('open', [bytes, key]))
}

/** `sealPack` in a worker. @throws Error; the signal's reason when it was cancelled */
export async function sealPackInWorker(
  pack: Protected<MembersPack>,
  lock: Lock,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!hasWorkers()) return (await import('./pack.ts')).sealPack(pack, lock)
  return lockInWorker(signal, (client) => client.call('seal', [pack, lock]))
}
