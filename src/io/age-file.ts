import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { AgeFault } from './age-fault.ts'
import { bodyFault, checkArmor, isArmored, readHeader } from './age-format.ts'
import { withoutWebCrypto } from './no-web-crypto.ts'

/** The means to encrypt a file: a passphrase, or the public keys (`age1…`) of those who may read it. */
export type Lock = { readonly passphrase: string } | { readonly recipients: readonly string[] }
/** The means to decrypt a file: the passphrase, or secret keys (`AGE-SECRET-KEY-1…`), also as a file written by age-keygen. */
export type Key = { readonly passphrase: string } | { readonly identity: string }

/** Work factor of a passphrase, as a power of two: the age program's own, about a second in a browser. Every guess costs an attacker the same. */
const usualWork = 18

/**
 * Encrypts bytes in the age format, for the age program and the atlas alike.
 * @throws Error when a public key is malformed, with the key; when there is none
 */
export async function sealTo(lock: Lock, plain: Uint8Array, work = usualWork): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) {
    encrypter.setPassphrase(lock.passphrase)
    encrypter.setScryptWorkFactor(work)
  } else {
    if (lock.recipients.length === 0) throw new Error('at least one public key is needed')
    for (const recipient of lock.recipients)
      try {
        encrypter.addRecipient(recipient)
      } catch (cause) {
        throw new Error(`“${recipient}” is no public key: it begins with age1`, { cause })
      }
  }
  return new Uint8Array(await withoutWebCrypto(() => encrypter.encrypt(plain)))
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })

/** The secret keys in a text: one, several, or a key file with its comments. */
export const identitiesIn = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => word.startsWith('AGE-SECRET-KEY-'))

function decrypterFor(key: Key, opensWith: 'passphrase' | 'identity'): Decrypter {
  const decrypter = new Decrypter()
  if ('passphrase' in key) {
    if (opensWith === 'identity') throw new AgeFault('needs-identity')
    decrypter.addPassphrase(key.passphrase)
    return decrypter
  }
  if (opensWith === 'passphrase') throw new AgeFault('needs-passphrase')
  const identities = identitiesIn(key.identity)
  if (identities.length === 0) throw new AgeFault('identity-malformed')
  try {
    for (const identity of identities) decrypter.addIdentity(identity)
  } catch (cause) {
    throw new AgeFault('identity-malformed', cause)
  }
  return decrypter
}

function headerFault(cause: unknown, key: Key): AgeFault {
  const message = cause instanceof Error ? cause.message : ''
  // The library checks lengths before it decrypts; the key is right in this case.
  if (/ciphertext|stream ended/.test(message)) return new AgeFault('truncated', cause)
  if (message.includes('no identity matched'))
    return new AgeFault('passphrase' in key ? 'wrong-passphrase' : 'wrong-identity', cause)
  return new AgeFault(message.includes('work factor') ? 'too-costly' : 'altered', cause)
}

/** The binary form of a file that may be armoured. @throws AgeFault `truncated`, `altered` */
function dearmored(bytes: Uint8Array): Uint8Array {
  if (!isArmored(bytes)) return bytes
  const text = new TextDecoder().decode(bytes)
  checkArmor(text)
  try {
    return armor.decode(text)
  } catch (cause) {
    throw new AgeFault('altered', cause)
  }
}

/**
 * Decrypts a file in memory; nothing is written to storage.
 * @param isPadded whether a plain text of so many bytes may be in a file of this kind: tells a cut file from an altered one
 * @throws AgeFault with the cause. A change to the wrapped key in the header cannot be told from a wrong passphrase
 */
export async function openWith(
  key: Key,
  bytes: Uint8Array,
  isPadded: (length: number) => boolean = () => true,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = dearmored(bytes)
  const { opensWith, length } = readHeader(file)
  return withoutWebCrypto(async () => {
    // The library begins to calculate as soon as it has a key.
    const decrypter = decrypterFor(key, opensWith)
    let body: ReadableStream<Uint8Array>
    try {
      body = await decrypter.decrypt(streamOf(file))
    } catch (cause) {
      throw headerFault(cause, key)
    }
    try {
      return new Uint8Array(await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
    } catch (cause) {
      throw new AgeFault(bodyFault(file.length - length, isPadded), cause)
    }
  })
}

/** A key pair of the age format: who has the identity opens what is sealed to the recipient. */
export type KeyPair = { readonly identity: string; readonly recipient: string }

/** @returns the public key of a secret one. @throws AgeFault `identity-malformed` */
export async function pairOf(identity: string): Promise<KeyPair> {
  try {
    return { identity, recipient: await withoutWebCrypto(() => identityToRecipient(identity)) }
  } catch (cause) {
    throw new AgeFault('identity-malformed', cause)
  }
}

/** Makes a key pair with the browser's secure random numbers. */
export const makePair = async (): Promise<KeyPair> => pairOf(await generateX25519Identity())
