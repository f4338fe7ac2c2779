/**
 * 128 random bits in hex. `randomUUID` would do, but browsers offer it to https and localhost alone, and hospitals serve pages by plain http.
 */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
