import { normalise } from '#core/domain/normalise.ts'
import { absenceOf, figureMarkOf, saysNothing } from './figure-text.ts'
import { cellText, type Worksheet } from './sheet.ts'

/** Headings under which publishers say something of the figure beside. */
const ofMarks =
  /\b(?:(?:foot ?)?notes?|marks?|markers?|marking|symbols?|flags?|shorthand|comments?|remarks?|caveats?|qualifiers?|suppress(?:ion|ed)|status)\b/

/** Whether a text of a column of notes is a mark: a reason for no figure, or what a figure is. */
const isMark = (text: string): boolean =>
  !saysNothing.test(text) && (absenceOf(text) !== undefined || figureMarkOf(text) !== undefined)

/** Whether a column holds marks of the figures: beside a blank, in brackets, or more of them than other texts. */
function holdsMarks(sheet: Worksheet, headerRow: number, column: number, value: number): boolean {
  let [marks, others] = [0, 0]
  for (let row = headerRow + 1; row < sheet.rows.length; row++) {
    const text = cellText(sheet, row, column)
    if (saysNothing.test(text)) continue
    // What stands beside a blank figure is its reason, known or to be asked.
    if (cellText(sheet, row, value) === '') return true
    if (!isMark(text)) others += 1
    else if (text.startsWith('[')) return true
    else marks += 1
  }
  return marks > others
}

/**
 * The column of notes that holds marks of the figures, whatever its heading is in full; null where there is none.
 * @param taken columns that mean something else
 */
export function markColumnOf(
  sheet: Worksheet,
  headerRow: number,
  value: number,
  taken: ReadonlySet<number | null>,
): number | null {
  const headings = sheet.rows[headerRow] ?? []
  const at = headings.findIndex(
    (heading, column) =>
      column !== value &&
      !taken.has(column) &&
      ofMarks.test(normalise(heading)) &&
      holdsMarks(sheet, headerRow, column, value),
  )
  return at < 0 ? null : at
}
