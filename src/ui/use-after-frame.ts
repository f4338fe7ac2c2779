import { startTransition, useEffect, useState } from 'react'

/**
 * A value that comes once the frame that shows it elsewhere has been painted, and then without holding up the next: for what stands beside the map
 * and takes the time of menus and of hundreds of rows. Null until there has been one.
 */
export function useAfterFrame<T>(value: T): T | null {
  const [later, setLater] = useState<T | null>(null)
  useEffect(() => {
    const show = () => startTransition(() => setLater(() => value))
    let soon: ReturnType<typeof setTimeout> | undefined
    let frame = requestAnimationFrame(() => {
      // The second frame is left to what else is waiting for it.
      frame = requestAnimationFrame(() => {
        soon = setTimeout(show)
      })
    })
    // A page in the background paints no frames.
    const timer = setTimeout(show, 250)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(soon)
      clearTimeout(timer)
    }
  }, [value])
  return later
}
