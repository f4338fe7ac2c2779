import * as v from 'valibot'
import { exact } from '#core/domain/exact.ts'
import { listText } from '#core/domain/list-text.ts'
import { ordinal } from '#core/domain/ordinal.ts'
import type { PanelCell, PanelTable } from '#core/panel/panel.ts'

/**
 * A number, a name or a word of a text, bound to cells of the tables of panels. What it says is found anew from the data, so that a text that has become
 * wrong is known as such.
 */

const text = v.pipe(v.string(), v.maxLength(2000))
const short = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** A column of the table of a panel: the view as a link (null for the view of the scene), and the panel as links name it. */
const columnRefSchema = v.object({ link: v.nullable(text), panel: short, column: short })
export type ColumnRef = v.InferOutput<typeof columnRefSchema>

/** One cell of it: the row by its key, which for an area is its GSS code. */
const cellRefSchema = v.object({ ...columnRefSchema.entries, row: short })
type CellRef = v.InferOutput<typeof cellRefSchema>

const finite = v.pipe(v.number(), v.finite())
/** A figure of the data, or a number of the author's, in the unit of what it is held against. */
const operandSchema = v.union([v.object({ cell: cellRefSchema }), v.object({ number: finite })])
type Operand = v.InferOutput<typeof operandSchema>

const ends = ['highest', 'lowest'] as const
type End = (typeof ends)[number]
const relations = ['above', 'below', 'equal', 'not-above', 'not-below'] as const
export type HowItStands = (typeof relations)[number]
const place = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))

export const expressionSchema = v.variant('kind', [
  /** The figure as the table prints it. */
  v.object({ kind: v.literal('value'), cell: cellRefSchema }),
  /** What stands in a cell of words as the table prints it, such as the name of a row, "4 of 9" or "24% fewer staff than England". */
  v.object({ kind: v.literal('text'), cell: cellRefSchema }),
  /** The name of the area at a place from one end, and its figure. Areas of one figure have no order, so that none of them is named. */
  v.object({ kind: v.literal('name-at'), of: columnRefSchema, end: v.picklist(ends), place }),
  v.object({ kind: v.literal('value-at'), of: columnRefSchema, end: v.picklist(ends), place }),
  /** "2nd" from one end; rows of one figure share the better place. */
  v.object({ kind: v.literal('rank'), cell: cellRefSchema, end: v.picklist(ends) }),
  /** Number of areas with a figure that stands so to another; areas without a figure are in no count. */
  v.object({ kind: v.literal('count'), of: columnRefSchema, is: v.picklist(relations), than: operandSchema }),
  /** Number of areas with a figure, or without one. */
  v.object({ kind: v.literal('held'), of: columnRefSchema, with: v.boolean() }),
  /** The names of the areas with a figure that stands so to another, or of those without a figure, in the order of the table. */
  v.object({ kind: v.literal('names'), of: columnRefSchema, is: v.picklist(relations), than: operandSchema }),
  v.object({ kind: v.literal('names-without'), of: columnRefSchema }),
  /** First minus second: in their unit, in per cent of the second, or as a multiple of it. */
  v.object({
    kind: v.literal('difference'),
    first: operandSchema,
    second: operandSchema,
    form: v.picklist(['units', 'percent', 'times']),
    decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)),
  }),
  /** A word for the direction: first is above, below or equal to second. */
  v.object({
    kind: v.literal('direction'),
    first: operandSchema,
    second: operandSchema,
    words: v.object({ above: short, below: short, equal: short }),
  }),
  /** Words of the author's that are right only while first stands so to second. */
  v.object({
    kind: v.literal('while'),
    first: operandSchema,
    is: v.picklist(relations),
    second: operandSchema,
    words: text,
  }),
])
export type Expression = v.InferOutput<typeof expressionSchema>

/** What an expression finds: words to print, or why there are none; `isFalse` where the figures are there and say otherwise. */
export type ClaimFinding =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly because: string; readonly isFalse: boolean }

/** Finds the table of a panel; a string says in words why there is none. */
export type FindTable = (at: Pick<ColumnRef, 'link' | 'panel'>) => PanelTable | string

type Row = PanelTable['rows'][number]
/** A row with a number in the column. */
type Numbered = { readonly key: string; readonly name: string; readonly cell: PanelCell; readonly value: number }

/** Carries the reason why an expression finds nothing out of the steps below. */
class Unfound extends Error {
  readonly isFalse: boolean
  constructor(because: string, { isFalse = false }: { readonly isFalse?: boolean } = {}) {
    super(because)
    this.isFalse = isFalse
  }
}

/** Tolerance: smaller differences are noise of binary fractions. */
const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

function columnOf(find: FindTable, ref: ColumnRef): { table: PanelTable; at: number } {
  const table = find(ref)
  if (typeof table === 'string') throw new Unfound(table)
  const at = table.columns.findIndex(({ id }) => id === ref.column)
  if (at < 0) throw new Unfound(`its table has no column “${ref.column}”`)
  return { table, at }
}

const nameOf = (row: Row): string => row.cells[0]?.text ?? row.key

/** Keys of areas that a table groups by without drawing them: the regions of coverage. */
const gssCode = /^[A-Z]\d{8}$/

/** The rows that are areas: sums and set-ups are in no rank and no count. */
function numberedRows(find: FindTable, ref: ColumnRef): { numbered: readonly Numbered[]; areas: readonly Row[] } {
  const { table, at } = columnOf(find, ref)
  const areas = table.rows.filter(({ area, key }) => area !== null || gssCode.test(key))
  const numbered = areas.flatMap((row) => {
    const cell = row.cells[at]
    return cell && typeof cell.raw === 'number' ? [{ key: row.key, name: nameOf(row), cell, value: cell.raw }] : []
  })
  return { numbered, areas }
}

function cellOf(find: FindTable, ref: CellRef): PanelCell & { readonly name: string } {
  const { table, at } = columnOf(find, ref)
  const row = table.rows.find(({ key }) => key === ref.row)
  const cell = row?.cells[at]
  if (!row || !cell) throw new Unfound(`its table has no row “${ref.row}”`)
  return { ...cell, name: nameOf(row) }
}

function numberOf(find: FindTable, operand: Operand): number {
  if ('number' in operand) return operand.number
  const { raw, text: said, name } = cellOf(find, operand.cell)
  if (typeof raw !== 'number') throw new Unfound(`there is no figure for ${name}: ${said}`)
  return raw
}

function stands(first: number, second: number, is: HowItStands): boolean {
  const same = isSame(first, second)
  switch (is) {
    case 'above':
      return !same && first > second
    case 'below':
      return !same && first < second
    case 'equal':
      return same
    case 'not-above':
      return same || first < second
    case 'not-below':
      return same || first > second
  }
}

/** The row at a place from one end. */
function rowAt(find: FindTable, of: ColumnRef, end: End, wanted: number): Numbered {
  const { numbered } = numberedRows(find, of)
  const sorted = [...numbered].sort((a, b) => (end === 'highest' ? b.value - a.value : a.value - b.value))
  const row = sorted[wanted - 1]
  if (!row) throw new Unfound(`only ${numbered.length} areas have a figure`)
  return row
}

function nameAt(find: FindTable, of: ColumnRef, end: End, wanted: number): string {
  const row = rowAt(find, of, end, wanted)
  const tied = numberedRows(find, of).numbered.filter(({ value }) => isSame(value, row.value))
  if (tied.length === 1) return row.name
  throw new Unfound(`${tied.map(({ name }) => name).join(' and ')} have the same figure`, { isFalse: true })
}

function rankOf(find: FindTable, ref: CellRef, end: End): string {
  const own = numberOf(find, { cell: ref })
  const { numbered } = numberedRows(find, ref)
  const better = numbered.filter(({ value }) => stands(value, own, end === 'highest' ? 'above' : 'below')).length
  const tied = numbered.filter(({ value }) => isSame(value, own)).length > 1
  return `${tied ? 'joint ' : ''}${ordinal(better + 1)}`
}

function namesIn(find: FindTable, one: Extract<Expression, { kind: 'names' | 'names-without' }>): string {
  const { numbered, areas } = numberedRows(find, one.of)
  const held = new Set(numbered.map(({ key }) => key))
  const than = one.kind === 'names' ? { is: one.is, value: numberOf(find, one.than) } : null
  const names = than
    ? numbered.filter(({ value }) => stands(value, than.value, than.is)).map(({ name }) => name)
    : areas.filter(({ key }) => !held.has(key)).map(nameOf)
  if (names.length === 0) throw new Unfound('there is no such area now', { isFalse: true })
  return listText(names)
}

const digits = (decimals: number) =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

function differenceOf(find: FindTable, one: Extract<Expression, { kind: 'difference' }>): string {
  const [first, second] = [numberOf(find, one.first), numberOf(find, one.second)]
  const { format } = digits(one.decimals)
  if (one.form === 'units') return format(exact(Math.abs(first - second)))
  if (second === 0) throw new Unfound('nothing can be a multiple or a share of zero')
  if (one.form === 'times') return format(first / second)
  return `${format(Math.abs(100 * (first / second - 1)))}%`
}

function say(find: FindTable, one: Expression): string {
  switch (one.kind) {
    case 'value': {
      const { raw, text: said, name } = cellOf(find, one.cell)
      if (typeof raw !== 'number') throw new Unfound(`there is no figure for ${name}: ${said}`)
      return said
    }
    case 'text': {
      const { text: said, name } = cellOf(find, one.cell)
      if (said === '') throw new Unfound(`nothing is said of ${name}`)
      return said
    }
    case 'name-at':
      return nameAt(find, one.of, one.end, one.place)
    case 'value-at':
      return rowAt(find, one.of, one.end, one.place).cell.text
    case 'rank':
      return rankOf(find, one.cell, one.end)
    case 'count': {
      const than = numberOf(find, one.than)
      return String(numberedRows(find, one.of).numbered.filter(({ value }) => stands(value, than, one.is)).length)
    }
    case 'names':
    case 'names-without':
      return namesIn(find, one)
    case 'held': {
      const { numbered, areas } = numberedRows(find, one.of)
      return String(one.with ? numbered.length : areas.length - numbered.length)
    }
    case 'difference':
      return differenceOf(find, one)
    case 'direction': {
      const [first, second] = [numberOf(find, one.first), numberOf(find, one.second)]
      if (stands(first, second, 'equal')) return one.words.equal
      return first > second ? one.words.above : one.words.below
    }
    case 'while': {
      const [first, second] = [numberOf(find, one.first), numberOf(find, one.second)]
      if (stands(first, second, one.is)) return one.words
      const { format } = digits(2)
      throw new Unfound(`the figures are now ${format(first)} and ${format(second)}`, { isFalse: true })
    }
  }
}

/** Finds what an expression says of the data; never throws for what the data or the expression lack. */
export function findClaim(find: FindTable, expression: Expression): ClaimFinding {
  try {
    return { ok: true, text: say(find, expression) }
  } catch (fault) {
    if (fault instanceof Unfound) return { ok: false, because: fault.message, isFalse: fault.isFalse }
    throw fault
  }
}
