import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'

/**
 * A native modal dialog: it traps the focus, closes on Escape, and restores the focus. Rendered into the body: print styles that hide its opener (a
 * toolbar) must not hide it. The focus goes to the element marked `data-first`, else to the first button; at once, so that a key pressed meanwhile reaches it.
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
  // Closed before it is taken off the page: a dialog that is gone gives no focus back.
  useLayoutEffect(() => {
    const own = dialog.current
    if (own && !own.open) own.showModal()
    own?.querySelector<HTMLElement>('[data-first]')?.focus()
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
