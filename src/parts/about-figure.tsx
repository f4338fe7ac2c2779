import './about-figure.css'
import { useState } from 'react'
import { termsIn } from '#core/domain/glossary.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { Note } from '#core/domain/source.ts'
import { AlikeLines } from './alike-lines.tsx'
import { termItems } from './term-list.tsx'

/** What stands below a figure for those who ask: what is measured, what the words mean, and what to mind. */
export function AboutFigure({
  indicators,
  cautions = [],
  text,
}: {
  /** The measures of the figure, the one that it is about first. */
  readonly indicators: readonly Indicator[]
  /** What to mind; none where it stands beside the figure already. */
  readonly cautions?: readonly Note[]
  /** Titles and sentences of the figure, whose words are explained. */
  readonly text: string
}) {
  const terms = termsIn(text)
  const [asked, setAsked] = useState(false)
  const [main] = indicators
  return (
    <>
      <details className="about-figure" onToggle={({ currentTarget }) => setAsked(currentTarget.open)}>
        <summary>What is this?</summary>
        {asked && main ? <AlikeLines indicator={main} /> : null}
        <dl>
          {indicators.map(({ id, name, definition, unit }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>
                {definition} <span className="faint">Unit: {unit.many}.</span>
              </dd>
            </div>
          ))}
          {termItems(terms)}
        </dl>
      </details>
      {cautions.length > 0 ? (
        <details className="about-figure">
          <summary>{`Caveats (${cautions.length})`}</summary>
          <ul>
            {cautions.map(({ id, text: caution }) => (
              <li key={id}>{caution}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
