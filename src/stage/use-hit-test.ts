import { type RefObject, useCallback, useEffect, useMemo } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import { createHitTest, type HitTest } from './hit-test.ts'
import { whenIdle } from './when-idle.ts'

/**
 * Builds the hit test when the page is idle, or at the first movement over the map.
 * @param drawn answers instead where the map is drawn from numbers of areas
 */
export function useHitTest(shapes: MapShapes, { areas }: Plate, drawn: RefObject<HitTest> | null): HitTest {
  const prepared = useMemo(() => {
    let own: HitTest | null = null
    return () => {
      own ??= createHitTest(shapes)
      return own
    }
  }, [shapes])
  const shown = useMemo(
    () => new Set(drawn ? [] : areas.flatMap(({ area, coveredBy }) => (coveredBy === null ? [area.code] : []))),
    [areas, drawn],
  )
  useEffect(() => (drawn ? undefined : whenIdle(prepared)), [drawn, prepared])
  return useCallback(
    (x, y) => (drawn ? drawn.current(x, y) : prepared()(x, y, (code) => shown.has(code))),
    [drawn, prepared, shown],
  )
}
