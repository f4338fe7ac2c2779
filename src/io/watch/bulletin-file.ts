import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type Bulletin, replyBytes, slotParts, slotSteps } from '#core/watch/bulletin.ts'
import { AgeFault } from '../age-fault.ts'
import { type KeyPair, makePair, openWith, sealTo } from '../age-file.ts'
import { paddedJson } from './report-file.ts'

/** A reply to whoever holds the words of a receipt. */
export type WatchReply = { readonly recipient: string; readonly text: string }

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replace(/=+$/, '')
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const chance = (length: number) => crypto.getRandomValues(new Uint8Array(length))

/**
 * By which the holder of a receipt knows its slot: HMAC-SHA-256 of the bulletin’s salt under the digest of the public key, which the holder and the
 * officers alone know. As each bulletin has a salt of its own, two bulletins do not tell which slots are of one receipt.
 */
const tagOf = (recipient: string, salt: string): string =>
  base64(hmac(sha256, sha256(new TextEncoder().encode(recipient)), bytesOf(salt)).subarray(0, 16))

async function slotFor(recipient: string, text: string, tag: string): Promise<string> {
  return tag + base64(await sealTo({ recipients: [recipient] }, paddedJson({ text }, replyBytes)))
}

/**
 * Writes all replies into one bulletin: those to receipts, and as many to keys that nobody holds as fill it up. Sorted by tag, which is by chance.
 * @throws RangeError beyond the largest bulletin
 */
export async function writeBulletin(
  replies: readonly WatchReply[],
  report: (done: number) => void = () => {},
): Promise<Bulletin> {
  const size = slotSteps.find((step) => replies.length <= step)
  if (size === undefined) throw new RangeError(`A bulletin has room for ${slotSteps.at(-1)} replies.`)
  const salt = base64(chance(32))
  const slots: string[] = []
  const nobody = Array.from({ length: size - replies.length }, () => null)
  for (const one of [...replies, ...nobody]) {
    slots.push(
      one
        ? await slotFor(one.recipient, one.text, tagOf(one.recipient, salt))
        : await slotFor((await makePair()).recipient, '', base64(chance(16))),
    )
    report(slots.length / size)
  }
  return { format: 1, salt, slots: slots.sort() }
}

/**
 * The reply in a bulletin to whoever holds a key pair; null where there is none.
 * @throws AgeFault when the slot was changed
 */
export async function replyIn({ salt, slots }: Bulletin, { identity, recipient }: KeyPair): Promise<string | null> {
  if (slots.length === 0) return null
  const tag = tagOf(recipient, salt)
  const own = slots.find((slot) => slotParts(slot).tag === tag)
  if (own === undefined) return null
  const plain = await openWith({ identity }, bytesOf(slotParts(own).sealed), (length) => length === replyBytes)
  const content: unknown = JSON.parse(new TextDecoder().decode(plain))
  if (typeof content === 'object' && content !== null && 'text' in content && typeof content.text === 'string')
    return content.text
  throw new AgeFault('altered')
}
