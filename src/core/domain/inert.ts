/** Letters that make a spreadsheet run what follows, plain or full width, also behind blanks and line breaks. */
const runs = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
const isNumber = /^[+-]?\d+(?:\.\d+)?$/

/** A word that a spreadsheet would run, with an apostrophe in front; numbers stay numbers. See OWASP, "CSV Injection". */
export function inert(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  return runs.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell
}
