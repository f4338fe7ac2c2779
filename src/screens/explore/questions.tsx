import { memo } from 'react'
import { decodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { ViewLink } from '#parts/view-link.tsx'
import { questions } from './questions.ts'

/** The view of a question. What the reader has selected stays selected where the question is of the same areas. */
function asked(query: string, { theme, mine, geography, selected }: View): View {
  const { view } = decodeView(query)
  return { ...view, theme, mine, selected: view.geography === geography ? selected : view.selected }
}

/** Questions with their answers one click away; links, so that they open in a tab of their own as well. */
export const Questions = memo(function Questions({ view }: { readonly view: View }) {
  return (
    <nav className="questions" aria-label="Ready-made maps">
      <h2>Start from</h2>
      <ul>
        {questions.map(({ name, query }) => (
          <li key={name}>
            <ViewLink view={asked(query, view)}>{name}</ViewLink>
          </li>
        ))}
      </ul>
    </nav>
  )
})
