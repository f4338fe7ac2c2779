import type { ReactNode } from 'react'

/** Something to know that does not stop the reader. Read out when it appears. */
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
