import { handOver } from '#workers/messages.ts'
import { type KeyPair, makePair } from '../age-file.ts'
import { watchApi } from '../watch/watch-api.ts'
import { lockKeyFile, readKeys } from './key-file.ts'
import { type NamedBytes, type OpenKeys, openSealed, sealFile } from './sealed-file.ts'

type Quiet = () => void

/** What the Desk screen asks of its worker: all that encrypts or decrypts. */
export const deskApi = {
  ...watchApi,
  makePair: (_: Quiet): Promise<KeyPair> => makePair(),
  lockKeyFile: (_: Quiet, pair: KeyPair, passphrase: string): Promise<Uint8Array<ArrayBuffer>> =>
    lockKeyFile(pair, passphrase),
  readKeys: (_: Quiet, bytes: Uint8Array, passphrase: string): Promise<readonly KeyPair[]> =>
    readKeys(bytes, passphrase),
  async seal(_: Quiet, file: NamedBytes, recipients: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
    const sealed = await sealFile(file, recipients)
    return handOver(sealed, [sealed.buffer])
  },
  async open(_: Quiet, sealed: NamedBytes, keys: OpenKeys): Promise<NamedBytes> {
    const file = await openSealed(sealed, keys)
    return handOver(file, [file.bytes.buffer])
  },
}

export type DeskApi = typeof deskApi
