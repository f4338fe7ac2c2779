import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'

/**
 * A modal dialog of the browser's own: it keeps the focus, closes on Escape, and gives the focus back. It stands in the body, so that what hides
 * the place it was opened from (a toolbar on paper) does not hide the dialog too.
 */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const own = dialog.current
    if (own && !own.open) own.showModal()
    return () => own?.close()
  }, [])
  return createPortal(
    <dialog className={wide ? 'dialog wide' : 'dialog'} ref={dialog} aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="button bare icon" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>,
    document.body,
  )
}
