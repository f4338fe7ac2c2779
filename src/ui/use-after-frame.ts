import { startTransition, useEffect, useState } from 'react'

/**
 * Defers a value until after the next paint and renders it as a transition: for menus and long tables beside the map, which must not delay it. Null
 * until the first value has arrived.
 */
export function useDeferredToNextFrame<T>(value: T): T | null {
  const [later, setLater] = useState<T | null>(null)
  useEffect(() => {
    const show = () => startTransition(() => setLater(() => value))
    let soon: ReturnType<typeof setTimeout> | undefined
    let frame = requestAnimationFrame(() => {
      // Leaves the next frame to other work that waits for it.
      frame = requestAnimationFrame(() => {
        soon = setTimeout(show)
      })
    })
    // A background page paints no frames.
    const timer = setTimeout(show, 250)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(soon)
      clearTimeout(timer)
    }
  }, [value])
  return later
}
