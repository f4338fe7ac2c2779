import type { Parsed, Problem } from '#core/domain/problem.ts'

/** A table as in its file: every field as text, every row with the line number that a spreadsheet shows for it. */
export type Table = {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}
export type TableRow = { readonly row: number; readonly fields: Readonly<Record<string, string>> }

type Line = { readonly row: number; readonly fields: readonly string[] }

/** Splits RFC 4180 text. A quoted field may hold commas, line breaks and doubled quotes. */
function splitLines(text: string): { readonly lines: readonly Line[]; readonly openQuote: number | null } {
  const lines: Line[] = []
  let fields: string[] = []
  let field = ''
  let [row, start, quotedSince]: [number, number, number | null] = [1, 1, null]
  const endLine = () => {
    if (fields.length > 0 || field !== '') lines.push({ row: start, fields: [...fields, field] })
    fields = []
    field = ''
    start = row
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '\n') row++
    if (quotedSince !== null) {
      if (letter !== '"') field += letter
      else if (text[at + 1] === '"') field += text[at++]
      else quotedSince = null
    } else if (letter === '"') quotedSince = row
    else if (letter === ',') {
      fields.push(field)
      field = ''
    } else if (letter === '\n') endLine()
    else if (letter !== '\r') field += letter
  }
  endLine()
  return { lines, openQuote: quotedSince }
}

/** Reads a table whose first line names its columns. Fields are trimmed, blank lines are skipped. */
export function parseTable(file: string, text: string): Parsed<Table> {
  const { lines, openQuote } = splitLines(text.replace(/^\uFEFF/, ''))
  if (openQuote !== null) {
    const mend = 'Close the quote, and double each quote inside a quoted field.'
    return { ok: false, problems: [{ code: 'open-quote', at: { file, row: openQuote }, found: '"', mend }] }
  }
  const [header, ...body] = lines
  const columns = (header?.fields ?? []).map((name) => name.trim())
  const problems = headerProblems(file, columns)
  const rows = body.map(({ row, fields }): TableRow => {
    if (fields.length !== columns.length)
      problems.push({
        code: 'ragged-row',
        at: { file, row },
        found: `${fields.length} fields`,
        mend: `Write ${columns.length} fields, as the header has; put a field that holds a comma in quotes.`,
      })
    return { row, fields: Object.fromEntries(columns.map((name, at) => [name, (fields[at] ?? '').trim()])) }
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { file, columns, rows } }
}

function headerProblems(file: string, columns: readonly string[]): Problem[] {
  if (columns.length === 0)
    return [{ code: 'empty-table', at: { file }, found: '', mend: 'Write a first line that names the columns.' }]
  return columns.flatMap((name, at) =>
    name === '' || columns.indexOf(name) < at
      ? [
          {
            code: 'bad-header',
            at: { file, row: 1, column: name },
            found: name,
            mend: 'Give every column a name of its own.',
          },
        ]
      : [],
  )
}
