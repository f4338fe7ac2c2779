import { memo, useEffect, useMemo, useState } from 'react'
import type { MapScene } from '#figures/map/layers.tsx'
import { NameMarks, namesSubject } from '#figures/map/names-layer.tsx'
import type { Camera, CameraBox } from './camera.ts'
import { laidNames } from './laid-names.ts'

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
    () => laidNames({ plate, shapes, projector, theme }, rested, box),
    // What of the plate counts is its subject.
    [subject, shapes, projector, rested, box],
  )
  return (
    <g transform={`translate(${rested.x},${rested.y}) scale(${rested.unit})`}>
      <NameMarks placed={placed} plate={plate} theme={theme} />
    </g>
  )
})
