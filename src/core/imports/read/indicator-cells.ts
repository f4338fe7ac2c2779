import { type AbsenceReason, absenceWords, type Cell } from '#core/domain/cell.ts'
import type { IndicatorKind } from '#core/domain/indicator.ts'
import type { Note } from '#core/domain/source.ts'
import {
  absenceOf,
  bareFigure,
  type FigureMark,
  figureMarkOf,
  isBelowLimit,
  isMissingCode,
  isUnknownMark,
  parseNumber,
  saysNothing,
} from '../figure-text.ts'
import { cellFinding, type Findings, type Words } from '../finding.ts'
import type { PeriodMark } from '../period-text.ts'
import { markIn } from '../published/known.ts'
import type { Answers, Question } from '../question.ts'
import { answersAbout } from '../question.ts'
import { type DataRow, decimalOf, figureOf, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'

/** One figure of a table with the column that it stands in, the text of its period and what splits it. */
export type TableFigure = {
  readonly row: DataRow
  readonly column: number
  readonly periodText: string
  readonly group: string
}

/** A finding about the cell of a figure. */
export function sayOfFigure(findings: Findings, { row, column }: TableFigure, words: Words): void {
  findings.add(cellFinding(row.part.sheet, row.part.mapping.headerRow, row.row, column, words))
}

/** A finding that blocks the import. */
export const blocking = (code: string, expected: string, mend: string): Words => ({
  code,
  severity: 'error',
  expected,
  mend,
})

const markNotes: Readonly<Record<FigureMark, Note>> = {
  provisional: { id: 'own-provisional', text: 'The file marks this figure as provisional.', weight: 'caution' },
  revised: { id: 'own-revised', text: 'The file marks this figure as revised.', weight: 'detail' },
  estimated: { id: 'own-estimated', text: 'The file marks this figure as estimated.', weight: 'caution' },
  unreliable: { id: 'own-unreliable', text: 'The file marks this figure as of low reliability.', weight: 'caution' },
  break: { id: 'own-break', text: 'The file marks a break in the series at this figure.', weight: 'caution' },
}

/** The notes that marks of figures become. */
export const figureNotes: readonly Note[] = Object.values(markNotes)

/** A cell with what its marks say of it. */
export type MarkedCell = { readonly cell: Cell; readonly notes: readonly string[] }

const notesOf = (...marks: readonly (FigureMark | PeriodMark | null | undefined)[]): readonly string[] => [
  ...new Set(marks.flatMap((mark) => (mark ? [markNotes[mark].id] : []))),
]

const asNumber = 'number'
/** How the text of a nought begins that stands beside a reason for no figure: publishers write it in place of a blank. */
const noughtBeside = '0 beside '
/** A column of more unknown texts than these holds no figures: the others are errors. */
const mostAsked = 25
const reasons: readonly AbsenceReason[] = ['suppressed', 'not-published', 'not-applicable', 'not-collected']

/** Texts that may stand for a missing figure, each asked once; an answer holds for every cell that has the text. */
export class UnknownMarks {
  readonly #answers: Readonly<Record<string, string>>
  readonly #rows = new Map<string, number>()
  readonly #said = new Map<string, Note>()

  constructor(answers: Answers) {
    this.#answers = answersAbout(answers, 'missing')
  }

  /** Whether a text is asked about. */
  asks(text: string): boolean {
    const isCandidate = isMissingCode(text) || isUnknownMark(text)
    return isCandidate && (this.#rows.has(text) || this.#rows.size < mostAsked)
  }

  /** The reason that was answered, `number` where the text is a figure after all, or null where it waits for an answer. */
  answerFor(text: string): AbsenceReason | typeof asNumber | null {
    const answer = this.#answers[text]
    if (answer === asNumber) return asNumber
    const reason = reasons.find((one) => one === answer)
    if (!reason) this.#rows.set(text, (this.#rows.get(text) ?? 0) + 1)
    return reason ?? null
  }

  /** The id of the note that words beside figures become; null beyond as many as may be notes. */
  noteFor(words: string): string | null {
    const known = this.#said.get(words)
    if (known) return known.id
    if (this.#said.size >= mostAsked) return null
    const note: Note = {
      id: `own-said-${this.#said.size + 1}`,
      text: `The file says beside this figure: “${words}”.`,
      weight: 'detail',
    }
    this.#said.set(words, note)
    return note.id
  }

  /** The words of the file beside its figures, as notes. */
  get said(): readonly Note[] {
    return [...this.#said.values()]
  }

  questions(): readonly Question[] {
    return [...this.#rows].map(([text, rows]) => ({
      id: `missing:${text}`,
      ask: `What does “${text}” stand for, in place of a figure?`,
      rows,
      options: [
        ...reasons.map((reason) => ({ id: reason, name: `A missing figure: ${absenceWords[reason]}` })),
        ...(isMissingCode(text) || text.startsWith(noughtBeside)
          ? [{ id: asNumber, name: `The number ${text.startsWith(noughtBeside) ? 0 : text}` }]
          : []),
      ],
    }))
  }
}

/** Limits, numerator and denominator as published beside a figure. */
function extrasOf(figure: TableFigure, value: number, findings: Findings): Partial<Extract<Cell, { kind: 'value' }>> {
  if (figure.row.part.mapping.wide) return {}
  const [lower, upper] = [figureOf(figure.row, 'lower'), figureOf(figure.row, 'upper')]
  const [numerator, denominator] = [figureOf(figure.row, 'numerator'), figureOf(figure.row, 'denominator')]
  if (lower > value || upper < value) {
    const mend = `The limits are ${lower} and ${upper}: check all three.`
    sayOfFigure(findings, figure, blocking('limits-apart', 'a figure between its limits', mend))
    return {}
  }
  return {
    ...(lower <= upper ? { interval: { lower, upper, level: 0.95, method: 'published' } } : {}),
    ...(Number.isFinite(numerator) ? { numerator } : {}),
    ...(Number.isFinite(denominator) ? { denominator } : {}),
  }
}

/** Why a number cannot be a figure of its kind; null where it can. */
function unfit(value: number, kind: IndicatorKind): Words | null {
  if (value < 0 && kind !== 'measure' && kind !== 'rate') {
    const mend = 'Nothing of this kind is less than none: check the figure, or choose “Another measure”.'
    return blocking('negative', 'a number of 0 or more', mend)
  }
  const isOver = value > 100 && kind === 'share'
  const mend = 'Check the figure, or choose another kind of figures above.'
  return isOver ? blocking('share-above-100', 'a share of at most 100%', mend) : null
}

/** What the column of marks has for a row, in the words of every table. */
const markOf = (row: DataRow): string => markIn(row.part.mapping, textOf(row, 'mark'))

/** A reason beside a blank is asked about by its first words. */
const longestReason = 80

const isNought = (text: string): boolean => /^0+(?:\.0+)?%?$/.test(text.trim())

/** What is asked about a text: itself, the words beside a blank, or a nought with the reason that stands beside it. */
function askedText(text: string, beside: string): string {
  // A blank with words beside it has a reason, and none that is known.
  if (text === '' && beside !== '' && figureMarkOf(beside) === undefined) return beside.slice(0, longestReason)
  const isAgainst = isNought(text) && !saysNothing.test(beside) && absenceOf(beside) !== undefined
  return isAgainst ? `${noughtBeside}${beside.slice(0, longestReason)}` : text
}

/** Why a text has no figure: by the usual marks, by the mark in the next column, by a limit, or by an answer; `waits` for an answer. */
function absenceIn(figure: TableFigure, text: string, marks: UnknownMarks, findings: Findings): Cell | 'waits' | null {
  const isNone = text === '' || isNought(text)
  const beside = isNone && !figure.row.part.mapping.wide ? markOf(figure.row) : ''
  const reason =
    beside === '' || text !== ''
      ? absenceOf(text)
      : (absenceOf(beside) ?? (figureMarkOf(beside) ? absenceOf(text) : undefined))
  if (reason) return { kind: 'absent', reason }
  if (isBelowLimit(text)) {
    const mend = 'Taken as suppressed: which number it is, is not known.'
    sayOfFigure(findings, figure, { code: 'below-limit', severity: 'note', expected: 'a figure', mend })
    return { kind: 'absent', reason: 'suppressed', because: `given as ${text}` }
  }
  const asked = askedText(text, beside)
  if (asked === text && !marks.asks(text)) return null
  const answer = marks.answerFor(asked)
  if (answer === null) return 'waits'
  return answer === asNumber ? null : { kind: 'absent', reason: answer, because: `given as ${asked}` }
}

/** The note of what stands in the column beside a figure; one that is not understood, or that speaks against the figure, is said. */
function notesBeside(figure: TableFigure, marks: UnknownMarks, findings: Findings): readonly string[] {
  const text = markOf(figure.row)
  const mark = figureMarkOf(text)
  if (mark !== undefined || saysNothing.test(text)) return notesOf(mark)
  const words = text.slice(0, longestReason)
  const isAbsence = absenceOf(text) !== undefined
  const note = isAbsence ? null : marks.noteFor(words)
  sayOfFigure(findings, figure, {
    code: isAbsence ? 'mark-against-figure' : 'mark-unknown',
    severity: isAbsence ? 'warning' : 'note',
    found: `${words}, beside a figure`,
    expected: isAbsence ? 'no figure where there is a reason for none' : '',
    mend: note === null ? 'The figure is kept without it.' : 'The figure is kept, with these words as its note.',
  })
  return note === null ? [] : [note]
}

/**
 * Reads the cell of a figure.
 * @returns null where it is no figure, which is said, and where it waits for an answer
 */
export function readCell(
  figure: TableFigure,
  periodMark: PeriodMark | null,
  marks: UnknownMarks,
  findings: Findings,
): MarkedCell | null {
  const { row, column } = figure
  const { bare, mark, isFootnote } = bareFigure(cellText(row.part.sheet, row.row, column))
  const absence = absenceIn(figure, bare, marks, findings)
  if (absence === 'waits') return null
  if (absence) return { cell: absence, notes: notesOf(periodMark) }
  const value = parseNumber(bare, decimalOf(row))
  if (!Number.isFinite(value)) {
    const expected = 'a number, or [c], [x] or [z] for why there is none'
    // In accounts round brackets are a minus; elsewhere they may be a mark.
    const accounts = /^\((\d[\d.,]*)\)$/.exec(bare.trim())?.[1]
    const mend = accounts ? `Write -${accounts} if a figure below nothing is meant.` : 'Write a number such as 12.5.'
    sayOfFigure(findings, figure, blocking('not-a-number', expected, mend))
    return null
  }
  const words = unfit(value, row.part.mapping.about.kind)
  if (words) {
    sayOfFigure(findings, figure, words)
    return null
  }
  if (isFootnote) {
    const mend = 'The figure is kept without the sign: what it stands for is in the file alone.'
    sayOfFigure(findings, figure, { code: 'footnote-sign', severity: 'note', expected: '', mend })
  }
  const beside = row.part.mapping.wide ? [] : notesBeside(figure, marks, findings)
  const cell: Cell = { kind: 'value', value, status: 'observed', ...extrasOf(figure, value, findings) }
  return { cell, notes: [...new Set([...notesOf(mark), ...beside, ...notesOf(periodMark)])] }
}
