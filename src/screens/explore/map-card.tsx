import { memo, Suspense, useCallback, useMemo, useRef } from 'react'
import type { Bounds } from '#core/domain/area.ts'
import { markWords } from '#core/domain/cell.ts'
import { chosenOf } from '#core/plate/mine.ts'
import { Legend } from '#figures/legend.tsx'
import { shapesOf } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { ZoomButtons } from '#parts/zoom-buttons.tsx'
import { Stage, type StageHandle } from '#stage/stage.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import { setHovered, useHovered } from '#state/lit-store.ts'
import type { LoadedPlate } from '#state/use-plate.ts'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useWidth } from '#ui/use-size.ts'

const PointMarks = lazyPart('Sites and circles', async () => (await import('./point-marks.tsx')).PointMarks)
const LegendRest = lazyPart('The key of the circles', async () => (await import('./legend-rest.tsx')).LegendRest)

const MapTip = lazyPart('The words at the pointer', async () => (await import('./map-tip.tsx')).MapTip)
const EmptyMap = lazyPart('The words of an empty map', async () => (await import('./empty-map.tsx')).EmptyMap)

const lightArea = (area: string | null) => setHovered({ area })
const lightClass = (index: number | null) => setHovered({ class: index })

/** The map with its legend, zoom buttons and, where there is nothing to tell apart, what there is instead. */
export const MapCard = memo(function MapCard({
  shown,
  theme,
  onSelect,
  onBounds,
  onGeography,
}: {
  readonly shown: LoadedPlate
  readonly theme: Theme
  readonly onSelect: (code: string) => void
  readonly onBounds: (bounds: Bounds | null, how: 'push' | 'replace') => void
  readonly onGeography: (id: string) => void
}) {
  const stage = useRef<StageHandle>(null)
  const moved = useCallback((bounds: Bounds) => onBounds(bounds, 'replace'), [onBounds])
  const lit = useHovered(({ area }) => area)
  const litClass = useHovered((state) => state.class)
  const [legendRef, legendWidth] = useWidth<HTMLDivElement>()
  const { plate, topology, atlas } = shown
  const shapes = useMemo(
    () => shapesOf(topology, plate.geography, atlas.areas),
    [topology, plate.geography, atlas.areas],
  )
  const chosen = useMemo(() => chosenOf(plate), [plate])
  const litCodes = useMemo(
    () =>
      litClass === null
        ? []
        : plate.areas.filter(({ classIndex }) => classIndex === litClass).map(({ area }) => area.code),
    [plate.areas, litClass],
  )
  const areaCalled = (code: string | null | undefined) =>
    code ? plate.areas.find(({ area }) => area.code === code) : undefined
  const nothing = !plate.geography.hasShapes || plate.classes.length === 0
  const hasPoints = plate.geography.drawnAs === 'points'
  const litIndex = litClass ?? (lit === null ? null : (areaCalled(lit)?.classIndex ?? null))
  const tip = (pointed: { readonly area?: string; readonly site?: string }) => (
    <Suspense fallback={null}>
      <MapTip plate={plate} {...pointed} />
    </Suspense>
  )
  return (
    <section className="map-card" aria-label="Map and legend">
      <div className="map-box">
        <Stage
          ref={stage}
          plate={plate}
          shapes={shapes}
          theme={theme}
          selected={chosen}
          lit={lit}
          litCodes={litCodes}
          bounds={plate.view.bounds}
          onLight={lightArea}
          onSelect={onSelect}
          onBounds={moved}
          {...(hasPoints || plate.sites
            ? {
                renderOver: (scene) => (
                  <Suspense fallback={null}>
                    <PointMarks {...scene} lit={lit === null ? litCodes : [...litCodes, lit]} selected={chosen} />
                  </Suspense>
                ),
              }
            : {})}
          renderSiteTip={(site) => tip({ site })}
          renderTip={(area) => tip({ area })}
        >
          {nothing ? (
            <Suspense fallback={null}>
              <EmptyMap plate={plate} theme={theme} onGeography={onGeography} />
            </Suspense>
          ) : null}
        </Stage>
        <ZoomButtons
          stage={stage}
          selection={areaCalled(plate.view.selected[0])?.area.bounds ?? null}
          onBounds={(bounds) => onBounds(bounds, 'push')}
        />
        <MarkAcross words={plate.marks.map((mark) => markWords[mark])} />
      </div>
      <div className="legend-box" ref={legendRef}>
        {legendWidth !== null && !nothing ? (
          <>
            <Legend plate={plate} theme={theme} width={legendWidth} litClass={litIndex} onLight={lightClass} />
            <Suspense fallback={null}>
              <LegendRest plate={plate} shapes={shapes} theme={theme} width={legendWidth} box={legendRef} />
            </Suspense>
          </>
        ) : null}
      </div>
    </section>
  )
})
