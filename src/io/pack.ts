import { armor, Decrypter, Encrypter } from 'age-encryption'
import { type MembersPack, parsePack } from '#core/catalogue/pack.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { PackFault } from './pack-fault.ts'
import { bodyFault, checkArmor, isArmored, packBlock, readHeader } from './pack-format.ts'

/** The means to encrypt a pack: a passphrase, or the public keys (`age1…`) of those who may read it. */
export type Lock = { readonly passphrase: string } | { readonly recipients: readonly string[] }
/** The means to decrypt a pack: the passphrase, or a secret key (`AGE-SECRET-KEY-1…`), also as a file written by age-keygen. */
export type Key = { readonly passphrase: string } | { readonly identity: string }

/** Work factor of a passphrase, as a power of two: the age program's own, about a second in a browser. Every guess costs an attacker the same. */
const usualWork = 18

/**
 * Encrypts protected data in the age format, for the age program and the atlas alike. The type accepts protected data only, since a member who opens
 * the pack can read all of it.
 * @throws Error when a public key is malformed, with the key
 */
export async function sealPack(
  pack: Protected<MembersPack>,
  lock: Lock,
  work = usualWork,
): Promise<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) {
    encrypter.setPassphrase(lock.passphrase)
    encrypter.setScryptWorkFactor(work)
  } else {
    if (lock.recipients.length === 0) throw new Error('a pack needs at least one public key')
    for (const recipient of lock.recipients)
      try {
        encrypter.addRecipient(recipient)
      } catch (cause) {
        throw new Error(`“${recipient}” is no public key: it begins with age1`, { cause })
      }
  }
  const text = new TextEncoder().encode(JSON.stringify(pack))
  // Trailing white space does not change JSON.
  const padded = new Uint8Array(Math.ceil(text.length / packBlock) * packBlock).fill(0x20)
  padded.set(text)
  return new Uint8Array(await encrypter.encrypt(padded))
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      controller.close()
    },
  })

function decrypterFor(key: Key, opensWith: 'passphrase' | 'identity'): Decrypter {
  const decrypter = new Decrypter()
  if ('passphrase' in key) {
    if (opensWith === 'identity') throw new PackFault('needs-identity')
    decrypter.addPassphrase(key.passphrase)
    return decrypter
  }
  if (opensWith === 'passphrase') throw new PackFault('needs-passphrase')
  const lines = key.identity.split(/\s+/).filter((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (lines.length === 0) throw new PackFault('identity-malformed')
  try {
    for (const line of lines) decrypter.addIdentity(line)
  } catch (cause) {
    throw new PackFault('identity-malformed', cause)
  }
  return decrypter
}

function headerFault(cause: unknown, key: Key): PackFault {
  const message = cause instanceof Error ? cause.message : ''
  if (message.includes('no identity matched'))
    return new PackFault('passphrase' in key ? 'wrong-passphrase' : 'wrong-identity', cause)
  return new PackFault(message.includes('work factor') ? 'too-costly' : 'altered', cause)
}

function dearmored(bytes: Uint8Array): Uint8Array {
  if (!isArmored(bytes)) return bytes
  const text = new TextDecoder().decode(bytes)
  checkArmor(text)
  try {
    return armor.decode(text)
  } catch (cause) {
    throw new PackFault('altered', cause)
  }
}

function packOf(plain: ArrayBuffer): MembersPack {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain))
  } catch {
    // The cause is dropped: messages of parsers quote their input.
    throw new PackFault('not-a-pack')
  }
  const read = parsePack(json)
  if ('refused' in read) throw new PackFault('not-a-pack', undefined, read.refused)
  return read.pack
}

/**
 * Decrypts a pack in memory; nothing is written to storage.
 * @throws PackFault with the cause: another key, or a file that is truncated, altered or no pack. A change to the wrapped key in the header cannot be
 *   told from a wrong passphrase
 */
export async function openPack(bytes: Uint8Array, key: Key): Promise<Protected<MembersPack>> {
  const file = dearmored(bytes)
  const { opensWith, length } = readHeader(file)
  const decrypter = decrypterFor(key, opensWith)
  let body: ReadableStream<Uint8Array>
  try {
    body = await decrypter.decrypt(streamOf(file))
  } catch (cause) {
    // The library checks lengths before it decrypts; the key is right in this case.
    if (cause instanceof Error && /ciphertext|stream ended/.test(cause.message)) throw new PackFault('truncated', cause)
    throw headerFault(cause, key)
  }
  let plain: ArrayBuffer
  try {
    plain = await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()
  } catch (cause) {
    throw new PackFault(bodyFault(file.length - length), cause)
  }
  return vouchFor(packOf(plain))
}
