import './about-figure.css'
import { useRef, useState } from 'react'
import { type GlossaryTerm, termsIn } from '#core/domain/glossary.ts'
import { termItems } from './term-list.tsx'

/** The title of the page, and the line that says of what exactly it is. */
const titles = () => document.querySelectorAll('.finding :is(h1, .subtitle)')

/**
 * Glossary entries for the words in the current choices and in the title.
 * @param within selector of what holds both this and the choices
 * @param choices selector of the choices in it; all of it where there are none
 */
export function RailWords({
  within = '.rail',
  choices = '.rail-fields',
}: {
  readonly within?: string
  readonly choices?: string
}) {
  const details = useRef<HTMLDetailsElement>(null)
  const [terms, setTerms] = useState<readonly GlossaryTerm[]>([])
  const look = () => {
    const root = details.current?.closest(within)
    const fields = root?.querySelector(choices) ?? root
    if (fields)
      setTerms(
        termsIn(
          [...fields.querySelectorAll('label, legend, .label, summary, button, h2'), ...titles()]
            .map((one) => one.textContent)
            .join('. '),
        ),
      )
  }
  return (
    <details className="about-figure" ref={details} onToggle={look}>
      <summary>What these words mean</summary>
      <dl>{termItems(terms)}</dl>
    </details>
  )
}
