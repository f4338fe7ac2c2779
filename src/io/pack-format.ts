import { PackFault } from './pack-fault.ts'

const intro = 'age-encryption.org/v1\n'
const armorStart = '-----BEGIN AGE ENCRYPTED FILE-----'
const armorEnd = '-----END AGE ENCRYPTED FILE-----'

/** Packs are filled up to a multiple of this, in bytes: a file of another length is known to be cut, and its length tells little of what is in it. */
export const packBlock = 4096
const chunk = 64 * 1024
const tag = 16
const nonce = 16

const latin = new TextDecoder('latin1')
const textOf = (bytes: Uint8Array, length: number) => latin.decode(bytes.subarray(0, length))
const isStartOf = (whole: string, part: string) =>
  part.length > 0 && part.length < whole.length && whole.startsWith(part)

/** What the beginning of a file in the age format says to everybody. */
export type PackHeader = {
  readonly opensWith: 'passphrase' | 'identity'
  readonly length: number
}

/** Most work that a passphrase may take, as a power of two: 512 MB of memory and some seconds, twice what the age program asks for. */
const mostWork = 19

/** Whether the text begins as a file in armour does, which the age program writes when asked to (`-a`). */
export const isArmored = (bytes: Uint8Array): boolean =>
  textOf(bytes, armorStart.length + 20)
    .trimStart()
    .startsWith(armorStart)

/** @throws PackFault `truncated` when the last line of the armour is missing */
export function checkArmor(text: string): void {
  if (!text.trimEnd().endsWith(armorEnd)) throw new PackFault('truncated')
}

/**
 * Reads the header of a binary file in the age format.
 * @throws PackFault `not-age`, `truncated`, `altered`, `too-costly`
 * @see C2SP, age file encryption v1, sections "Header" and "Recipient stanza"
 */
export function readHeader(bytes: Uint8Array): PackHeader {
  const start = textOf(bytes, intro.length)
  if (start !== intro) throw new PackFault(isStartOf(intro, start) ? 'truncated' : 'not-age')
  // Keys come one stanza each; the header of a hundred of them is well below this.
  const text = textOf(bytes, 64 * 1024)
  const last = /\n--- [^\n]*\n/.exec(text)
  if (!last) throw new PackFault(bytes.length < 64 * 1024 ? 'truncated' : 'altered')
  const header = text.slice(0, last.index)
  if (!header.includes('\n-> ')) throw new PackFault('altered')
  const work = /\n-> scrypt \S+ (\d+)/.exec(text)
  if (work && Number(work[1]) > mostWork) throw new PackFault('too-costly')
  return {
    opensWith: /\n-> scrypt /.test(header) ? 'passphrase' : 'identity',
    length: last.index + last[0].length,
  }
}

/** Length of what is encrypted, in bytes; null when no encrypted text can have this length. */
function plainLength(payload: number): number | null {
  const body = payload - nonce
  if (body < tag) return null
  const whole = Math.floor(body / (chunk + tag))
  const rest = body - whole * (chunk + tag)
  if (rest > 0 && rest <= tag && whole > 0) return null
  return whole * chunk + Math.max(0, rest - tag)
}

/** Why the body of a file does not decrypt although its header does: cut, when its length is none that a pack can have; else changed. */
export function bodyFault(payload: number): 'truncated' | 'altered' {
  const length = plainLength(payload)
  return length === null || length === 0 || length % packBlock !== 0 ? 'truncated' : 'altered'
}
