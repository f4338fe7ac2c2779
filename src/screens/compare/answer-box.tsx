import './answer-box.css'
import type { AnswerLine } from '#core/compare/answer.ts'
import { anchorOf } from '#parts/panel-card.tsx'

const verdictWords = { yes: 'Yes', no: 'No', 'cannot be told': 'Cannot be told' } as const

/** The answer before the figures: four questions that are always asked, each with a link to the figure that shows why. */
export function AnswerBox({ lines }: { readonly lines: readonly AnswerLine[] }) {
  return (
    <section className="answer-box" aria-label="The answer">
      <dl>
        {lines.map(({ question, verdict, text, panel }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>
              {verdict === null ? null : <strong>{verdictWords[verdict]}. </strong>}
              {text} {panel === null ? null : <a href={`#${anchorOf(panel)}`}>{panel.label}</a>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
