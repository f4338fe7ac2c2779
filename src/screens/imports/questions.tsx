import type { Question } from '#core/imports/question.ts'
import { Choice } from '#ui/choice.tsx'
import type { ImportChoices, Importing } from './use-import.ts'

/** What a file leaves open. Asked, as a guess would put figures in the wrong place. */
export function ImportQuestions({
  questions,
  desk,
  importing,
}: {
  readonly questions: readonly Question[]
  readonly desk: ImportChoices
  readonly importing: Importing
}) {
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="questions-heading">
      <h2 id="questions-heading">{questions.length === 1 ? 'One question' : `${questions.length} questions`}</h2>
      <div className="choices">
        {questions.map(({ id, ask, rows, options }) => (
          <Choice
            key={id}
            label={ask}
            value={desk.answers[id] ?? ''}
            list={[{ id: '', name: 'Choose' }, ...options]}
            onChange={(answer) => answer !== '' && importing.update({ answers: { ...desk.answers, [id]: answer } })}
            hint={`${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`}
          />
        ))}
      </div>
    </section>
  )
}
