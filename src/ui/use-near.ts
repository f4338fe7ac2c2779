import { type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** How far from the window an element counts as near, in pixels: about a screen. */
const reach = 1000

/**
 * Whether an element has been near the window, or the page has been printed, since it is there; it stays so. What takes long to draw can wait for that.
 * @param waits false where nothing waits
 */
export function useNear(element: RefObject<Element | null>, waits: boolean): boolean {
  const [near, setNear] = useState(false)
  const isWaiting = waits && !near
  useEffect(() => {
    const own = element.current
    if (!isWaiting || !own) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: `${reach}px` },
    )
    observer.observe(own)
    // A page that is printed has everything on it.
    const print = () => flushSync(() => setNear(true))
    window.addEventListener('beforeprint', print)
    return () => {
      observer.disconnect()
      window.removeEventListener('beforeprint', print)
    }
  }, [element, isWaiting])
  return !isWaiting
}
