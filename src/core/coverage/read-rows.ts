import { dsvFormat } from 'd3'
import type { Parsed, Problem } from '#core/domain/problem.ts'

/** One row of a reader's table: its number as a spreadsheet shows it, and its fields by column. */
export type Row = { readonly row: number; readonly fields: Readonly<Record<string, string>> }

type Column = { readonly name: string; readonly aliases: readonly string[]; readonly required: boolean }

export type TableKind = {
  /** "A site table" */
  readonly name: string
  readonly columns: readonly Column[]
  readonly mostRows: number
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** Comma, semicolon or tab: whichever the first line has most of. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const count = (mark: string) => first.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Lines from which a count stops being read: enough to say that there are too many without reading them all. */
function tooMany(text: string, most: number): number | null {
  let [lines, at] = [0, text.indexOf('\n')]
  while (at >= 0) {
    lines += 1
    at = text.indexOf('\n', at + 1)
  }
  return lines > most + 1 ? lines : null
}

/** Reads a reader's table: names of columns in any case and order, under any of their aliases. */
export function readRows(file: string, text: string, kind: TableKind): Parsed<readonly Row[]> {
  const fail = (problem: Omit<Problem, 'at'> & { readonly column?: string; readonly row?: number }): Parsed<never> => {
    const { column, row, ...rest } = problem
    const at = { file, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) }
    return { ok: false, problems: [{ ...rest, at }] }
  }
  const clean = text.replace(/^\uFEFF/, '')
  const names = kind.columns.map(({ name, required }) => (required ? name : `${name} (if known)`)).join(', ')
  if (clean.trim() === '')
    return fail({ code: 'empty-table', found: 'an empty file', mend: `${kind.name} has the columns ${names}.` })
  const many = tooMany(clean, kind.mostRows)
  if (many !== null)
    return fail({
      code: 'too-many-rows',
      row: kind.mostRows + 2,
      found: `${many.toLocaleString('en-GB')} lines`,
      mend: `${kind.name} has at most ${kind.mostRows.toLocaleString('en-GB')} rows. Leave out or merge some.`,
    })
  const [header = [], ...body] = dsvFormat(separatorOf(clean)).parseRows(clean)
  const heads = header.map(plain)
  const places = kind.columns.map((column) => ({
    ...column,
    at: heads.findIndex((head) => head === column.name || column.aliases.includes(head)),
  }))
  const missing = places.filter(({ required, at }) => required && at < 0)
  if (missing.length > 0)
    return {
      ok: false,
      problems: missing.map(({ name }) => ({
        code: 'missing-column',
        at: { file, row: 1, column: name },
        found: header.join(', '),
        mend: `Add the column “${name}”. ${kind.name} has the columns ${names}.`,
      })),
    }
  const rows = body
    .map((cells, index): Row => {
      const fields = places.map(({ name, at }) => [name, at < 0 ? '' : (cells[at] ?? '').trim()] as const)
      return { row: index + 2, fields: Object.fromEntries(fields) }
    })
    .filter(({ fields }) => Object.values(fields).some((field) => field !== ''))
  if (rows.length === 0)
    return fail({ code: 'empty-table', found: 'a header and no rows', mend: 'Add a row for each place.' })
  return { ok: true, value: rows }
}

/** Gathers what is wrong with rows, each with its place and its mend. */
export class RowProblems {
  readonly list: Problem[] = []
  readonly #file: string
  constructor(file: string) {
    this.#file = file
  }
  add(code: string, { row, fields }: Row, column: string, mend: string, found = fields[column] ?? ''): void {
    this.list.push({ code, at: { file: this.#file, row, column }, found, mend })
  }
  /** A plain number in a range. @returns null where it is blank or wrong; a blank is no problem unless it is required */
  number(one: Row, column: string, [least, most]: readonly [number, number], required: boolean): number | null {
    const text = one.fields[column] ?? ''
    if (text === '') {
      if (required) this.add('blank-field', one, column, 'Fill it in.')
      return null
    }
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`
    this.add(
      value < least && least === 0 ? 'negative' : 'not-a-number',
      one,
      column,
      `Write a number, ${range}, such as 12.5.`,
    )
    return null
  }
}
