import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Stands where the digest goes while the digest is worked out. */
const noDigest = '0'.repeat(64)

/** SHA-256 in hexadecimal. Not the browser's own, which is kept from pages of a plain intranet address. */
export const digestOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

const encoder = new TextEncoder()
/** One letter a byte, so that places in the text are places in the file. */
const decoder = new TextDecoder('latin1')

const mark = 'mpce-atlas-sha256:'

/** Where the 64 digits stand in a file, or −1. The last mark counts. */
function digitsAt(bytes: Uint8Array): number {
  const at = decoder.decode(bytes).lastIndexOf(mark)
  return at < 0 || at + mark.length + 64 > bytes.length ? -1 : at + mark.length
}

/** What a format writes where its digest is to stand. */
export const digestPlace = `${mark}${noDigest}`

/**
 * Writes the digest of a file into the place that was kept for it: of all its bytes, with noughts in that place.
 * @throws RangeError when the file has no such place
 */
export function seal(bytes: Uint8Array): Uint8Array {
  const at = digitsAt(bytes)
  if (at < 0) throw new RangeError('the file has no place for its digest')
  const sealed = bytes.slice()
  sealed.set(encoder.encode(noDigest), at)
  sealed.set(encoder.encode(digestOf(sealed)), at)
  return sealed
}

/** True when nothing has changed in a file since it was sealed. It shows damage and edits, not who made the file. */
export function isIntact(bytes: Uint8Array): boolean {
  const at = digitsAt(bytes)
  if (at < 0) return false
  const open = bytes.slice()
  open.set(encoder.encode(noDigest), at)
  return digestOf(open) === decoder.decode(bytes.subarray(at, at + 64))
}
