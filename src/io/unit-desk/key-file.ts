import { AgeFault } from '../age-fault.ts'
import { identitiesIn, type KeyPair, openWith, pairOf, sealTo } from '../age-file.ts'
import { KeyFault } from './desk-fault.ts'

/** A key pair as age-keygen writes it, without the time. */
export const keyFileText = ({ identity, recipient }: KeyPair): string => `# public key: ${recipient}\n${identity}\n`

/**
 * A key file, locked with a passphrase as `age -p` does: the age program opens it too.
 * @param work power of two; the age program's own unless told
 */
export const lockKeyFile = (pair: KeyPair, passphrase: string, work?: number): Promise<Uint8Array<ArrayBuffer>> =>
  sealTo({ passphrase }, new TextEncoder().encode(keyFileText(pair)), work)

/** Most bytes of a key file: some keys with their comments. */
const mostBytes = 64 * 1024

async function textIn(bytes: Uint8Array, passphrase: string): Promise<string> {
  if (bytes.length > mostBytes) throw new KeyFault('no-key')
  try {
    if (passphrase === '') {
      // Without a passphrase only the first lines are looked at: they tell a locked file, one that is damaged, or plain text.
      await openWith({ identity: '' }, bytes)
      return ''
    }
    return new TextDecoder().decode(await openWith({ passphrase }, bytes))
  } catch (fault) {
    if (!(fault instanceof AgeFault)) throw fault
    switch (fault.code) {
      case 'not-age':
        return new TextDecoder().decode(bytes)
      case 'needs-passphrase':
        throw new KeyFault('key-passphrase')
      case 'wrong-passphrase':
        throw new KeyFault('key-wrong-passphrase')
      case 'identity-malformed':
      case 'needs-identity':
        throw new KeyFault('no-key')
      default:
        throw new KeyFault('key-damaged')
    }
  }
}

/**
 * The keys of a key file, locked or not, or of typed text; spaces within a typed key do not matter.
 * @param passphrase of a locked file; "" where there is none
 * @throws KeyFault
 */
export async function readKeys(bytes: Uint8Array, passphrase: string): Promise<readonly KeyPair[]> {
  const text = (await textIn(bytes, passphrase)).toUpperCase()
  const words = text.split('\n').filter((line) => !line.trimStart().startsWith('#'))
  const identities = identitiesIn(words.join('\n').replaceAll(/[ \t]+/g, ''))
  if (identities.length === 0) throw new KeyFault(/\bAGE1[A-Z0-9]{20}/.test(words.join('\n')) ? 'public-key' : 'no-key')
  try {
    return await Promise.all([...new Set(identities)].map(pairOf))
  } catch (fault) {
    throw fault instanceof AgeFault ? new KeyFault('key-malformed') : fault
  }
}
