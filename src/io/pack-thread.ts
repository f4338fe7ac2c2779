import type { Pack } from '#core/catalogue/pack.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Key, Lock, openPack, sealPack } from './pack.ts'
import { PackFault, type PackFaultCode } from './pack-fault.ts'

/** Request to the worker. */
export type PackAsk =
  | { readonly do: 'open'; readonly bytes: Uint8Array; readonly key: Key }
  | { readonly do: 'seal'; readonly pack: Protected<Pack>; readonly lock: Lock }

/** The worker's result, or its failure with the code of a `PackFault`. */
export type PackReply<Made> = { readonly made: Made } | { readonly fault: string; readonly code: PackFaultCode | null }

/** The reader cancelled the work. */
export class GivenUp extends Error {
  constructor() {
    super('Given up. Nothing was opened or made.')
    this.name = 'GivenUp'
  }
}

function faultOf({ fault, code }: { readonly fault: string; readonly code: PackFaultCode | null }): Error {
  return code === null ? new Error(fault) : Object.assign(new PackFault(code), { message: fault })
}

/**
 * Runs one request in a worker: deriving a key from a passphrase takes a second or more. The worker ends with the request, and the passphrase with
 * it.
 */
function elsewhere<Made>(ask: PackAsk, signal: AbortSignal): Promise<Made> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pack-lock-worker.ts', import.meta.url), { type: 'module', name: 'pack' })
    const end = () => {
      worker.terminate()
      signal.removeEventListener('abort', giveUp)
    }
    const giveUp = () => {
      end()
      reject(new GivenUp())
    }
    signal.addEventListener('abort', giveUp)
    worker.onmessage = ({ data }: MessageEvent<PackReply<Made>>) => {
      end()
      if ('made' in data) resolve(data.made)
      else reject(faultOf(data))
    }
    worker.onerror = (event) => {
      event.preventDefault()
      end()
      reject(new Error('The pack takes more memory than this browser gives.'))
    }
    worker.postMessage(ask)
  })
}

const hasThreads = () => typeof Worker !== 'undefined'

/** `openPack` in a worker. @throws PackFault, GivenUp */
export async function openPackElsewhere(bytes: Uint8Array, key: Key, signal: AbortSignal): ReturnType<typeof openPack> {
  if (!hasThreads()) return (await import('./pack.ts')).openPack(bytes, key)
  return elsewhere({ do: 'open', bytes, key }, signal)
}

/** `sealPack` in a worker. @throws Error, GivenUp */
export async function sealPackElsewhere(
  pack: Protected<Pack>,
  lock: Lock,
  signal: AbortSignal,
): ReturnType<typeof sealPack> {
  if (!hasThreads()) return (await import('./pack.ts')).sealPack(pack, lock)
  return elsewhere({ do: 'seal', pack, lock }, signal)
}
