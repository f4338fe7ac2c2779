import { memo } from 'react'
import { decodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { ViewLink } from '#parts/view-link.tsx'
import { questions } from './questions.ts'

/** Questions with their answers one click away; links, so that they open in a tab of their own as well. */
export const Questions = memo(function Questions({ theme, mine }: Pick<View, 'theme' | 'mine'>) {
  return (
    <nav className="questions" aria-label="Ready-made maps">
      <h2>Start from</h2>
      <ul>
        {questions.map(({ name, query }) => (
          <li key={name}>
            <ViewLink view={{ ...decodeView(query).view, theme, mine }}>{name}</ViewLink>
          </li>
        ))}
      </ul>
    </nav>
  )
})
