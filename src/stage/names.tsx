import { memo, useEffect, useMemo, useState } from 'react'
import type { MapScene } from '#figures/map/layers.tsx'
import { layNames, NameMarks, namesSubject } from '#figures/map/names-layer.tsx'
import { type Camera, type CameraBox, screenPoint } from './camera.ts'

/** Narrowest map with names, in pixels: that of a phone of 390. */
const least = 340
const restMs = 200

/** The names of the areas on the interactive map: placed anew when it rests, moved and scaled with it meanwhile. */
export const Names = memo(function Names({
  camera,
  box,
  plate,
  shapes,
  projector,
  theme,
}: Omit<MapScene, 'unit' | 'prefix'> & { readonly camera: Camera; readonly box: CameraBox }) {
  const [rested, setRested] = useState(camera)
  useEffect(() => {
    const timer = setTimeout(() => setRested(camera), restMs)
    return () => clearTimeout(timer)
  }, [camera])
  const subject = namesSubject(plate)
  const placed = useMemo(
    () =>
      box.width < least
        ? []
        : layNames({
            plate,
            shapes,
            projector,
            theme,
            frame: { left: 4, top: 4, width: box.width - 8, height: box.height - 8 },
            toPixels: (place) => screenPoint(rested, place),
            taken: [{ left: box.width - 90, top: 0, width: 90, height: 160 }],
          }).placed,
    // What of the plate counts is its subject.
    [subject, shapes, projector, rested, box],
  )
  return (
    <g transform={`translate(${rested.x},${rested.y}) scale(${rested.unit})`}>
      <NameMarks placed={placed} plate={plate} theme={theme} />
    </g>
  )
})
