import { type MembersPack, parsePack } from '#core/catalogue/pack.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { AgeFault } from './age-fault.ts'
import { type Key, type Lock, openWith, sealTo } from './age-file.ts'
import { PackFault } from './pack-fault.ts'

/** Packs are padded to a multiple of this many bytes: any other length shows a cut file, and the length reveals little about the content. */
const packBlock = 4096

/**
 * Encrypts protected data in the age format, for the age program and the atlas alike. The type accepts protected data only, since a member who opens
 * the pack can read all of it.
 * @throws Error when a public key is malformed, with the key
 */
export async function sealPack(
  pack: Protected<MembersPack>,
  lock: Lock,
  work?: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder().encode(JSON.stringify(pack))
  // Trailing white space does not change JSON.
  const padded = new Uint8Array(Math.ceil(text.length / packBlock) * packBlock).fill(0x20)
  padded.set(text)
  return sealTo(lock, padded, work)
}

function packOf(plain: Uint8Array): MembersPack {
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
  let plain: Uint8Array
  try {
    plain = await openWith(key, bytes, (length) => length % packBlock === 0)
  } catch (fault) {
    throw fault instanceof AgeFault ? new PackFault(fault.code, fault.cause) : fault
  }
  return vouchFor(packOf(plain))
}
