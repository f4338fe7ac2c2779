import { bare } from '#core/panel/panel.ts'
import { numberText } from '#core/plate/measure.ts'

/** "0.03", "< 0.001": a probability to so many decimals and never as nought. */
export function pText(p: number, decimals: number): string {
  const least = 10 ** -decimals
  return p < least ? `< ${numberText(least, bare(decimals))}` : numberText(p, bare(decimals))
}

/** "p = 0.03", "p < 0.001" */
export const pPhrase = (p: number, decimals: number): string => {
  const text = pText(p, decimals)
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`
}
