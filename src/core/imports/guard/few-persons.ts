import type { Observation } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import type { Note } from '#core/domain/source.ts'
import type { CheckContext, Guard } from '../draft.ts'
import type { Words } from '../finding.ts'
import { fewPersonsId as id, type Question } from '../question.ts'
import { fewIn } from './counts.ts'
import { guardPersons } from './guard-persons.ts'
import { releaseFindings } from './release-words.ts'

const withhold = 'withhold'
const keep = 'keep'

/** A table of counts after the question about its small numbers of persons. */
export type OfFew = {
  /** Put as long as the table has small numbers, so that an answer can be changed. */
  readonly questions: readonly Question[]
  /** Null until it is answered. */
  readonly made: {
    readonly observations: readonly Observation[]
    readonly notes: readonly Note[]
    readonly summary: readonly string[]
    readonly findings: readonly Words[]
    readonly guard?: Guard
  } | null
}

/** The reader's answer about small numbers; undefined until given. */
type Answer = 'withhold' | 'keep' | undefined

/**
 * The question about figures of few persons, and what was answered.
 * @param how what is suppressed with them, as it follows "Yes: "
 */
export function fewQuestion(
  few: number,
  { policy, answers }: Pick<CheckContext, 'policy' | 'answers'>,
  how: string,
): { readonly question: Question; readonly answer: Answer; readonly keptWords: string } {
  const { fewest } = policy.persons
  const figures = counted(few, 'figure')
  const given = Object.hasOwn(answers, id) ? answers[id] : undefined
  return {
    question: {
      id,
      ask: `Suppress small numbers of persons? Below ${fewest}: ${figures}, in which somebody might be recognised.`,
      rows: few,
      options: [
        { id: withhold, name: `Yes: ${how}` },
        { id: keep, name: 'No: show every figure, as it is public or counts no persons' },
      ],
    },
    answer: given === withhold || given === keep ? given : undefined,
    keptWords: `${figures} of fewer than ${fewest} persons shown, as you have said that they may be`,
  }
}

/**
 * Asks what is to become of figures that tell of few persons, where a table has any, and does it. They may be other people's patients or staff, and
 * whether somebody can be recognised by them cannot be seen from the file.
 */
export function askOfFew(record: IndicatorRecord, observations: readonly Observation[], context: CheckContext): OfFew {
  const { fewest } = context.policy.persons
  const few = fewIn(record, observations, fewest)
  if (few.length === 0) return { questions: [], made: { observations, notes: [], summary: [], findings: [] } }
  const how = 'suppress them, and what they could be worked out from'
  const { question, answer, keptWords } = fewQuestion(few.length, context, how)
  if (answer === undefined) return { questions: [question], made: null }
  if (answer === keep)
    return { questions: [question], made: { observations, notes: [], summary: [keptWords], findings: [] } }
  const { observations: shown, guard, note, differences } = guardPersons(record, observations, context)
  const own = guard.withheld.filter(({ reasons }) => reasons.length > 0).length
  const made = {
    observations: shown,
    notes: [note],
    summary: [
      `${counted(own, 'figure')} of fewer than ${fewest} persons suppressed, and ${(guard.withheld.length - own).toLocaleString('en-GB')} more that they could be worked out from`,
    ],
    findings: releaseFindings(differences, context.released),
    guard,
  }
  return { questions: [question], made }
}
