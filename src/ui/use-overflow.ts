import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether an element is higher than the box that it is in. It is told by the browser once it has laid them out, which costs no layout of its own. */
export function useOverflow<B extends Element, C extends Element>(): readonly [
  RefObject<B | null>,
  RefObject<C | null>,
  boolean,
] {
  const box = useRef<B>(null)
  const content = useRef<C>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const [outer, inner] = [box.current, content.current]
    if (!outer || !inner) return
    const observer = new ResizeObserver(() => setOverflows(outer.scrollHeight > outer.clientHeight + 1))
    observer.observe(outer)
    observer.observe(inner)
    return () => observer.disconnect()
  }, [])
  return [box, content, overflows]
}
