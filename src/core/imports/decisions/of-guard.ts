import type { Answers } from '../question.ts'
import { type Decision, decision } from './decision.ts'

const guardQuestion = 'equipment:guard'
const withhold = 'withhold'
const keep = 'keep'

/** The answer that a table is of departments. */
export const asAnswers: Answers = { [guardQuestion]: withhold }

const options = [
  { id: withhold, name: 'Answers of departments: suppress small numbers' },
  { id: keep, name: 'A public list: show it as it is' },
]

/** Whether a table of equipment is put under the guard: as the reader says; unless told, where it says who was asked, as answers to a sealed survey do. */
export function isGuarded(answers: Answers, saysWhoAnswered: boolean): boolean {
  const answer = Object.hasOwn(answers, guardQuestion) ? answers[guardQuestion] : undefined
  return answer === withhold || (answer !== keep && saysWhoAnswered)
}

/** What becomes of small numbers in a table of equipment. */
export function guardDecision(answers: Answers, saysWhoAnswered: boolean): Decision {
  const value = isGuarded(answers, saysWhoAnswered) ? withhold : keep
  return decision({
    key: 'guard',
    value: options.find(({ id }) => id === value)?.name ?? value,
    from: saysWhoAnswered
      ? 'the column of responses: departments were asked'
      : 'nothing in the table says whether departments answered in confidence',
    degree: saysWhoAnswered ? 'implied' : 'guessed',
    correction: { to: { of: 'answers', id: guardQuestion }, value, from: options },
  })
}
