import { encode } from 'uqr'

/** The QR code of an address as pictures carry it: the least error correction, so that its modules are as large as can be, and a quiet edge of two. */
export const encodeQr = (text: string) => encode(text, { ecc: 'L', border: 2 })
