/** Without letters and digits that are mistaken for each other; 32, so that a byte gives one without bias. */
const letters = 'abcdefghjkmnpqrstuvwxyz023456789'

/** Fewest characters of a passphrase that somebody chooses by hand. */
export const fewestCharacters = 16

/**
 * A passphrase to be written down or kept by a password manager: five groups of four letters, 100 bits of chance.
 * @param chance fills bytes with secrets: `crypto.getRandomValues` of the page
 */
export function makePassphrase(chance: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const drawn = Array.from(chance(new Uint8Array(20)), (byte) => letters[byte % letters.length] ?? '')
  return Array.from({ length: 5 }, (_, group) => drawn.slice(4 * group, 4 * group + 4).join('')).join('-')
}
