import { type KeyFaultCode, keyWords, type SealedFaultCode, sealedWords } from '#core/unit-desk/sealed-words.ts'
import type { AnswerOf, GivenOf } from '#workers/messages.ts'
import { withWorker } from '#workers/with-worker.ts'
import type { DeskApi } from './desk-api.ts'
import { KeyFault, SealedFault } from './desk-fault.ts'
import type { NamedBytes, OpenKeys } from './sealed-file.ts'

const create = () => new Worker(new URL('./desk-worker.ts', import.meta.url), { type: 'module', name: 'desk' })
const failure = 'This takes more memory than this browser gives.'

const isKeyCode = (code: unknown): code is KeyFaultCode => typeof code === 'string' && Object.hasOwn(keyWords, code)
const isSealedCode = (code: unknown): code is SealedFaultCode =>
  typeof code === 'string' && Object.hasOwn(sealedWords, code)

/** A fault of keys or sealed files as it came from the worker, as one again; any other as it is. */
function revived(fault: unknown): unknown {
  if (!(fault instanceof Error) || !('code' in fault)) return fault
  if (fault.name === 'KeyFault' && isKeyCode(fault.code)) return new KeyFault(fault.code)
  if (fault.name === 'SealedFault' && isSealedCode(fault.code)) return new SealedFault(fault.code)
  return fault
}

export type DeskCall = <Name extends keyof DeskApi & string>(
  name: Name,
  given: GivenOf<DeskApi[Name]>,
) => Promise<AnswerOf<DeskApi[Name]>>

/**
 * Works with keys in a worker of its own, which ends with the work and forgets them: a passphrase takes a second or more to try.
 * @throws KeyFault, SealedFault; the signal's reason when it was cancelled
 */
export async function atDesk<Made>(signal: AbortSignal, work: (call: DeskCall) => Promise<Made>): Promise<Made> {
  try {
    return await withWorker<DeskApi, Made>({ create, signal, failure }, (client) =>
      work((name, given) => client.call(name, given)),
    )
  } catch (fault) {
    throw revived(fault)
  }
}

/** A sealed file that was opened, or the reason why not. */
export type Unsealed =
  | { readonly sealed: string; readonly file: NamedBytes }
  | { readonly sealed: string; readonly code: SealedFaultCode }

/**
 * Opens sealed files one after the other, so that only what was in them is in memory.
 * @param report told how many are done
 * @throws the signal's reason when it was cancelled; any fault that is not about one file
 */
export function openMany(
  files: readonly Pick<File, 'name' | 'arrayBuffer'>[],
  keys: OpenKeys,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<readonly Unsealed[]> {
  return atDesk(signal, async (call) => {
    const openings: Unsealed[] = []
    for (const file of files) {
      signal.throwIfAborted()
      const sealed = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
      try {
        openings.push({ sealed: file.name, file: await call('open', [sealed, keys]) })
      } catch (cause) {
        const fault = revived(cause)
        if (!(fault instanceof SealedFault)) throw fault
        openings.push({ sealed: file.name, code: fault.code })
      }
      report(openings.length)
    }
    return openings
  })
}
