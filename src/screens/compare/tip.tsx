import { useEffect, useRef } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import { useHovered } from '#state/lit-store.ts'

/** Between the pointer and the tip, and between the tip and the edge of the window. */
const gap = 14

/** Puts the tip beside a pointer: below it to the right, or on the other side where the window ends. */
export function tipPlace(
  pointer: { readonly x: number; readonly y: number },
  tip: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const beside = (at: number, size: number, end: number) => (at + gap + size <= end ? at + gap : at - gap - size)
  return {
    left: Math.max(0, beside(pointer.x, tip.width, room.width)),
    top: Math.max(0, beside(pointer.y, tip.height, room.height)),
  }
}

/** Area, figure, measure and period of the mark under the pointer. The tables say the same to whoever has none. */
export function Tip({ plate }: { readonly plate: Plate }) {
  const element = useRef<HTMLParagraphElement>(null)
  const area = useHovered((state) => state.area)
  const said = useHovered((state) => state.words)
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const tip = element.current
      if (!tip) return
      const room = { width: window.innerWidth, height: window.innerHeight }
      const { left, top } = tipPlace({ x: clientX, y: clientY }, tip.getBoundingClientRect(), room)
      tip.style.setProperty('transform', `translate(${left}px,${top}px)`)
    }
    window.addEventListener('pointermove', follow)
    return () => window.removeEventListener('pointermove', follow)
  }, [])
  const one = plate.areas.find((held) => held.area.code === area)
  const { measure, trust } = plate
  const asides = one && [one.text, one.coverageText].filter(Boolean).join(', ')
  const words = one ? `${one.area.name}: ${asides}. ${measure.name}, ${trust.periodText}` : ''
  return (
    <p className="lit-words" aria-hidden="true" ref={element}>
      {said ?? words}
    </p>
  )
}
