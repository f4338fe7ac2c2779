import type { ReactNode } from 'react'

/**
 * Starts a long work. While one is running it cannot be pressed, and yet keeps the focus: who saves one file by keyboard goes on to the next from here.
 */
export function WorkButton({
  busy,
  act,
  isPrimary = false,
  disabled = false,
  title,
  children,
}: {
  readonly busy: boolean
  readonly act: () => unknown
  readonly isPrimary?: boolean
  /** Whether it cannot be pressed at all, whatever is running. */
  readonly disabled?: boolean
  readonly title?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className={isPrimary ? 'button primary' : 'button'}
      disabled={disabled}
      aria-disabled={busy}
      title={title}
      onClick={() => {
        if (!busy) act()
      }}
    >
      {children}
    </button>
  )
}
