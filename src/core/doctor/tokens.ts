/** A number as it is printed. */
export type PrintedNumber = {
  readonly text: string
  readonly value: number
  readonly decimals: number
  /** Place of its first letter, a sign included, and of the letter behind its last. */
  readonly start: number
  readonly end: number
}

const pattern = /[−+-]?[£€$]?\d[\d,]*(?:\.\d+)*/g
const sound = /^([−+-]?)[£€$]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/

/**
 * Finds the numbers of a text. Skips what has letters before it or another form (a code, a date, "12,4", a version).
 * A dash between two numbers is no sign.
 */
export function numbersIn(text: string): readonly PrintedNumber[] {
  const found: PrintedNumber[] = []
  for (const match of text.matchAll(pattern)) {
    const raw = match[0].replace(/,$/, '')
    const before = text[match.index - 1] ?? ' '
    const after = text[match.index + raw.length] ?? ' '
    const isSigned = /^[−+-]/.test(raw)
    const dash = isSigned && /[\p{N})%]/u.test(before)
    if (isSigned && /\p{L}/u.test(before)) continue
    const own = dash ? raw.slice(1) : raw
    const [whole, sign = '', digits = '', fraction = ''] = sound.exec(own) ?? []
    if (whole === undefined || (!isSigned && /[\p{L}\p{N}_/.,:]/u.test(before)) || /[\p{L}_/:]/u.test(after)) continue
    const size = Number(`${digits.replaceAll(',', '')}.${fraction || '0'}`)
    const start = match.index + (dash ? 1 : 0)
    found.push({
      text: own,
      value: sign === '−' || sign === '-' ? -size : size,
      decimals: fraction.length,
      start,
      end: start + own.length,
    })
  }
  return found
}

/** A part of a text with its place in it. */
export type TextPart = { readonly text: string; readonly start: number }

const shortWords = /(?:\b(?:e\.g|i\.e|approx|cf|vs|no|fig|figs|ca|dr|mr|ms|prof|st)|\b[A-Z])\.$/i

/** The sentences of a paragraph. A row of a table, with tabs between its cells, is one. */
export function sentencesIn(text: string): readonly TextPart[] {
  if (text.includes('\t')) return [{ text, start: 0 }]
  const parts: TextPart[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?;]["”’)\]]*(?=\s+)|\n/g)) {
    const end = match.index + match[0].length
    if (match[0] !== '\n' && shortWords.test(text.slice(start, end))) continue
    parts.push({ text: text.slice(start, end), start })
    start = end
  }
  parts.push({ text: text.slice(start), start })
  return parts.filter((part) => part.text.trim() !== '')
}

/** An area that a text names. */
export type NamedArea = { readonly code: string; readonly start: number; readonly end: number }

/** A name as people write it: "the" with or without its capital, "&" for "and". */
const written = (name: string): string =>
  name
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\b[Tt]he\b/g, '[Tt]he')
    .replace(/\band\b/g, '(?:and|&)')
    .replace(/\s+/g, '\\s+')

/** The same for all ways in which it may be written. */
const plain = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .replace(/&/g, 'and')
    .replace(/\bThe\b/g, 'the')

/** Words with a capital that stand before a name without being part of it. */
const leading =
  /(?:^|[^\p{L}])(?:The|In|For|Of|At|By|On|And|But|Both|While|Whereas|Although|Across|From|Within|Only|Among|Between|Outside|To)\s+$/u

/** Reads which of the given areas a sentence names. @param names code → names, the first the full one */
export function areaFinder(names: ReadonlyMap<string, readonly string[]>): (sentence: string) => readonly NamedArea[] {
  const codes = new Map<string, string | null>()
  for (const [code, list] of names)
    for (const one of list) {
      const name = plain(one)
      const known = codes.get(name)
      // A name of two areas names none.
      if (name.length > 1) codes.set(name, known === undefined || known === code ? code : null)
    }
  const sorted = [...codes.keys()].sort((a, b) => b.length - a.length)
  if (sorted.length === 0) return () => []
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${sorted.map(written).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return (sentence) =>
    [...sentence.matchAll(any)].flatMap((match) => {
      const end = match.index + match[0].length
      const code = codes.get(plain(match[0]))
      // "North East Lincolnshire" is not the North East, nor "Greater London" London.
      const goesOn = /^(?:[ \u00a0]|-)\p{Lu}\p{Ll}/u.test(sentence.slice(end))
      const before = sentence.slice(0, match.index)
      const comesFrom = /\p{Lu}\p{Ll}+(?:[ \u00a0]|-)$/u.test(before) && !leading.test(before)
      return code === undefined || code === null || goesOn || comesFrom ? [] : [{ code, start: match.index, end }]
    })
}
