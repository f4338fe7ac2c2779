import { personColumns, type ReturnColumn, returnColumns } from '#core/baseline/returns.ts'
import { counted } from '#core/domain/counted.ts'
import { parseNumber } from '../figure-text.ts'
import type { Findings } from '../finding.ts'
import { periodOf } from '../period-text.ts'
import { blame, type DataRow, decimalOf, textOf } from '../rows.ts'

const figures = ['establishment_wte', 'in_post_wte', 'vacant_wte', ...personColumns] as const
const posts = ['establishment_wte', 'in_post_wte'] as const

const hundredth = (value: number) => Math.round(value * 100) / 100

type Cells = Record<ReturnColumn, string>
const blank = Object.fromEntries(returnColumns.map((column) => [column, ''])) as Cells

/** Most figures are written as the gate reads them. */
const isPlain = /^\d{1,3}$|^\d+\.\d{1,2}$/

/** A figure as the gate reads it: with a point, whatever the file has. What is no number is left for the gate to name. */
function figureText(row: DataRow, column: ReturnColumn): string {
  const text = textOf(row, column)
  if (isPlain.test(text)) return text
  const value = parseNumber(text, decimalOf(row))
  return text === '' || Number.isNaN(value) ? text : String(value)
}

/** What was returned, where the table has no word for it. */
function responseFrom(cells: Cells): string {
  if (posts.every((column) => cells[column] === '')) return 'none'
  return personColumns.every((column) => cells[column] !== '') ? 'complete' : 'partial'
}

/** Vacant posts where none are stated, and staff over establishment, who are no negative vacancies. */
function settleVacancies(row: DataRow, cells: Cells, findings: Findings): void {
  const [establishment, inPost] = [Number(cells.establishment_wte), Number(cells.in_post_wte)]
  if (cells.establishment_wte === '' || cells.in_post_wte === '' || !(establishment >= 0 && inPost >= 0)) return
  const vacant = cells.vacant_wte
  if (vacant !== '' && Number(vacant) >= 0) return
  if (vacant !== '' && !(Math.abs(establishment - inPost - Number(vacant)) < 0.051)) return
  cells.vacant_wte = String(hundredth(Math.max(0, establishment - inPost)))
  if (vacant === '' && row.part.mapping.columns.vacant_wte != null)
    blame(findings, row, 'vacant_wte', {
      code: 'vacant-taken',
      severity: 'note',
      expected: 'vacant WTE',
      mend: `Taken as establishment less in post: ${cells.vacant_wte}.`,
    })
}

/** A row of a survey as the gate for returns reads it, under the gate's own headings. Area and words come resolved. */
export function returnCells(
  row: DataRow,
  words: Pick<Cells, 'department' | 'area' | 'specialty' | 'profession' | 'response'>,
  findings: Findings,
): readonly string[] {
  const { columns, about } = row.part.mapping
  // A table of one year names it above its headings, or the reader does.
  const year = (columns.survey_year ?? null) === null ? about.period : textOf(row, 'survey_year')
  const cells: Cells = {
    ...blank,
    ...words,
    survey_year: /^20\d{2}$/.test(year) ? year : (periodOf(year)?.slice(0, 4) ?? year),
  }
  for (const column of figures) cells[column] = figureText(row, column)
  cells.response ||= responseFrom(cells)
  if (cells.response !== 'none') settleVacancies(row, cells, findings)
  const lacks = personColumns.filter((column) => cells[column] === '')
  if (
    cells.response === 'complete' &&
    lacks.length > 0 &&
    lacks.some((column) => row.part.mapping.columns[column] === null)
  ) {
    cells.response = 'partial'
    for (const column of personColumns) cells[column] = ''
    blame(findings, row, 'response', {
      code: 'taken-as-partial',
      severity: 'warning',
      found: words.response,
      expected: `persons by age and experience in a complete return; there is no column ${lacks[0]}`,
      mend: 'Taken as partial: posts are counted, persons are not.',
    })
  } else if (cells.response === 'partial' && lacks.length < personColumns.length) {
    const filled = personColumns.filter((column) => cells[column] !== '')
    for (const column of filled) cells[column] = ''
    blame(findings, row, 'response', {
      code: 'persons-left-out',
      severity: 'warning',
      expected: 'no persons in a partial return',
      mend: `${counted(filled.length, 'figure')} of persons left out; fill in all of them and answer “complete” to have them counted.`,
    })
  }
  return returnColumns.map((column) => cells[column])
}
