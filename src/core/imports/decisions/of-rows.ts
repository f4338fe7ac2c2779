import { counted } from '#core/domain/counted.ts'
import { parseNumber } from '../figure-text.ts'
import type { MappedSheet } from '../mapping.ts'
import { readingsOf } from '../period-text.ts'
import { isBlankRow, type Worksheet } from '../sheet.ts'
import { type Decision, decision } from './decision.ts'
import { quoted, rowsText } from './quote.ts'
import { type RowReason, type RowsLeft, rowReasons } from './rows-left.ts'

const filledIn = (row: readonly string[]): readonly string[] => row.map((cell) => cell.trim()).filter(Boolean)

/** Whether a text is a number, whichever decimal mark it has, and no period. */
const isFigure = (cell: string): boolean =>
  (['.', ','] as const).some((mark) => !Number.isNaN(parseNumber(cell, mark))) && readingsOf(cell).length === 0

/** Whether a row above the headings may be one of data: several cells, and a number among them that is no period. */
const mayBeData = (row: readonly string[]): boolean => {
  const cells = filledIn(row)
  return cells.length >= 2 && cells.some(isFigure)
}

/** Whether a row taken for the headings may be one of data: most of its cells are numbers that are no periods. */
const mayHoldFigures = (row: readonly string[]): boolean => {
  const cells = filledIn(row)
  const figures = cells.filter(isFigure)
  return figures.length > 0 && figures.length * 2 >= cells.length
}

/** Which row holds the headings, and which rows stand above it. */
export function headerDecisions({ sheet, mapping }: MappedSheet): readonly Decision[] {
  const { headerRow } = mapping
  const headings = sheet.rows[headerRow] ?? []
  const above = sheet.rows.slice(0, headerRow).flatMap((row, at) => (isBlankRow(row) ? [] : [at]))
  const suspects = above.filter((at) => mayBeData(sheet.rows[at] ?? []))
  const isUnsure = suspects.length > 0 || mayHoldFigures(headings)
  const correction = { to: { of: 'mapping', part: 'headerRow' }, value: String(headerRow), from: 'rows' } as const
  const header = decision({
    key: 'header-row',
    value: `Row ${headerRow + 1}`,
    from: quoted(filledIn(headings)),
    degree: isUnsure ? 'guessed' : 'implied',
    correction,
  })
  if (above.length === 0) return [header]
  const shown = suspects[0] ?? above[0] ?? 0
  return [
    header,
    decision({
      key: 'rows-above',
      value: `${rowsText(above)}, not read as data`,
      from: quoted(filledIn(sheet.rows[shown] ?? [])),
      degree: suspects.length > 0 ? 'guessed' : 'implied',
    }),
  ]
}

/** Reasons that the reader may overrule on the screen. */
const overruled: ReadonlySet<RowReason> = new Set(['totals', 'notes', 'examples'])

/** What an answer about rows that are left out is filed under. */
export const rowsQuestion = (reason: RowReason): string => `rows:${reason}`
/** The answer that rows are data all the same. */
export const readRows = 'read'

const degreeOf = (reason: RowReason) => (reason === 'struck' ? 'chosen' : 'implied')

/** A row as the file has it; rows that were taken out before are blank by now. */
function firstText(sheet: Worksheet, row: number): string {
  const cells = filledIn(sheet.rows[row] ?? [])
  return cells.length === 0 ? `row ${row + 1}` : `row ${row + 1}, ${quoted(cells)}`
}

/**
 * Which rows are not read, and why; rows that the reader has said to read are listed too, so that the word can be taken back.
 */
export function rowsLeftDecisions(
  { sheet }: MappedSheet,
  left: RowsLeft,
  answers: Readonly<Record<string, string>>,
): readonly Decision[] {
  const found = left.of(sheet)
  const correctionOf = (reason: RowReason, value: string) =>
    overruled.has(reason)
      ? ({
          to: { of: 'answers', id: rowsQuestion(reason) },
          value,
          from: [
            { id: 'left', name: 'Left out' },
            { id: readRows, name: 'Read as data' },
          ],
        } as const)
      : null
  const listed = found.map(({ reason, count, first }) =>
    decision({
      key: 'rows-left',
      id: `rows-left:${reason}`,
      label: `Rows not used: ${rowReasons[reason]}`,
      value: counted(count, 'row'),
      from: `${counted(count, 'row')}, the first is ${firstText(sheet, first)}`,
      degree: degreeOf(reason),
      correction: correctionOf(reason, 'left'),
    }),
  )
  const overruledBefore = [...overruled].filter(
    (reason) => answers[rowsQuestion(reason)] === readRows && !found.some((one) => one.reason === reason),
  )
  return [
    ...listed,
    ...overruledBefore.map((reason) =>
      decision({
        key: 'rows-left',
        id: `rows-left:${reason}`,
        label: `Rows not used: ${rowReasons[reason]}`,
        value: 'none: they are read as data',
        from: 'your word',
        degree: 'chosen',
        correction: correctionOf(reason, readRows),
      }),
    ),
  ]
}
