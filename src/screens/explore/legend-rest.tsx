import { type RefObject, useMemo } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import { legendLeast } from '#figures/legend/least.ts'
import { legendHeight } from '#figures/legend.tsx'
import { PointKeyPicture, pointKeyHeight } from '#figures/map/point-key.tsx'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { useLegendPlace } from '#stage/use-legend-place.ts'

/** What the first map's legend can do without until it is there: the key of circles, and its place in the sea. */
export function LegendRest({
  plate,
  shapes,
  theme,
  width,
  box,
}: {
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly width: number
  /** The element with the legend, which is on the page before this is. */
  readonly box: RefObject<HTMLElement | null>
}) {
  const room = useMemo(
    () => ({
      least: legendLeast({ plate, theme }),
      heightAt: (wide: number) => legendHeight({ plate, theme, width: wide }) + pointKeyHeight(plate, wide),
    }),
    [plate, theme],
  )
  useLegendPlace(box, { plate, shapes, theme }, room)
  return plate.geography.drawnAs === 'points' ? <PointKeyPicture plate={plate} theme={theme} width={width} /> : null
}
