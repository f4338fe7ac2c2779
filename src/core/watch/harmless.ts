/** Signs that nobody sees or that turn the direction of writing; ends of lines stay. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu

/** Text from outside as it may be shown: signs that nobody sees stand in it by their number, so that they are seen and do nothing. */
export const harmless = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(unseen, (sign) => {
    if (sign === '\n') return sign
    return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
