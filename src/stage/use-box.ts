import { type Ref, useLayoutEffect, useRef, useState } from 'react'
import type { CameraBox } from './camera.ts'

/**
 * The room of the map in the page, measured again whenever it changes.
 * @returns the ref of the measured element, its size in pixels (null before it has any), and the element
 */
export function useBox(): readonly [
  Ref<HTMLDivElement>,
  CameraBox | null,
  { readonly current: HTMLDivElement | null },
] {
  const ref = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState<CameraBox | null>(null)
  useLayoutEffect(() => {
    const own = ref.current
    if (!own) return
    const measure = () => {
      const [width, height] = [own.clientWidth, own.clientHeight]
      if (width > 0 && height > 0)
        setBox((known) => (known?.width === width && known.height === height ? known : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(own)
    return () => observer.disconnect()
  }, [])
  return [ref, box, ref]
}
