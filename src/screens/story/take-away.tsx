import { useId } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Story } from '#core/story/story.ts'
import { StoryDocuments } from './documents.tsx'
import type { Claims } from './use-claims.tsx'

/** The files that a story leaves as. */
export function TakeAway(props: { readonly story: Story; readonly catalogue: Catalogue; readonly claims: Claims }) {
  const heading = useId()
  return (
    <section className="presenting take-away" aria-labelledby={heading}>
      <h2 id={heading} className="quiet-heading">
        Take it away
      </h2>
      <StoryDocuments {...props} />
    </section>
  )
}
