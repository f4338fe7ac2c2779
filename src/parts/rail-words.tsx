import './about-figure.css'
import { useRef, useState } from 'react'
import { type GlossaryTerm, termsIn } from '#core/domain/glossary.ts'
import { termItems } from './term-list.tsx'

/** Glossary entries for the words in the current choices. */
export function RailWords() {
  const details = useRef<HTMLDetailsElement>(null)
  const [terms, setTerms] = useState<readonly GlossaryTerm[]>([])
  const look = () => {
    const fields = details.current?.closest('.rail')?.querySelector('.rail-fields')
    if (fields)
      setTerms(
        termsIn(
          [...fields.querySelectorAll('label, legend, .label, summary')].map((one) => one.textContent).join('. '),
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
