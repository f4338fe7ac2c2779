import type { ReactNode } from 'react'
import { encodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import { useGo } from '#state/view-context.ts'

/** A link that changes the view in place; like any link it can open in a new tab. */
export function ViewLink({
  view,
  className,
  label,
  children,
}: {
  readonly view: View
  readonly className?: string
  /** Name for screen readers, where the link text is not enough. */
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
        // The new view starts at the top, also for a reader who was far down the page.
        window.scrollTo(0, 0)
      }}
    >
      {children}
    </a>
  )
}
