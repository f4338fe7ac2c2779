import { type ReactNode, useEffect, useRef } from 'react'

/** A button that opens a small sheet. Closes on Escape, on a click outside, and when a button in it has been chosen. */
export function Menu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const own = details.current
    if (!own) return
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !own.contains(target)) own.open = false
    }
    const chosen = ({ target }: Event) => {
      if (target instanceof Element && target.closest('button')) own.open = false
    }
    const escaped = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !own.open) return
      own.open = false
      own.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', outside)
    own.addEventListener('click', chosen)
    own.addEventListener('keydown', escaped)
    return () => {
      document.removeEventListener('pointerdown', outside)
      own.removeEventListener('click', chosen)
      own.removeEventListener('keydown', escaped)
    }
  }, [])
  return (
    <details className="menu" ref={details}>
      <summary className="button">{label}</summary>
      <div className="sheet">{children}</div>
    </details>
  )
}
