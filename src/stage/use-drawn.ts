import { type Ref, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Camera, screenPoint } from './camera.ts'

const restMs = 250

/**
 * The camera for which the base layer is drawn. Heavy shapes are moved and scaled as last drawn, and redrawn when the movement rests.
 * @returns the ref of the moved element, and the camera
 */
export function useDrawn(camera: Camera, heavy: boolean): readonly [Ref<SVGSVGElement>, Camera] {
  const sheet = useRef<SVGSVGElement>(null)
  const [rested, setRested] = useState(camera)
  useEffect(() => {
    const timer = setTimeout(() => setRested(camera), restMs)
    return () => clearTimeout(timer)
  }, [camera])
  const drawn = heavy ? rested : camera
  useLayoutEffect(() => {
    const style = sheet.current?.style
    if (drawn === camera) style?.removeProperty('transform')
    else {
      const [x, y] = screenPoint(camera, [drawn.x, drawn.y])
      style?.setProperty('transform', `translate(${x}px, ${y}px) scale(${drawn.unit / camera.unit})`)
    }
  }, [drawn, camera])
  return [sheet, drawn]
}
