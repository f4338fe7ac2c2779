import { type Finding, fileFinding } from '#core/imports/finding.ts'

/** A file that is not read any further, and why. Thrown by readers, caught where files are opened. */
export class Refusal extends Error {
  readonly code: string
  readonly found: string
  readonly expected: string
  readonly mend: string

  constructor(code: string, found: string, expected: string, mend: string) {
    super(`${code}: ${found}`)
    this.name = 'Refusal'
    this.code = code
    this.found = found
    this.expected = expected
    this.mend = mend
  }

  finding(file: string): Finding {
    const { code, found, expected, mend } = this
    return fileFinding(file, { code, severity: 'error', found, expected, mend })
  }
}
