import { group } from 'd3'
import { counted } from '#core/domain/counted.ts'
import { type Findings, sheetFinding } from '../finding.ts'
import type { MappedSheet } from '../mapping.ts'
import { blame, type DataRow, figureOf, textOf } from '../rows.ts'
import { wordOf } from '../tables/mpce-words.ts'

/** Columns that say where staff are, and columns that say what they are. */
const families = [
  ['region', 'ics', 'org_code', 'organisation'],
  ['main_staff_group', 'staff_group_1', 'staff_group_2', 'care_setting', 'level', 'afc_band'],
] as const
const splits: readonly string[] = families.flat()

const isWhole = (text: string, place: boolean): boolean =>
  /^(all(?! other)|(grand |sub ?)?totals?)\b/.test(wordOf(text)) || (place && /^(england|national)$/.test(wordOf(text)))

/** For each column whether the row stands for all of it: a blank beside an "All" of the same family is one too. */
function wholesOf(row: DataRow): string {
  return families
    .map((family, place) => {
      const texts = family.map((column) => textOf(row, column))
      const wholes = texts.map((text) => isWhole(text, place === 0))
      const any = wholes.includes(true)
      return texts.map((text, at) => (wholes[at] || (any && text === '') ? '1' : '0')).join('')
    })
    .join('')
}

const keyOf = (row: DataRow, columns: readonly string[]): string =>
  ['period', ...columns].map((column) => textOf(row, column)).join('|')

/**
 * Leaves out rows that are sums of others, such as "All staff groups" beside nurses and midwives. A row is one where another row agrees with it
 * in every column that it does not stand for the whole of. Where two rows hold some of the same staff and neither holds the other, no choice is
 * right, and the file is refused.
 */
function withoutSubtotals(rows: readonly DataRow[], findings: Findings): readonly DataRow[] {
  const patterns = group(rows, wholesOf)
  if (patterns.size === 1) return rows
  const dropped = new Set<DataRow>()
  const crossed = new Set<DataRow>()
  for (const [wide, wideRows] of patterns)
    for (const [narrow, narrowRows] of patterns) {
      if (wide === narrow || !wide.includes('1')) continue
      const shared = splits.filter((_, at) => wide[at] === '0' && narrow[at] === '0')
      const holds = splits.every((_, at) => wide[at] === '1' || narrow[at] === '0')
      const held = splits.every((_, at) => narrow[at] === '1' || wide[at] === '0')
      if (held) continue
      const keys = new Set(narrowRows.map((row) => keyOf(row, shared)))
      for (const row of wideRows) if (keys.has(keyOf(row, shared))) (holds ? dropped : crossed).add(row)
    }
  for (const row of crossed)
    if (!dropped.has(row))
      blame(findings, row, 'staff_group_1', {
        code: 'subtotals-cross',
        severity: 'error',
        expected: 'rows that count no staff twice',
        mend: 'This row and others hold some of the same staff. Keep the rows of one kind only.',
      })
  for (const row of dropped) {
    findings.rowsLeft.add(row.part.sheet, row.row, 'subtotals')
    blame(findings, row, 'staff_group_1', {
      code: 'subtotal-row',
      severity: 'warning',
      expected: 'rows that count no staff twice',
      mend: 'The row is left out: it is the sum of others, which are added up here.',
    })
  }
  return rows.filter((row) => !dropped.has(row))
}

const isFte = (text: string) =>
  /^(total |sum of )?(fte|wte|full time equivalents?|whole time equivalents?)\b/.test(wordOf(text))
const isHeads = (text: string) => /^(total |sum of )?(hc|head ?counts?|heads|persons|people)\b/.test(wordOf(text))

/** Rows of FTE only, where a column says what each row counts: FTE and heads are never added up. */
function fteOnly(rows: readonly DataRow[], findings: Findings): readonly DataRow[] {
  const kept: DataRow[] = []
  const heads = new Map<MappedSheet, number>()
  for (const row of rows) {
    const type = textOf(row, 'data_type')
    if ((row.part.mapping.columns.data_type ?? null) === null || isFte(type)) kept.push(row)
    else if (isHeads(type)) {
      heads.set(row.part, (heads.get(row.part) ?? 0) + 1)
      findings.rowsLeft.add(row.part.sheet, row.row, 'measure')
    } else
      blame(findings, row, 'data_type', {
        code: 'neither-fte-nor-heads',
        severity: 'error',
        found: type || 'nothing',
        expected: 'FTE or headcount',
        mend: 'Say what the row counts, or choose no column for it above where all rows are FTE.',
      })
  }
  for (const [{ sheet }, count] of heads)
    findings.add(
      sheetFinding(sheet, {
        code: 'headcount-left-out',
        severity: 'note',
        found: counted(count, 'row'),
        expected: 'FTE',
        mend: 'Rows of headcount are left out: they are never added to FTE.',
      }),
    )
  if (rows.length > 0 && kept.length === 0 && !findings.blocked && rows[0])
    findings.add(
      sheetFinding(rows[0].part.sheet, {
        code: 'no-fte',
        severity: 'error',
        expected: 'rows of FTE',
        mend: 'Bring the file that has full-time equivalents.',
      }),
    )
  return kept
}

/** The rows that count: FTE, and none that is the sum of others. */
export const rowsThatCount = (rows: readonly DataRow[], findings: Findings): readonly DataRow[] =>
  withoutSubtotals(
    fteOnly(rows, findings).filter((row) => !Number.isNaN(figureOf(row, 'fte')) || textOf(row, 'fte') !== ''),
    findings,
  )
