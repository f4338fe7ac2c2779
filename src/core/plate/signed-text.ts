import { numberText } from './measure.ts'

/** A difference with its sign: "+3.2", "−3.2"; "0.0" where it is written as none. */
export const signedText = (value: number, decimals: number): string =>
  numberText(value, { prefix: '', suffix: '', decimals, signed: true })
