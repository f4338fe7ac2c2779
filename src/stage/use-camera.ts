import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Bounds } from '#core/domain/area.ts'
import { roundDegrees } from '#core/domain/round-degrees.ts'
import { type Camera, type CameraBox, cameraBounds, cameraFor, sameCamera, unitedKingdomBounds } from './camera.ts'

const durationMs = 260
/** Time after the last movement at which a gesture counts as ended, in milliseconds. */
const restMs = 220

const sameBounds = (a: Bounds | null, b: Bounds | null) =>
  a === b || (a !== null && b !== null && a.every((edge, index) => Math.abs(edge - (b[index] ?? 0)) < 2e-4))

const reducedMotion = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export type CameraControl = {
  readonly camera: Camera
  /** Moves at once, as in a gesture; the bounds are reported when the movement rests. */
  readonly move: (next: (now: Camera) => Camera) => void
  /** Animates to a camera, unless reduced motion is requested. A new movement interrupts it. */
  readonly glide: (next: Camera) => void
}

/**
 * State of the camera. At rest it follows the bounds in the view; during a movement it is independent.
 * @param onRest called when a gesture has ended
 */
export function useCamera(bounds: Bounds | null, box: CameraBox, onRest: (bounds: Bounds) => void): CameraControl {
  const wanted = cameraFor(bounds ?? unitedKingdomBounds, box)
  const [camera, setCamera] = useState(wanted)
  const now = useRef(camera)
  const told = useRef<Bounds | null>(bounds)
  const frame = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const rest = useRef(onRest)
  useLayoutEffect(() => {
    rest.current = onRest
  })

  const show = useCallback((next: Camera) => {
    now.current = next
    setCamera((known) => (sameCamera(known, next) ? known : next))
  }, [])
  const stop = useCallback(() => {
    cancelAnimationFrame(frame.current)
    clearTimeout(timer.current)
  }, [])

  const move = useCallback(
    (next: (at: Camera) => Camera) => {
      stop()
      show(next(now.current))
      timer.current = setTimeout(() => {
        const [west, south, east, north] = cameraBounds(now.current, box)
        told.current = [roundDegrees(west), roundDegrees(south), roundDegrees(east), roundDegrees(north)]
        rest.current(told.current)
      }, restMs)
    },
    [box, show, stop],
  )

  const glide = useCallback(
    (next: Camera) => {
      stop()
      if (reducedMotion()) return show(next)
      const from = now.current
      const started = performance.now()
      // Zooms by equal ratios and keeps the line between the two centres straight on the screen.
      const unit = (t: number) => from.unit * (next.unit / from.unit) ** t
      const middle = (at: Camera, side: number, edge: number) => edge + (at.unit * side) / 2
      const between = (a: number, b: number) => (t: number) => a + t * (b - a)
      const x = between(middle(from, box.width, from.x), middle(next, box.width, next.x))
      const y = between(middle(from, box.height, from.y), middle(next, box.height, next.y))
      const step = (time: number) => {
        const t = Math.min(1, Math.max(0, (time - started) / durationMs))
        const eased = 1 - (1 - t) ** 3
        const size = unit(eased)
        show(
          t === 1 ? next : { x: x(eased) - (size * box.width) / 2, y: y(eased) - (size * box.height) / 2, unit: size },
        )
        if (t < 1) frame.current = requestAnimationFrame(step)
      }
      frame.current = requestAnimationFrame(step)
    },
    [box, show, stop],
  )

  const before = useRef(box)
  useLayoutEffect(() => {
    const resized = before.current !== box
    before.current = box
    if (resized) {
      stop()
      show(cameraFor(bounds ?? unitedKingdomBounds, box))
    } else if (!sameBounds(bounds, told.current)) glide(cameraFor(bounds ?? unitedKingdomBounds, box))
    told.current = bounds
  }, [bounds, box, glide, show, stop])
  useEffect(() => stop, [stop])

  return { camera, move, glide }
}
