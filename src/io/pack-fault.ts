import type { AgeFaultCode } from './age-fault.ts'

/** Why a pack cannot be opened. */
export type PackFaultCode = AgeFaultCode | 'not-a-pack'

/** Messages for the reader: the fault and what to do. */
export const packFaultWords: Readonly<Record<PackFaultCode, string>> = {
  'not-age':
    'This is no encrypted pack: it does not begin as a file in the age format does. Choose a file that ends in .age.',
  truncated: 'The file is incomplete: its end is missing. Download or copy it again.',
  altered: 'The file has been changed since it was made, or damaged on its way. Do not trust it; ask for it again.',
  'wrong-passphrase': 'The passphrase does not open this pack. Check capitals, spaces and hyphens, then try again.',
  'wrong-identity':
    'This key does not open the pack: it was made for other keys. Ask who made it to add your public key.',
  'needs-passphrase': 'This pack opens with a passphrase, not with a key.',
  'needs-identity': 'This pack opens with a secret key, not with a passphrase.',
  'identity-malformed':
    'That is no secret key. It begins with AGE-SECRET-KEY-1 and is one line of the file that age-keygen wrote.',
  'too-costly':
    'The pack asks for more work to open than a browser can do. Ask for it to be made again with the usual settings.',
  'not-a-pack':
    'The file was decrypted, but what is in it is no pack of this atlas. A file that was sealed for the unit opens on the Desk screen.',
}

/** A pack that cannot be opened; none of its content was used. */
export class PackFault extends Error {
  readonly code: PackFaultCode
  /** @param reason details, in words that quote none of the pack */
  constructor(code: PackFaultCode, cause?: unknown, reason?: string) {
    super(reason === undefined ? packFaultWords[code] : `${packFaultWords[code]} Refused: ${reason}.`, { cause })
    this.name = 'PackFault'
    this.code = code
  }
}

const isCode = (code: unknown): code is PackFaultCode => typeof code === 'string' && code in packFaultWords

/** A pack's own fault as it came from a worker, as one again; any other as it is. */
export function revivePackFault(fault: unknown): unknown {
  if (!(fault instanceof Error) || fault.name !== 'PackFault' || !('code' in fault) || !isCode(fault.code)) return fault
  return Object.assign(new PackFault(fault.code), { message: fault.message })
}
