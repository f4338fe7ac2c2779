import { type KeyFaultCode, keyWords, type SealedFaultCode, sealedWords } from '#core/unit-desk/sealed-words.ts'

/** A key that cannot be used. */
export class KeyFault extends Error {
  readonly code: KeyFaultCode
  constructor(code: KeyFaultCode, cause?: unknown) {
    super(keyWords[code], { cause })
    this.name = 'KeyFault'
    this.code = code
  }
}

/** A sealed file that does not open; nothing of it was used. */
export class SealedFault extends Error {
  readonly code: SealedFaultCode
  constructor(code: SealedFaultCode, cause?: unknown) {
    super(sealedWords[code], { cause })
    this.name = 'SealedFault'
    this.code = code
  }
}
