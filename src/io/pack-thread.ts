import type { Pack } from '#core/catalogue/pack.ts'
import type { Protected } from '#core/disclosure/protected.ts'
import type { Key, Lock, openPack, sealPack } from './pack.ts'
import { PackFault, type PackFaultCode } from './pack-fault.ts'

/** What the thread is asked to do. */
export type PackAsk =
  | { readonly do: 'open'; readonly bytes: Uint8Array; readonly key: Key }
  | { readonly do: 'seal'; readonly pack: Protected<Pack>; readonly lock: Lock }

/** What it made, or why it could not: the code of a pack's own faults goes along. */
export type PackReply<Made> = { readonly made: Made } | { readonly fault: string; readonly code: PackFaultCode | null }

/** The work was given up by the reader. */
export class GivenUp extends Error {
  constructor() {
    super('Given up. Nothing was opened or made.')
    this.name = 'GivenUp'
  }
}

function faultOf({ fault, code }: { readonly fault: string; readonly code: PackFaultCode | null }): Error {
  return code === null ? new Error(fault) : Object.assign(new PackFault(code), { message: fault })
}

/** Turning a passphrase into a key takes a second or more: done on a thread of its own, which ends with the work and forgets the passphrase. */
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

/** `openPack` beside the page. @throws PackFault, GivenUp */
export async function openPackElsewhere(bytes: Uint8Array, key: Key, signal: AbortSignal): ReturnType<typeof openPack> {
  if (!hasThreads()) return (await import('./pack.ts')).openPack(bytes, key)
  return elsewhere({ do: 'open', bytes, key }, signal)
}

/** `sealPack` beside the page. @throws Error, GivenUp */
export async function sealPackElsewhere(
  pack: Protected<Pack>,
  lock: Lock,
  signal: AbortSignal,
): ReturnType<typeof sealPack> {
  if (!hasThreads()) return (await import('./pack.ts')).sealPack(pack, lock)
  return elsewhere({ do: 'seal', pack, lock }, signal)
}
