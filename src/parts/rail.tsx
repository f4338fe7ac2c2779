import { type ReactNode, Suspense } from 'react'
import { lazyPart } from '#state/lazy-part.ts'
import { isWiderThan } from '#ui/breakpoints.ts'

const RailWords = lazyPart('The meaning of the words', async () => (await import('./rail-words.tsx')).RailWords)

/** Choices at the side of a screen, folded where the window has room for one column only. */
export function Rail({
  what,
  fields,
  children,
}: {
  /** What the choices decide, after "What is" and "Choose what is": "shown". */
  readonly what: string
  readonly fields: ReactNode
  /** What stands below the choices, never folded. */
  readonly children?: ReactNode
}) {
  return (
    <aside className="rail" aria-label={`What is ${what}`}>
      <details className="rail-fold" open={isWiderThan('narrow')}>
        <summary>Choose what is {what}</summary>
        <div className="rail-fields">{fields}</div>
        <a className="button to-shown" href="#finding">
          See what is {what}
        </a>
      </details>
      <Suspense>
        <RailWords />
      </Suspense>
      {children}
    </aside>
  )
}
