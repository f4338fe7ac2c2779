import { startTransition, useEffect, useState } from 'react'

/**
 * A value that comes once the frame that shows it elsewhere has been painted, and then without holding up the next: for what stands beside the map
 * and takes the time of menus and of hundreds of rows. Null until there has been one.
 */
export function useAfterFrame<T>(value: T): T | null {
  const [later, setLater] = useState<T | null>(null)
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => setLater(() => value)))
    })
    // A page in the background paints no frames.
    const timer = setTimeout(() => setLater(() => value), 250)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return later
}
