import { keyLetters, polymod } from './public-key.ts'

const prefix = 'AGE-SECRET-KEY-'
/** The prefix as the checksum takes it. @see BIP 173, "Checksum" */
const expanded = [
  ...Array.from(prefix.toLowerCase(), (letter) => letter.charCodeAt(0) >> 5),
  0,
  ...Array.from(prefix.toLowerCase(), (letter) => letter.charCodeAt(0) & 31),
]

/** Groups of eight bits as groups of five, the last one filled with zeros. */
function inFives(bytes: Uint8Array): readonly number[] {
  const fives: number[] = []
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; ) {
      bits -= 5
      fives.push((held >> bits) & 31)
    }
  }
  return bits > 0 ? [...fives, (held << (5 - bits)) & 31] : fives
}

/** The text of a secret key of the age format, from its 32 bytes. @see C2SP, age file encryption v1, "The X25519 recipient type" */
export function secretKeyText(bytes: Uint8Array): string {
  if (bytes.length !== 32) throw new RangeError('a secret key has 32 bytes')
  const data = inFives(bytes)
  const sum = polymod([...expanded, ...data, 0, 0, 0, 0, 0, 0]) ^ 1
  const check = [0, 1, 2, 3, 4, 5].map((at) => (sum >>> (5 * (5 - at))) & 31)
  return `${prefix}1${[...data, ...check].map((five) => keyLetters[five]).join('')}`.toUpperCase()
}
