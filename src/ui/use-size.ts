import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

export type Size = { readonly width: number; readonly height: number }

/** Measures an element's box and keeps the result current; null before layout. An unchanged result causes no render. */
function useMeasured<E extends Element, T>(
  measureOf: (box: DOMRect) => T,
  isSame: (known: T, next: T) => boolean,
): readonly [RefObject<E | null>, T | null] {
  const ref = useRef<E>(null)
  const [measured, setMeasured] = useState<T | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const next = measureOf(element.getBoundingClientRect())
      setMeasured((known) => (known !== null && isSame(known, next) ? known : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [measureOf, isSame])
  return [ref, measured]
}

const sizeOf = ({ width, height }: DOMRect): Size => ({ width: Math.round(width), height: Math.round(height) })
const isSameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height
const widthOf = ({ width }: DOMRect): number => Math.round(width)

/** The size of an element in whole pixels. */
export const useSize = <E extends Element>() => useMeasured<E, Size>(sizeOf, isSameSize)

/** The width of an element. A picture whose height follows from its width would else render again for its own height. */
export const useWidth = <E extends Element>() => useMeasured<E, number>(widthOf, Object.is)
