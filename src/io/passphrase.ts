/** Characters without those that are easily confused. There are 32, which maps a random byte without bias. */
export const letters = 'abcdefghjkmnpqrstuvwxyz023456789'

/** Fewest characters of a passphrase chosen by hand. */
export const fewestCharacters = 16

/**
 * Makes a passphrase to write down or to keep in a password manager: five groups of four letters, 100 bits of entropy.
 * @param chance fills bytes with secure random values: the page's `crypto.getRandomValues`
 */
export function makePassphrase(chance: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const drawn = Array.from(chance(new Uint8Array(20)), (byte) => letters[byte % letters.length] ?? '')
  return Array.from({ length: 5 }, (_, group) => drawn.slice(4 * group, 4 * group + 4).join('')).join('-')
}
