import { scrypt } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { secretKeyText } from '#core/unit-desk/secret-key.ts'
import { type KeyPair, pairOf } from '../age-file.ts'
import { receiptWordList } from './receipt-words.ts'

/** Bytes of chance in receipt words: 80 bits; one byte more is their checksum, and together they are eight words of eleven bits. */
const chanceBytes = 10
const count = 8

/** Why receipt words cannot be used. */
export type ReceiptFault = { readonly wrong: 'count' | 'word' | 'checksum'; readonly word: string }

function wordsOf(entropy: Uint8Array): readonly string[] {
  const bytes = [...entropy, sha256(entropy)[0] ?? 0]
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from(
    { length: count },
    (_, at) => receiptWordList[Number.parseInt(bits.slice(11 * at, 11 * at + 11), 2)] ?? '',
  )
}

/**
 * The entropy in typed words; case, commas and numbers before them do not matter, and the first four letters of a word are enough.
 * @returns what is wrong with them where something is
 */
function entropyOf(text: string): Uint8Array | ReceiptFault {
  const typed = text.toLowerCase().match(/[a-z]+/g) ?? []
  if (typed.length !== count) return { wrong: 'count', word: String(typed.length) }
  let bits = ''
  for (const word of typed) {
    const at = receiptWordList.findIndex((one) => one === word || (word.length >= 4 && one.startsWith(word)))
    if (at < 0) return { wrong: 'word', word }
    bits += at.toString(2).padStart(11, '0')
  }
  const bytes = Uint8Array.from({ length: chanceBytes + 1 }, (_, at) =>
    Number.parseInt(bits.slice(8 * at, 8 * at + 8), 2),
  )
  const entropy = bytes.slice(0, chanceBytes)
  return bytes[chanceBytes] === sha256(entropy)[0] ? entropy : { wrong: 'checksum', word: '' }
}

/**
 * The key pair of receipt words: scrypt (RFC 7914, N = 2¹⁵, r = 8, p = 1) of their 80 bits makes the 32 bytes of an X25519 key of the age format. Eighty
 * random bits are not guessed; scrypt makes every try cost 32 MB of memory besides.
 */
const pairFrom = (entropy: Uint8Array): Promise<KeyPair> =>
  pairOf(secretKeyText(scrypt(entropy, 'MPCE Atlas workforce watch: receipt 1', { N: 2 ** 15, r: 8, p: 1, dkLen: 32 })))

/** Words that are shown to a reporter once, and the public key that goes into the report. */
export type Receipt = { readonly words: readonly string[]; readonly recipient: string }

/** Makes receipt words. @param chance fills bytes with secure random values */
export async function makeReceipt(
  chance: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): Promise<Receipt> {
  const entropy = chance(new Uint8Array(chanceBytes))
  return { words: wordsOf(entropy), recipient: (await pairFrom(entropy)).recipient }
}

/** The key pair of typed receipt words, or what is wrong with them. */
export async function pairOfWords(text: string): Promise<KeyPair | ReceiptFault> {
  const entropy = entropyOf(text)
  return 'wrong' in entropy ? entropy : pairFrom(entropy)
}
