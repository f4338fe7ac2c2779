import { AgeFault } from './age-fault.ts'

const intro = 'age-encryption.org/v1\n'
const armorStart = '-----BEGIN AGE ENCRYPTED FILE-----'
const armorEnd = '-----END AGE ENCRYPTED FILE-----'

const chunk = 64 * 1024
const tag = 16
const nonce = 16

const latin = new TextDecoder('latin1')
const textOf = (bytes: Uint8Array, length: number) => latin.decode(bytes.subarray(0, length))
const isStartOf = (whole: string, part: string) =>
  part.length > 0 && part.length < whole.length && whole.startsWith(part)

/** The unencrypted header of a file in the age format. */
export type AgeHeader = {
  readonly opensWith: 'passphrase' | 'identity'
  readonly length: number
}

/** Greatest accepted work factor of a passphrase, as a power of two: 512 MB of memory and some seconds, twice the age program's own. */
const mostWork = 19

/** Whether a file is ASCII-armoured, as the age program writes it with `-a`. */
export const isArmored = (bytes: Uint8Array): boolean =>
  textOf(bytes, armorStart.length + 20)
    .trimStart()
    .startsWith(armorStart)

/** @throws AgeFault `truncated` when the last line of the armour is missing */
export function checkArmor(text: string): void {
  if (!text.trimEnd().endsWith(armorEnd)) throw new AgeFault('truncated')
}

/**
 * Reads the header of a binary file in the age format.
 * @throws AgeFault `not-age`, `truncated`, `altered`, `too-costly`
 * @see C2SP, age file encryption v1, sections "Header" and "Recipient stanza"
 */
export function readHeader(bytes: Uint8Array): AgeHeader {
  const start = textOf(bytes, intro.length)
  if (start !== intro) throw new AgeFault(isStartOf(intro, start) ? 'truncated' : 'not-age')
  // Each key has one stanza; a header with a hundred keys is well below this limit.
  const text = textOf(bytes, 64 * 1024)
  const last = /\n--- [^\n]*\n/.exec(text)
  if (!last) throw new AgeFault(bytes.length < 64 * 1024 ? 'truncated' : 'altered')
  const header = text.slice(0, last.index)
  if (!header.includes('\n-> ')) throw new AgeFault('altered')
  const work = /\n-> scrypt \S+ (\d+)/.exec(text)
  if (work && Number(work[1]) > mostWork) throw new AgeFault('too-costly')
  return {
    opensWith: /\n-> scrypt /.test(header) ? 'passphrase' : 'identity',
    length: last.index + last[0].length,
  }
}

/** Length of the plain text in bytes; null when no cipher text can have this length. */
function plainLength(payload: number): number | null {
  const body = payload - nonce
  if (body < tag) return null
  const whole = Math.floor(body / (chunk + tag))
  const rest = body - whole * (chunk + tag)
  if (rest > 0 && rest <= tag && whole > 0) return null
  return whole * chunk + Math.max(0, rest - tag)
}

/**
 * The reason why a body does not decrypt although its header does: truncated when no file of this kind has its length, else altered.
 * @param payload bytes after the header
 * @param isPadded whether a plain text of so many bytes may be in such a file
 */
export function bodyFault(payload: number, isPadded: (length: number) => boolean): 'truncated' | 'altered' {
  const length = plainLength(payload)
  return length === null || length === 0 || !isPadded(length) ? 'truncated' : 'altered'
}
