const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for HTML and SVG, as the content of an element or between double quotes. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** Text for an XML file: escaped, without the characters that XML cannot hold at all. */
export const escapeXml = (text: string): string =>
  escapeMarkup(text.replace(/[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''))

/** Text for XML that may be read in any encoding: all but the signs of ASCII as numbers. */
export const escapeAscii = (text: string): string =>
  text.replace(/[<>&"]|[^ -~]/gu, (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`)
