import { areaColumns, holdersOf } from '../area-column.ts'
import { cellFinding, sheetFinding } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import { type AreaIndex, formerOf, matchesOf } from '../places.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { type DataRow, textOf } from '../rows.ts'
import { cellText, columnLetters } from '../sheet.ts'
import { askOfNames, isNamedApart, type NamedRow } from './names-apart.ts'
import type { TableReading } from './reading.ts'

/** What another column says of the area of a row: the same, one that holds it, one within it, another one, or nothing that is known. */
type Relation = 'same' | 'above' | 'below' | 'other' | 'unknown'

const gssCode = /^[EWSNK]\d{8}$/i

function relationOf(places: AreaIndex, code: string, text: string): Relation {
  const codes = matchesOf(places, text).map((match) => match.code)
  if (codes.length === 0) return 'unknown'
  if (codes.includes(code)) return 'same'
  const holders = holdersOf(places, code)
  if (codes.some((one) => holders.has(one))) return 'above'
  return codes.some((one) => holdersOf(places, one).has(code)) ? 'below' : 'other'
}

type Beside = NamedRow & { readonly relation: Relation }

/** The cells of a column beside the areas of their rows. */
function cellsOf(
  part: MappedSheet,
  column: number,
  rows: readonly DataRow[],
  areas: ResolvedAreas,
  { context }: TableReading,
): readonly Beside[] {
  // The same few texts and areas stand in many rows.
  const relations = new Map<string, Relation>()
  return rows.flatMap((row): Beside[] => {
    const [text, code] = [cellText(part.sheet, row.row, column), areas.codes.get(textOf(row, 'area'))]
    if (text === '' || code === undefined) return []
    const key = `${code}|${text}`
    const relation = relations.get(key) ?? relationOf(context.places, code, text)
    relations.set(key, relation)
    return [{ row, text, code, relation }]
  })
}

const nameOf = (places: AreaIndex, code: string): string => places.byCode.get(code.toUpperCase())?.[0]?.name ?? code

/** A column of names or codes of the same areas: rows in which it means another area than the one that is taken are errors. */
function checkColumn(
  part: MappedSheet,
  column: number,
  cells: readonly Beside[],
  { findings, context }: TableReading,
): void {
  const count = (relation: Relation) => cells.filter((one) => one.relation === relation).length
  if (count('above') + count('below') > count('same') + count('other')) return
  for (const { row, text, code } of cells.filter(({ relation }) => relation === 'other'))
    findings.add(
      cellFinding(part.sheet, part.mapping.headerRow, row.row, column, {
        code: 'code-and-name',
        severity: 'error',
        found: text,
        expected: `${nameOf(context.places, code)}, which “${textOf(row, 'area')}” is`,
        mend: 'Code and name are two areas: put right the one that is wrong.',
      }),
    )
}

/** Codes that the atlas has not, one for each name that is taken instead: the file is about other areas of the same names. */
function checkCodes(
  part: MappedSheet,
  column: number,
  cells: readonly Beside[],
  { findings, context }: TableReading,
): void {
  const { places } = context
  const isUnknown = ({ text, relation }: Beside) =>
    relation === 'unknown' && gssCode.test(text) && formerOf(places, text).length === 0
  const unknown = cells.filter(isUnknown)
  const isNamed = unknown.every(({ row }) => !gssCode.test(textOf(row, 'area')))
  const kinds = new Set(unknown.map(({ text }) => text)).size === new Set(unknown.map(({ code }) => code)).size
  if (unknown.length < cells.length * 0.6 || !isNamed || !kinds) return
  for (const { row, text, code } of unknown)
    findings.add(
      cellFinding(part.sheet, part.mapping.headerRow, row.row, column, {
        code: 'code-unknown',
        severity: 'error',
        found: text,
        expected: `a code of ${nameOf(places, code)}, the area of that name`,
        mend: 'The atlas has no area of this code. If the name alone is right, empty the code; else bring boundaries with such codes first.',
      }),
    )
}

/** Other columns that name areas as well, so that it is seen which one was taken. */
function sayOthers(part: MappedSheet, columns: readonly number[], { findings }: TableReading): void {
  const { sheet, mapping } = part
  const heading = (at: number) => cellText(sheet, mapping.headerRow, at) || `column ${columnLetters(at)}`
  const taken = mapping.columns.area ?? null
  const others = columns.filter((at) => at !== taken)
  if (taken === null || others.length === 0) return
  findings.add(
    sheetFinding(sheet, {
      code: 'area-column',
      severity: 'note',
      found: others.map(heading).join(', '),
      expected: '',
      mend: `These hold areas too. The areas are taken from “${heading(taken)}”: choose another column above if this is wrong.`,
    }),
  )
}

/** Rows that tell whether a column is about areas at all. */
const sampleRows = 200

/** How a column is to be compared with the areas: as names or codes that are known, as codes that are not, or not at all. */
function checkOf(sample: readonly Beside[]): typeof checkColumn | typeof checkCodes | null {
  const known = sample.filter(({ relation }) => relation !== 'unknown').length
  if (known > 0 && known >= sample.length * 0.5) return checkColumn
  return sample.some(({ text }) => gssCode.test(text)) ? checkCodes : null
}

/** Headings of commissioner and referrer columns: in a table of providers they rightly name another area. */
const ofAnother = /^(?:commission|referr|payer)/i

/** Names that most rows of a column have of their areas, and that are those of others in some. */
function apartIn(cells: readonly Beside[], { places }: TableReading['context']): readonly NamedRow[] {
  const same = cells.filter(({ relation }) => relation === 'same').length
  if (same * 2 < cells.length) return []
  const known = new Map<string, boolean>()
  return cells.filter(({ text, code, relation, row }) => {
    if ((relation !== 'same' && relation !== 'unknown') || row.part.sheet.isKept) return false
    const key = `${code}|${text}`
    const isApart = known.get(key) ?? isNamedApart(places, code, text)
    known.set(key, isApart)
    return isApart
  })
}

/**
 * Compares the area of each row with whatever else in the row names an area: names beside codes, codes beside names.
 * @returns rows that are left out, as the reader says that their codes are not the areas meant
 */
export function checkAreaNames(
  parts: readonly MappedSheet[],
  areas: ResolvedAreas,
  reading: TableReading,
): ReadonlySet<DataRow> {
  const apart: NamedRow[] = []
  const renamed = new Map([...areas.codes].filter(([text, code]) => isNamedApart(reading.context.places, code, text)))
  for (const part of parts) {
    const { sheet, mapping } = part
    const rows = reading.rows.filter((row) => row.part === part)
    const used = new Set([...Object.values(mapping.columns), ...(mapping.wide?.columns ?? [])])
    const heading = (at: number | null) => cellText(sheet, mapping.headerRow, at).trim()
    const isOfProviders = !ofAnother.test(heading(mapping.columns.area ?? null))
    const width = sheet.rows[mapping.headerRow]?.length ?? 0
    for (let column = 0; column < width; column++) {
      if (used.has(column) || (isOfProviders && ofAnother.test(heading(column)))) continue
      const check = checkOf(cellsOf(part, column, rows.slice(0, sampleRows), areas, reading))
      if (check === null) continue
      const cells = cellsOf(part, column, rows, areas, reading)
      check(part, column, cells, reading)
      if (check === checkColumn) for (const one of apartIn(cells, reading.context)) apart.push(one)
    }
    for (const row of rows) {
      const [text, code] = [textOf(row, 'area'), renamed.get(textOf(row, 'area'))]
      if (code !== undefined && !sheet.isKept) apart.push({ row, text, code })
    }
    sayOthers(part, areaColumns(sheet, mapping.headerRow, reading.context.places), reading)
  }
  return askOfNames(parts, apart, reading)
}
