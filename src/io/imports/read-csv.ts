import Papa from 'papaparse'
import { type Finding, fileFinding } from '#core/imports/finding.ts'
import type { TextForm, Worksheet } from '#core/imports/sheet.ts'
import type { DecodedText } from './decode-text.ts'
import { limits, RemainingLimits } from './limits.ts'
import { Refusal } from './refusal.ts'

const delimiters = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const
/** Marks that some exports use so as to need no quotes: “¬” in the files of NHS Choices. Taken only where every line has as many of them. */
const rareDelimiters = ['¬', '¦', '~', '^', '§', '¤', '¶', '\u001f', '\u0001'] as const
type Delimiter = keyof typeof delimiters | (typeof rareDelimiters)[number]

/** Times that a mark stands in a line outside quotes. */
function countIn(line: string, mark: string): number {
  let count = 0
  let quoted = false
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === mark && !quoted) count += 1
  }
  return count
}

/** How often a mark stands in a line as a rule, and in how many lines it does so. */
function usualCount(lines: readonly string[], mark: string): readonly [count: number, lines: number] {
  const frequent = new Map<number, number>()
  for (const line of lines) {
    const count = countIn(line, mark)
    if (count > 0) frequent.set(count, (frequent.get(count) ?? 0) + 1)
  }
  const [usual = [0, 0] as const] = [...frequent].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return usual
}

/** A rare mark, where nearly every line has as many of it, and no usual mark is as regular. */
function rareDelimiterOf(lines: readonly string[]): Delimiter | null {
  const isRegular = (mark: string) => lines.length > 1 && usualCount(lines, mark)[1] >= lines.length * 0.9
  if (Object.keys(delimiters).some(isRegular)) return null
  return rareDelimiters.find(isRegular) ?? null
}

const firstLines = (text: string): readonly string[] =>
  text
    .slice(0, 64_000)
    .split(/\r\n|\n|\r/, 60)
    .filter((line) => line.trim() !== '')

/** Other marks that nearly every line has as many of, and no fewer than of the one that is taken: decimal commas between semicolons are fewer. */
function rivalsOf(lines: readonly string[], taken: string): readonly string[] {
  const [own] = usualCount(lines, taken)
  return Object.keys(delimiters).filter((mark) => {
    const [count, same] = usualCount(lines, mark)
    return mark !== taken && lines.length > 1 && count >= own && same >= lines.length * 0.9
  })
}

/** The mark that most lines have the same number of. Commas lose where they are the decimal marks of another. */
function delimiterOf(lines: readonly string[]): Delimiter {
  const rare = rareDelimiterOf(lines)
  if (rare !== null) return rare
  let best: Delimiter = ','
  let most = 0
  for (const mark of Object.keys(delimiters) as Delimiter[]) {
    const [count, same] = usualCount(lines, mark)
    const weight = same * (mark === ',' ? 1 : 1.2) + Math.min(count, 20) / 100
    if (weight > most) [best, most] = [mark, weight]
  }
  return best
}

/** What takes a text apart, and what speaks for it. */
function formOf(body: string, stated: string | undefined, chosen: string | undefined, decoded: DecodedText): TextForm {
  const { encoding, encodingFrom, isMarked } = decoded
  const lines = firstLines(body)
  const separator = chosen ?? stated ?? delimiterOf(lines)
  const [count, same] = usualCount(lines, separator)
  const counted = `${same} of ${lines.length} lines have ${count} of them`
  return {
    separator,
    from: chosen !== undefined ? 'your choice' : stated !== undefined ? '“sep=” in the first line' : counted,
    saidBy: chosen !== undefined ? 'reader' : stated !== undefined ? 'file' : null,
    rivals: chosen !== undefined || stated !== undefined ? [] : rivalsOf(lines, separator),
    encoding,
    encodingFrom,
    isMarked,
  }
}

/**
 * Reads comma, semicolon or tab separated text. Papa Parse, as it knows the quoting that files really have and says what is wrong with it.
 * @param report called with the part that is done, 0 to 1
 * @param chosen the mark between columns, where the reader has chosen it
 */
export function readCsv(
  file: string,
  decoded: DecodedText,
  report: (done: number) => void,
  chosen?: string,
): { readonly sheets: readonly Worksheet[]; readonly findings: readonly Finding[] } {
  const { text } = decoded
  const stated = /^sep=(.)\r?\n/i.exec(text)
  const body = stated ? text.slice(stated[0].length) : text
  const form = formOf(body, stated?.[1], chosen, decoded)
  const { separator: delimiter } = form
  const rows: string[][] = stated ? [[]] : []
  const findings: Finding[] = []
  const room = new RemainingLimits()
  let refused: Refusal | null = null
  Papa.parse<string[]>(body, {
    delimiter,
    skipEmptyLines: false,
    step: ({ data: row, errors, meta }, parser) => {
      try {
        room.take(rows.length + 1, row.length)
        if (row.length > limits.columns)
          throw new Refusal(
            'too-many-columns',
            `${row.length} columns in row ${rows.length + 1}`,
            `at most ${limits.columns}`,
            'Check what stands between the columns.',
          )
        rows.push(row)
        for (const { code, message } of errors)
          if (findings.length < 20)
            findings.push({
              ...fileFinding(file, {
                code: 'quotes',
                severity: 'error',
                found: message,
                expected: 'quotes that open and close around a cell, and are doubled within it',
                mend: 'Save the file again from a spreadsheet.',
              }),
              row: code === 'MissingQuotes' ? rows.length : null,
            })
        if (rows.length % 5000 === 0) report(Math.min(1, meta.cursor / Math.max(1, body.length)))
      } catch (fault) {
        if (!(fault instanceof Refusal)) throw fault
        refused = fault
        parser.abort()
      }
    },
  })
  if (refused) throw refused
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell.trim() === '')) rows.pop()
  const reading = `${form.encoding}, columns apart by ${(delimiter in delimiters ? delimiters[delimiter as keyof typeof delimiters] : null) ?? `“${delimiter}”`}`
  return { sheets: [{ file, name: '', hidden: false, rows, reading, text: form }], findings }
}
