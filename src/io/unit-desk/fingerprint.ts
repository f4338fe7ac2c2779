import { sha256 } from '@noble/hashes/sha2.js'
import { letters } from '../passphrase.ts'

/**
 * A short form of a public key, to be compared by eye or by telephone: six groups of four letters, 120 bits of its SHA-256.
 * @param recipient `age1…`
 */
export function fingerprintOf(recipient: string): string {
  const drawn = Array.from(sha256(new TextEncoder().encode(recipient)).subarray(0, 24), (byte) => letters[byte % 32])
  return Array.from({ length: 6 }, (_, group) => drawn.slice(4 * group, 4 * group + 4).join('')).join(' ')
}
