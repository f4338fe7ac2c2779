import { specialties } from '#core/baseline/returns.ts'
import type { ConcernKind, Quarter } from './concern.ts'

/** Most characters of the free text, of a department’s name and of a way to be reached. */
export const mostText = 2500
export const mostLine = 200

/** The specialties of the survey, and that a change is in several. */
export const reportedSpecialties = [...specialties, 'several'] as const

/** What a report says, as it is sealed. Nothing of when, where or by what it was written is in it. */
export type Report = {
  readonly format: 1
  readonly is: 'report'
  readonly kind: ConcernKind
  readonly specialty: (typeof reportedSpecialties)[number]
  /** Code of a region or nation (ITL1). */
  readonly area: string
  /** Code of a smaller area within it; empty where no more was chosen. */
  readonly within: string
  readonly department: string
  readonly wte: number | null
  readonly quarter: Quarter
  readonly manner: 'anonymous' | 'confidential'
  /** A way to be reached; of a confidential report alone. */
  readonly reach: string
  readonly text: string
  /** The public part of the receipt words: replies are sealed to it. */
  readonly receipt: string
}

/** Bytes of every report before it is sealed. */
export const reportBytes = 16 * 1024

/** Signs of control, of which a report keeps the end of a line alone: they have no meaning for a reader and six bytes each. */
const unwritten = /[\p{Cc}\p{Cs}]/gu

/** Typed text as it goes into a report. */
const plainText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(unwritten, (sign) => (sign === '\n' ? sign : ' '))
    .trim()

/** Typed text of one line. */
const plainLine = (text: string): string => plainText(text).replaceAll('\n', ' ').slice(0, mostLine)

/** A report as it is sealed, from what was typed and the public part of a receipt. A way to be reached is in a confidential one alone. */
export const composeReport = (said: Omit<Report, 'receipt'>, receipt: string): Report => ({
  ...said,
  department: plainLine(said.department),
  reach: said.manner === 'confidential' ? plainLine(said.reach) : '',
  text: plainText(said.text).slice(0, mostText),
  receipt,
})
