import { type RefObject, useEffect, useRef, useState } from 'react'
import { type CameraBox, panBy, zoomAbout } from './camera.ts'
import type { CameraControl } from './use-camera.ts'

const wheelRate = 0.0022

type Point = readonly [number, number]
const middleOf = ([a, b]: readonly [Touch, Touch]): Point => [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2]
const spreadOf = ([a, b]: readonly [Touch, Touch]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)

function pairOf({ touches }: TouchEvent): readonly [Touch, Touch] | null {
  const [a, b] = [touches[0], touches[1]]
  return touches.length === 2 && a && b ? [a, b] : null
}

/**
 * Pan and zoom for a map within a page: drag with a mouse, two fingers on a touch screen, and the wheel with Ctrl or ⌘ held. A wheel without a key
 * scrolls the page past the map.
 * @returns whether to show a hint about the wheel
 */
export function useGestures(element: RefObject<HTMLElement | null>, box: CameraBox, { move }: CameraControl): boolean {
  const [hint, setHint] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const own = element.current
    if (!own) return
    const within = (x: number, y: number): Point => {
      const { left, top } = own.getBoundingClientRect()
      return [x - left, y - top]
    }
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) {
        setHint(true)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setHint(false), 1400)
        return
      }
      event.preventDefault()
      const at = within(event.clientX, event.clientY)
      const lines = event.deltaMode === 1 ? 16 : 1
      move((camera) => zoomAbout(camera, box, at, Math.exp(-event.deltaY * lines * wheelRate)))
    }
    let drag: Point | null = null
    const onDown = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.button === 0) drag = [event.clientX, event.clientY]
    }
    const onMove = (event: PointerEvent) => {
      if (!drag) return
      const [x, y] = drag
      const [dx, dy] = [event.clientX - x, event.clientY - y]
      if (Math.hypot(dx, dy) < 4 && !own.hasPointerCapture(event.pointerId)) return
      own.setPointerCapture(event.pointerId)
      drag = [event.clientX, event.clientY]
      move((camera) => panBy(camera, box, dx, dy))
    }
    const onUp = () => {
      drag = null
    }
    let pinch: { readonly middle: Point; readonly spread: number } | null = null
    const onTouch = (event: TouchEvent) => {
      const pair = pairOf(event)
      if (!pair) {
        pinch = null
        return
      }
      event.preventDefault()
      const [middle, spread] = [middleOf(pair), spreadOf(pair)]
      const last = pinch
      pinch = { middle, spread }
      if (!last) return
      const at = within(...middle)
      const [dx, dy] = [middle[0] - last.middle[0], middle[1] - last.middle[1]]
      move((camera) => zoomAbout(panBy(camera, box, dx, dy), box, at, spread / Math.max(1, last.spread)))
    }
    const listeners: readonly [string, (event: never) => void, AddEventListenerOptions?][] = [
      ['wheel', onWheel, { passive: false }],
      ['pointerdown', onDown],
      ['pointermove', onMove],
      ['pointerup', onUp],
      ['pointercancel', onUp],
      ['touchstart', onTouch, { passive: false }],
      ['touchmove', onTouch, { passive: false }],
      ['touchend', onTouch],
    ]
    for (const [name, listener, options] of listeners) own.addEventListener(name, listener as EventListener, options)
    return () => {
      clearTimeout(timer.current)
      for (const [name, listener] of listeners) own.removeEventListener(name, listener as EventListener)
    }
  }, [element, box, move])
  return hint
}
