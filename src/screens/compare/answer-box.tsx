import './answer-box.css'
import { useEffect, useState } from 'react'
import type { AnswerLine } from '#core/compare/answer.ts'
import { AnswerBox, AnswerLink } from '#parts/answer-box.tsx'
import { useWidth } from '#ui/use-size.ts'

const verdictWords = { yes: 'Yes', no: 'No', 'cannot be told': 'Cannot be told' } as const

/** One answer, cut to its lines where it is longer, and the way to its figure. */
function Answer({ question, verdict, text, panel }: AnswerLine) {
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

/** The answer before the figures of Compare, four questions, each with a link to the figure that shows why. */
export const ComparedAnswer = ({ lines }: { readonly lines: readonly AnswerLine[] }) => (
  <AnswerBox lines={lines.map((line) => ({ question: line.question, answer: <Answer {...line} /> }))} />
)
