import type { ReactNode } from 'react'
import { encodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { useGo } from '#state/view-context.ts'

/** A link that changes the view in place, and opens in a tab of its own like any other. */
export function ViewLink({
  view,
  className,
  label,
  children,
}: {
  readonly view: View
  readonly className?: string
  /** Name for screen readers, where the words of the link do not say enough. */
  readonly label?: string
  readonly children: ReactNode
}) {
  const go = useGo()
  const query = encodeView(view)
  return (
    <a
      href={query === '' ? '.' : `?${query}`}
      className={className}
      aria-label={label}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        go(view)
        // What the link leads to begins at the top, also for who followed it from far below.
        window.scrollTo(0, 0)
      }}
    >
      {children}
    </a>
  )
}
