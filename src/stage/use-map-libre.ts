import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import type { Camera, CameraBox } from './camera.ts'
import type { CanvasBase } from './ground.ts'
import { type BasePaint, groundPaint } from './paint.ts'
import { isMany } from './use-many.ts'
import { whenIdle } from './when-idle.ts'

type Scene = {
  readonly container: RefObject<HTMLDivElement | null>
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly camera: Camera
  readonly box: CameraBox
}

/**
 * Runs MapLibre for the base layer once the page is up.
 * @returns true while MapLibre shows the current plate. While it is late, starting, lost or unavailable, the SVG map is shown. The SVG map is always
 *   current: it takes over in the render that changes the colours, however long the graphics card takes.
 */
export function useMapLibre({ container, plate, shapes, theme, camera, box }: Scene): boolean {
  const [painted, setPainted] = useState<BasePaint | null>(null)
  const ground = useRef<CanvasBase | null>(null)
  const paint = useMemo(() => (isMany(shapes) ? null : groundPaint(plate, theme)), [plate, shapes, theme])
  const latest = useRef({ paint, camera, box })
  latest.current = { paint, camera, box }

  useEffect(() => {
    let over = false
    const stop = () => {
      ground.current?.remove()
      ground.current = null
      setPainted(null)
    }
    const start = async () => {
      if (isMany(shapes)) return
      const { groundFor } = await import('./graphics.ts')
      const part = await groundFor(shapes)
      const { paint: first, ...view } = latest.current
      if (over || !part || !container.current || !first) return
      ground.current = part.startGround(
        container.current,
        shapes,
        theme,
        { paint: first, ...view },
        (drawn) => {
          if (!over) setPainted(drawn)
        },
        // Deferred: MapLibre must not be removed during its own event.
        () => setTimeout(stop, 0),
      )
    }
    const cancel = whenIdle(() => {
      start().catch(stop)
    })
    return () => {
      over = true
      cancel()
      stop()
    }
  }, [container, shapes, theme])

  useEffect(() => {
    if (paint) ground.current?.paint(paint)
  }, [paint])
  useEffect(() => ground.current?.look(camera, box), [camera, box])
  return paint !== null && painted === paint
}
