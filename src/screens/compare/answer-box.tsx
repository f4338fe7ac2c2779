import './answer-box.css'
import { type ReactNode, useEffect, useState } from 'react'
import type { AnswerLine } from '#core/compare/answer.ts'
import { capitalise, endSentence } from '#core/domain/letters.ts'
import type { Quote } from '#core/plate/quote.ts'
import { AnswerBox, AnswerLink } from '#parts/answer-box.tsx'
import { CopyText } from '#parts/quote-line.tsx'
import { useWidth } from '#ui/use-size.ts'

const verdictWords = { yes: 'Yes', no: 'No', 'cannot be told': 'Cannot be told' } as const

/** One answer, cut to its lines where it is longer, and the way to its figure. */
function Answer({ question, verdict, text, panel, children }: AnswerLine & { readonly children?: ReactNode }) {
  const [ref] = useWidth<HTMLParagraphElement>()
  const [isCut, setCut] = useState(false)
  const [opened, open] = useState<string | null>(null)
  const isOpen = opened === text
  // After every drawing: it depends on the words, on the width and on the typeface.
  useEffect(() => {
    const own = ref.current
    if (own && !isOpen) setCut(own.scrollHeight > own.clientHeight + 2)
  })
  return (
    <>
      <div>
        <p ref={ref} data-open={isOpen || undefined}>
          <span key={text}>
            {verdict === null ? null : <strong>{verdictWords[verdict]}. </strong>}
            {text}
          </span>
        </p>
      </div>
      <div className="answer-links">
        {panel === null ? null : <AnswerLink panel={panel} />}
        {children}
        {isCut ? (
          <button
            type="button"
            className="row-button"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? 'Less' : 'All'} of the answer: ${question}`}
            onClick={() => open(isOpen ? null : text)}
          >
            {isOpen ? 'Less' : 'All of it'}
          </button>
        ) : null}
      </div>
    </>
  )
}

/** Whether the answer may be quoted, and the sentence to copy. */
function quoteAnswer(quote: Quote) {
  const question = 'May I quote it?'
  const line = { question, panel: null } as const
  if (quote.may === 'not')
    return { question, answer: <Answer {...line} verdict="no" text={capitalise(endSentence(quote.because))} /> }
  return {
    question,
    answer: (
      <Answer {...line} verdict="yes" text={quote.text}>
        <CopyText words="Copy" name="Copy the answer as a quotation" text={quote.text} />
      </Answer>
    ),
  }
}

/** The answer before the figures of Compare, four questions, each with a link to the figure that shows why, and whether it may be quoted. */
export const ComparedAnswer = ({ lines, quote }: { readonly lines: readonly AnswerLine[]; readonly quote: Quote }) => (
  <AnswerBox
    lines={[...lines.map((line) => ({ question: line.question, answer: <Answer {...line} /> })), quoteAnswer(quote)]}
  />
)
