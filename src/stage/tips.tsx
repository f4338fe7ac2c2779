import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import { mercator } from '#figures/map/projection.ts'
import { type Camera, type CameraBox, screenPoint } from './camera.ts'

/** What the pointer is at, and where it is in the box of the map, in pixels. */
export type Pointed = {
  readonly area: string | null
  readonly site: string | null
  readonly x: number
  readonly y: number
}

/** Tooltip on whichever side of its point the box has room. */
function Tip({ at, box, children }: { at: readonly [number, number]; box: CameraBox; children: ReactNode }) {
  const [x, y] = at
  const across = x > box.width / 2 ? 'left' : 'right'
  const along = y > box.height / 2 ? 'up' : 'down'
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Set by script: the page's content policy forbids style attributes. Moved as drawn, so that the page is not laid out anew at every step.
    ref.current?.style.setProperty('translate', `${x}px ${y}px`)
  }, [x, y])
  return (
    <div className={`stage-tip ${across} ${along}`} ref={ref}>
      {children}
    </div>
  )
}

type TipsProps = {
  readonly plate: Plate
  readonly box: CameraBox
  readonly camera: Camera
  readonly pointed: Pointed | null
  /** Code of the focused area. */
  readonly active: string | null
  readonly renderTip: (code: string) => ReactNode
  readonly renderSiteTip: (id: string) => ReactNode
}

/** Tooltip at the pointer, or at the focused area. */
export function Tips({ plate, box, camera, pointed, active, renderTip, renderSiteTip }: TipsProps) {
  const tip = (at: readonly [number, number], words: ReactNode) => (
    <Tip at={at} box={box}>
      {words}
    </Tip>
  )
  if (pointed?.site) return tip([pointed.x, pointed.y], renderSiteTip(pointed.site))
  if (pointed?.area) return tip([pointed.x, pointed.y], renderTip(pointed.area))
  if (!active || pointed) return null
  const centroid = plate.areas.find(({ area }) => area.code === active)?.area.centroid
  return centroid ? tip(screenPoint(camera, mercator.point(centroid)), renderTip(active)) : null
}
