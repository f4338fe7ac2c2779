import './answer-box.css'
import type { ReactNode } from 'react'
import type { Panel } from '#core/panel/panel.ts'
import { anchorOf } from './panel-card.tsx'

/** The way from an answer to the figure that shows it. */
export const AnswerLink = ({ panel }: { readonly panel: Panel }) => <a href={`#${anchorOf(panel)}`}>{panel.label}</a>

/** For the keyboard, ahead of menus and map. */
export const SkipToAnswer = () => (
  <a className="skip" href="#answer">
    Skip to the answer
  </a>
)

/** The answer before the figures: questions that are always asked, each with what the figures say to it. */
export function AnswerBox({
  lines,
}: {
  readonly lines: readonly {
    readonly question: string
    readonly answer: ReactNode
    /** The way to its figure, in a place of its own: the length of the answer does not move it. */
    readonly link?: ReactNode
  }[]
}) {
  return (
    <section className="answer-box" id="answer" tabIndex={-1} aria-label="The answer">
      <dl>
        {lines.map(({ question, answer, link }) => (
          <div key={question}>
            <dt>
              {question} {link}
            </dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
