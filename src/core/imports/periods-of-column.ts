import { type Period, periodText } from '#core/domain/period.ts'
import { type PeriodReading, type PeriodStyle, readingsOf } from './period-text.ts'
import { type Answers, answersAbout, type Question } from './question.ts'

/** The periods of a table: what each text means, and what is left open. */
export type ColumnPeriods = {
  /** Null for a text that is no period, and for one that waits for an answer. */
  readonly of: (text: string) => Period | null
  /** Whether the text is a period whose spelling waits for an answer. */
  readonly waits: (text: string) => boolean
  readonly questions: readonly Question[]
  /** How texts that may mean two periods were read, and from what: "“2009-11” is read as 2009 to 2011, as “2011-13” can only be years". */
  readonly decisions: readonly string[]
}

/** Texts whose spelling leaves the same choice open. */
type Open = { readonly styles: readonly PeriodStyle[]; readonly texts: ReadonlyMap<string, readonly PeriodReading[]> }

/** What the answer about dates of two numbers and a year is filed under. */
export const datesQuestion = 'dates:order'
export const monthFirst = 'month'
export const isMonthFirst = (answers: Answers): boolean => answers[datesQuestion] === monthFirst

/** A date with its day before its month, whatever stands first in the file. */
const dayFirst = (text: string): string =>
  text.trim().replace(/^(\d{1,2})([/.])(\d{1,2})(?=\2(?:19|20)\d{2}$)/, '$3$2$1')

/** "2009-11" → "0000-00": texts of one shape are written by one rule. */
const shapeOf = (text: string): string => text.trim().replace(/[–—]/g, '-').replace(/\d/g, '0')

const isOfStyle = (style: PeriodStyle, period: Period): boolean =>
  style === 'month' ? /^\d{4}-\d\d$/.test(period) : style === 'years' && /^\d{4}(?:-\d{4}|\/\d\d)$/.test(period)

/** The style that the other texts of the same shape can only have, with one that says so; undefined where they have none, or more than one. */
function stated(
  open: Open,
  texts: readonly string[],
): { readonly style: PeriodStyle; readonly by: string } | undefined {
  const shapes = new Set([...open.texts.keys()].map(shapeOf))
  const certain = texts.flatMap((text) => {
    const [reading, other] = shapes.has(shapeOf(text)) ? readingsOf(text) : []
    return reading && !other ? [{ text, period: reading.period }] : []
  })
  const found = open.styles.flatMap((style) => {
    const one = certain.find(({ period }) => isOfStyle(style, period))
    return one ? [{ style, by: one.text }] : []
  })
  return found.length === 1 ? found[0] : undefined
}

function questionOf({ styles, texts }: Open, rows: number): Question {
  const [[first, readings] = ['', []]] = texts
  const others = texts.size - 1
  return {
    id: `period:${styles.join('-')}`,
    ask: `Which period is “${first}”${others > 0 ? `, and ${others} more written alike` : ''}?`,
    rows,
    options: readings.map(({ style, period }) => ({ id: style ?? '', name: periodText(period) })),
  }
}

const because = (reason: ReturnType<typeof stated>): string => {
  if (!reason) return 'as you said'
  return `as “${reason.by}” can only be ${reason.style === 'month' ? 'a month' : 'years'}`
}

/**
 * Reads the texts of a table's periods together: where a spelling may mean two periods, the other texts of its shape decide, else an answer does.
 * @param texts each text with the number of rows or columns that have it
 */
export function periodsOfColumn(texts: ReadonlyMap<string, number>, answers: Answers): ColumnPeriods {
  const open = new Map<string, { styles: PeriodStyle[]; texts: Map<string, readonly PeriodReading[]> }>()
  const known = new Map<string, Period>()
  for (const text of texts.keys()) {
    const readings = readingsOf(isMonthFirst(answers) ? dayFirst(text) : text)
    const [only, other] = readings
    if (only && !other) known.set(text, only.period)
    if (!other) continue
    const styles = readings.flatMap(({ style }) => style ?? [])
    const group = open.get(styles.join()) ?? { styles, texts: new Map() }
    open.set(styles.join(), group)
    group.texts.set(text, readings)
  }
  const given = answersAbout(answers, 'period')
  const [questions, decisions, waiting]: [Question[], string[], Set<string>] = [[], [], new Set()]
  for (const group of open.values()) {
    const reason = stated(group, [...texts.keys()])
    const style = reason?.style ?? given[group.styles.join('-')]
    for (const [text, readings] of group.texts) {
      const reading = readings.find((one) => one.style === style)
      if (reading) known.set(text, reading.period)
      else waiting.add(text)
    }
    const [[first, readings] = ['', []]] = group.texts
    const reading = readings.find((one) => one.style === style)
    const rows = [...group.texts.keys()].reduce((sum, text) => sum + (texts.get(text) ?? 0), 0)
    if (!reading) questions.push(questionOf(group, rows))
    else decisions.push(`“${first}” is read as ${periodText(reading.period)}, ${because(reason)}`)
  }
  return { of: (text) => known.get(text) ?? null, waits: (text) => waiting.has(text), questions, decisions }
}
