/** Why a file in the age format cannot be opened, whatever it holds. */
export type AgeFaultCode =
  | 'not-age'
  | 'truncated'
  | 'altered'
  | 'wrong-passphrase'
  | 'wrong-identity'
  | 'needs-passphrase'
  | 'needs-identity'
  | 'identity-malformed'
  | 'too-costly'

/** A file in the age format that cannot be opened; none of its content was used. Its readers word it for what they read. */
export class AgeFault extends Error {
  readonly code: AgeFaultCode
  constructor(code: AgeFaultCode, cause?: unknown) {
    super(`age file: ${code}`, { cause })
    this.name = 'AgeFault'
    this.code = code
  }
}
