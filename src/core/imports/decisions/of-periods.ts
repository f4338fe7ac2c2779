import { counted } from '#core/domain/counted.ts'
import { capitalise } from '#core/domain/letters.ts'
import { comparePeriods, type Period, periodText } from '#core/domain/period.ts'
import { linesAbove } from '../about.ts'
import type { MappedSheet } from '../mapping.ts'
import { otherPeriodColumns } from '../period-column.ts'
import { periodsIn } from '../period-in-text.ts'
import { periodOf } from '../period-text.ts'
import { type ColumnPeriods, datesQuestion, isMonthFirst, monthFirst } from '../periods-of-column.ts'
import type { Answers } from '../question.ts'
import { type DataRow, textOf, textsOf } from '../rows.ts'
import { cellText } from '../sheet.ts'
import { type Correction, type Decision, decision } from './decision.ts'
import { columnText, headingText, quoted } from './quote.ts'

/** "3 periods, first 2022, last 2024" */
function spanText(periods: readonly Period[]): string {
  const sorted = [...new Set(periods)].sort(comparePeriods)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return 'none that can be read'
  if (sorted.length === 1) return capitalise(periodText(first))
  return `${counted(sorted.length, 'period')}, first ${periodText(first)}, last ${periodText(last)}`
}

/** Where a period that holds for all figures was found: in a line above or the name of the sheet, which say it, or the name of the file, which may not. */
function aboutSource({ sheet, mapping }: MappedSheet): Pick<Decision, 'from' | 'degree'> {
  const period = periodOf(mapping.about.period)
  const names = (words: string) => period !== null && periodsIn(words).includes(period)
  const line = linesAbove(sheet, mapping.headerRow).find(names)
  if (line !== undefined) return { from: `line above the table ${quoted([line])}`, degree: 'implied' }
  if (names(sheet.name)) return { from: `name of the sheet ${quoted([sheet.name])}`, degree: 'implied' }
  if (names(sheet.file.replace(/\.[^.]+$/, '')))
    return { from: `name of the file ${quoted([sheet.file])}`, degree: 'guessed' }
  return { from: 'no column of periods, and no line above names a single one', degree: 'guessed' }
}

/**
 * Which periods the figures are of.
 * @param texts of the periods, each once
 * @param column of the table's description that holds them
 */
export function periodDecisions(
  part: MappedSheet,
  periods: Pick<ColumnPeriods, 'of' | 'decisions'>,
  texts: readonly string[],
  column = 'period',
): readonly Decision[] {
  const { sheet, mapping } = part
  const at = mapping.columns[column] ?? null
  const { wide } = mapping
  if (at === null && wide?.by !== 'period') {
    const correction: Correction = { to: { of: 'mapping', part: 'period' }, value: mapping.about.period, from: 'text' }
    const period = periodOf(mapping.about.period)
    const value = period === null ? mapping.about.period || 'not stated' : capitalise(periodText(period))
    return [decision({ key: 'period', value, ...aboutSource(part), correction })]
  }
  const [first = ''] = texts
  const from =
    at === null
      ? `headings ${quoted(wide?.columns.map((one) => cellText(sheet, mapping.headerRow, one)) ?? [])}`
      : `${headingText(sheet, mapping.headerRow, at)}, such as ${quoted([first])}`
  const rivals = at === null || mapping.table !== 'indicator' ? [] : otherPeriodColumns(sheet, mapping.headerRow, at)
  const beside = rivals.map((one) => columnText(sheet, mapping.headerRow, one)).join(', ')
  const because = periods.decisions.length > 0 ? `; ${periods.decisions.join('; ')}` : ''
  return [
    decision({
      key: 'period',
      value: spanText(texts.flatMap((text) => periods.of(text) ?? [])),
      from: `${from}${because}${beside && `; periods stand in ${beside} too`}`,
      degree: beside ? 'guessed' : because === '' ? 'stated' : 'implied',
      correction:
        at === null ? null : { to: { of: 'mapping', part: `column:${column}` }, value: String(at), from: 'columns' },
    }),
  ]
}

/** The period of a table that has no column of periods: as the reader or the file says, else the year of the import, which is a guess. */
export function yearOfImport(part: MappedSheet, today: string): Decision {
  const said = periodOf(part.mapping.about.period)
  const source =
    said === null
      ? { from: 'the day of the import: the table names no period', degree: 'guessed' as const }
      : aboutSource(part)
  const correction: Correction = {
    to: { of: 'mapping', part: 'period' },
    value: said ?? today.slice(0, 4),
    from: 'text',
  }
  return decision({ key: 'period', value: capitalise(periodText(said ?? today.slice(0, 4))), ...source, correction })
}

/** The period of a table that may lack one: none is claimed without a column of periods. */
export function optionalPeriod(part: MappedSheet, rows: readonly DataRow[], column: string): readonly Decision[] {
  const own = rows.filter((row) => row.part === part)
  if ((part.mapping.columns[column] ?? null) === null)
    return [decision({ key: 'period', value: 'none is claimed', from: 'no column of periods', degree: 'implied' })]
  return periodDecisions(part, { of: periodOf, decisions: [] }, [...textsOf(own, column).keys()], column)
}

const clockQuestion = 'clock:style'
const minutesFirst = 'minutes'
/** Whether "1:15" is a minute and a quarter, and not an hour and a quarter. */
export const isMinutesFirst = (answers: Answers): boolean => answers[clockQuestion] === minutesFirst

/** How times with a colon are read; that there are hours, and not minutes and seconds, is a guess in a file of text unless seconds follow. */
export function clockDecisions(rows: readonly DataRow[], column: string, answers: Answers): readonly Decision[] {
  const timed = rows.filter((row) => /^\d{1,2}:\d{2}(?::\d{2})?$/.test(textOf(row, column)))
  const [example] = timed
  if (example === undefined) return []
  // A workbook shows its own times of the clock so.
  const telling = timed.find((row) => row.part.sheet.text === undefined || textOf(row, column).split(':').length === 3)
  const isMinutes = isMinutesFirst(answers)
  return [
    decision({
      key: 'clock',
      value: isMinutes ? 'Minutes:seconds' : 'Hours:minutes',
      from: `times such as ${quoted([textOf(telling ?? example, column)])}`,
      degree: telling !== undefined && !isMinutes ? 'implied' : 'guessed',
      correction: {
        to: { of: 'answers', id: clockQuestion },
        value: isMinutes ? minutesFirst : 'hours',
        from: [
          { id: 'hours', name: 'Hours:minutes' },
          { id: minutesFirst, name: 'Minutes:seconds' },
        ],
      },
    }),
  ]
}

const dayAndMonth = /^(\d{1,2})([/.])(\d{1,2})\2(?:19|20)\d{2}$/

/** How dates of two numbers and a year are read: the day first, as is usual here, unless a number over 12 or the reader says otherwise. */
export function dateDecisions(texts: readonly string[], answers: Answers): readonly Decision[] {
  const dates = texts.flatMap((text) => {
    const found = dayAndMonth.exec(text.trim())
    return found ? [{ text, first: Number(found[1]), second: Number(found[3]) }] : []
  })
  const [example] = dates
  if (!example) return []
  const isMonth = isMonthFirst(answers)
  const telling = dates.find(({ first, second }) => (isMonth ? second : first) > 12)
  return [
    decision({
      key: 'dates',
      value: isMonth ? 'Month/day/year' : 'Day/month/year',
      from: telling
        ? `${quoted([telling.text])} can only be so`
        : `dates such as ${quoted([example.text])}, which may be either`,
      degree: telling ? 'implied' : 'guessed',
      correction: {
        to: { of: 'answers', id: datesQuestion },
        value: isMonth ? monthFirst : 'day',
        from: [
          { id: 'day', name: 'Day/month/year' },
          { id: monthFirst, name: 'Month/day/year' },
        ],
      },
    }),
  ]
}
