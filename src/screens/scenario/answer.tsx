import type { QuestionAnswer } from '#core/scenario/question-run.ts'
import { type AnswerFacts, answerSentences, answerTitle, noAnswer } from '#core/scenario/question-words.ts'
import type { NoFigure } from '#core/scenario/requirement.ts'
import type { Runs } from '#state/use-scenario.ts'

/** The finding in words, which changes as the levers do. */
export function AnswerWords({
  facts,
  absent,
  runs,
  marks,
}: {
  readonly facts: AnswerFacts | null
  readonly absent: NoFigure | null
  readonly runs: Runs
  readonly marks: readonly string[]
}) {
  return (
    <header className="finding">
      <p className="scenario-mark">{marks.join(' · ')}</p>
      <h1 id="finding" tabIndex={-1}>
        {facts === null ? 'Scenarios: how many training places close a gap?' : answerTitle(facts)}
      </h1>
      <div className="answer-words" role="status" aria-live="polite">
        {facts === null ? (
          <p className="sentences">{noAnswer(absent)}</p>
        ) : (
          <p className="sentences">{answerSentences(facts).join(' ')}</p>
        )}
        {runs.fault === null ? null : <p className="lacks">{`The runs failed: ${runs.fault}.`}</p>}
      </div>
      {facts === null ? null : (
        <p>
          <a href="#assumptions">Every assumption, with its source</a>
        </p>
      )}
    </header>
  )
}

/** What has to hold in every scenario, checked in these runs. */
export function Checks({ checks }: Pick<QuestionAnswer, 'checks'>) {
  const broken = checks.filter(({ faults }) => faults.length > 0).length
  return (
    <details>
      <summary>{`Live checks: ${checks.length - broken} of ${checks.length} hold`}</summary>
      <ul>
        {checks.map(({ name, faults }) => (
          <li
            key={name}
          >{`${name}: ${faults.length === 0 ? 'holds' : `broken: ${faults.slice(0, 5).join('; ')}`}.`}</li>
        ))}
      </ul>
    </details>
  )
}
