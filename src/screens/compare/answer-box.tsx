import './answer-box.css'
import type { AnswerLine } from '#core/compare/answer.ts'
import { AnswerBox, FigureLink } from '#parts/answer-box.tsx'

const verdictWords = { yes: 'Yes', no: 'No', 'cannot be told': 'Cannot be told' } as const

/** The answer before the figures of Compare, four questions, each with a link to the figure that shows why. */
export const ComparedAnswer = ({ lines }: { readonly lines: readonly AnswerLine[] }) => (
  <AnswerBox
    lines={lines.map(({ question, verdict, text, panel }) => ({
      question,
      answer: (
        <span key={text}>
          {verdict === null ? null : <strong>{verdictWords[verdict]}. </strong>}
          {text}
        </span>
      ),
      link: panel === null ? null : <FigureLink panel={panel} />,
    }))}
  />
)
