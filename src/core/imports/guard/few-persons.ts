import type { Observation } from '#core/domain/cell.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import type { Note } from '#core/domain/source.ts'
import { counted } from '../counted.ts'
import type { Context, Guard } from '../draft.ts'
import type { Words } from '../finding.ts'
import type { Question } from '../question.ts'
import { fewIn } from './counts.ts'
import { guardPersons } from './guard-persons.ts'
import { releaseFindings } from './release-words.ts'

const id = 'persons:few'
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

/**
 * Asks what is to become of figures that tell of few persons, where a table has any, and does it. They may be other people's patients or staff, and
 * whether somebody can be recognised by them cannot be seen from the file.
 */
export function askOfFew(record: IndicatorRecord, observations: readonly Observation[], context: Context): OfFew {
  const { fewest } = context.policy.persons
  const few = fewIn(record, observations, fewest)
  if (few.length === 0) return { questions: [], made: { observations, notes: [], summary: [], findings: [] } }
  const figures = counted(few.length, 'figure')
  const question: Question = {
    id,
    ask: `Suppress small numbers of persons? Below ${fewest}: ${figures}, in which somebody might be recognised.`,
    rows: few.length,
    options: [
      {
        id: withhold,
        name: 'Yes: suppress them, and what they could be worked out from',
      },
      { id: keep, name: 'No: show every figure, as it is public or counts no persons' },
    ],
  }
  const answer = Object.hasOwn(context.answers, id) ? context.answers[id] : undefined
  if (answer === keep) {
    const summary = [`${figures} of fewer than ${fewest} persons shown, as you have said that they may be`]
    return { questions: [question], made: { observations, notes: [], summary, findings: [] } }
  }
  if (answer !== withhold) return { questions: [question], made: null }
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
