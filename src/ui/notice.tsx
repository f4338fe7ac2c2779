import type { ReactNode } from 'react'

/** A non-blocking message. Screen readers announce it when it appears. */
export function Notice({
  children,
  action,
}: {
  readonly children: ReactNode
  readonly action?: { readonly label: string; readonly onClick: () => void }
}) {
  return (
    <div className="notice" role="status">
      <p>{children}</p>
      {action ? (
        <button type="button" className="button" onClick={action.onClick}>
          {action.label}
        </button>
      ) : null}
    </div>
  )
}
