import { measuredIn } from '../about.ts'
import type { CheckContext } from '../draft.ts'
import type { MappedSheet } from '../mapping.ts'
import { periodInHeading } from '../period-in-text.ts'
import type { Question } from '../question.ts'
import { cellText } from '../sheet.ts'

const question = 'measure:columns'

const measureKey = (words: string): string => {
  const measured = measuredIn(words)
  return measured ? `${measured.kind} ${measured.unit}` : ''
}

const restOf = ({ sheet, mapping }: MappedSheet, column: number): string =>
  periodInHeading(cellText(sheet, mapping.headerRow, column))?.rest ?? ''

/** What the headings of periods say besides: “FTE” and “Headcount” of “2023 FTE” and “2023 Headcount”. */
export function restsOf(parts: readonly MappedSheet[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap((part) =>
      part.mapping.wide?.by === 'period' ? part.mapping.wide.columns.map((column) => restOf(part, column)) : [],
    ),
  )
}

/** The columns of one measure, and its unit. */
function onlyMeasure(part: MappedSheet, rest: string): MappedSheet {
  const { wide, about } = part.mapping
  if (wide?.by !== 'period') return part
  const columns = wide.columns.filter((column) => restOf(part, column) === rest)
  return { ...part, mapping: { ...part.mapping, wide: { ...wide, columns }, about: { ...about, ...measuredIn(rest) } } }
}

/**
 * Asks which measure is meant where columns of periods are of several: FTE and headcount are never put under one unit.
 * @returns the sheets with the columns of the measure that was chosen, or of the first one until then
 */
export function askOfMeasures(
  parts: readonly MappedSheet[],
  { answers }: CheckContext,
): { readonly parts: readonly MappedSheet[]; readonly questions: readonly Question[] } {
  const rests = [...restsOf(parts)]
  if (new Set(rests.map(measureKey)).size < 2) return { parts, questions: [] }
  const answer = rests.find((rest) => (rest || '-') === answers[question])
  const asked: Question = {
    id: question,
    ask: 'The columns of the periods are of different measures. Which one is to be imported?',
    rows: parts.reduce((sum, { sheet, mapping }) => sum + sheet.rows.length - mapping.headerRow - 1, 0),
    options: rests.map((rest) => ({ id: rest || '-', name: rest || 'Those that name the period alone' })),
  }
  return {
    parts: parts.map((part) => onlyMeasure(part, answer ?? rests[0] ?? '')),
    questions: answer === undefined ? [asked] : [],
  }
}
