/** The letters of Bech32, by their number. */
export const keyLetters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** The checksum of Bech32. @see BIP 173, "Checksum" */
export function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [at, generator] of generators.entries()) if ((top >>> at) & 1) sum ^= generator
  }
  return sum
}

/** "age" as the checksum takes it: the high bits, 0, the low bits. */
const prefix = [3, 3, 3, 0, 1, 7, 5]

/**
 * Whether a text is a public key of the age format, by its form and its checksum, so that a slip of the pen is seen. Keys of plugins and of other kinds
 * are none: the age program of every Debian opens what is sealed to these.
 */
export function isPublicKey(text: string): boolean {
  const [, data = ''] = /^age1([02-9ac-hj-np-z]{58})$/.exec(text) ?? []
  return data !== '' && polymod([...prefix, ...Array.from(data, (letter) => keyLetters.indexOf(letter))]) === 1
}
