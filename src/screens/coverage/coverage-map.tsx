import { memo, useMemo, useRef } from 'react'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import { markWords } from '#core/domain/cell.ts'
import type { CatchmentSite } from '#core/plate/catchments.ts'
import { quantityText } from '#core/plate/measure.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { CatchmentKey, catchmentKeyHeight } from '#figures/coverage/catchment-key.tsx'
import { CatchmentLayer } from '#figures/coverage/catchment-layer.tsx'
import { legendLeast } from '#figures/legend/least.ts'
import { Legend, legendHeight } from '#figures/legend.tsx'
import { type MapShapes, shapesOf } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { ZoomButtons } from '#parts/zoom-buttons.tsx'
import { Stage, type StageHandle } from '#stage/stage.tsx'
import { useLegendPlace } from '#stage/use-legend-place.ts'
import { setHovered, useHovered } from '#state/lit-store.ts'
import type { CoverageShown } from '#state/use-coverage.ts'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useWidth } from '#ui/use-size.ts'

function Tip({ one, plate }: { readonly one: PlateArea; readonly plate: Plate }) {
  return (
    <div className="tip">
      <strong>{one.area.name}</strong>
      <span>{one.cell.kind === 'value' ? quantityText(one.cell.value, plate.measure) : one.text}</span>
      {one.intervalText ? <span>{one.intervalText}</span> : null}
      <span>{one.coverageText}</span>
      <span>{`${plate.measure.name}, ${plate.trust.periodText}`}</span>
    </div>
  )
}

type MapHover = {
  /** Code of the hovered area, here or anywhere else on the page. */
  readonly lit: string | null
  /** Codes of the areas in the hovered class of the legend. */
  readonly litCodes: readonly string[]
  /** Index of the hovered class, or of the class of the hovered area. */
  readonly litClass: number | null
  readonly byCode: ReadonlyMap<string, PlateArea>
}

/** Reads what is hovered, in terms of the areas and classes of a map. */
function useMapHover(plate: Plate): MapHover {
  const lit = useHovered(({ area }) => area)
  const hoveredClass = useHovered((state) => state.class)
  const byCode = useMemo(() => new Map(plate.areas.map((one) => [one.area.code, one])), [plate])
  const litCodes = useMemo(
    () =>
      hoveredClass === null
        ? []
        : plate.areas.filter(({ classIndex }) => classIndex === hoveredClass).map(({ area }) => area.code),
    [plate, hoveredClass],
  )
  const litClass = hoveredClass ?? (lit === null ? null : (byCode.get(lit)?.classIndex ?? null))
  return { lit, litCodes, litClass, byCode }
}

function SiteTip({ site }: { readonly site: CatchmentSite }) {
  return (
    <div className="tip">
      <strong>{site.name}</strong>
      <span>{site.text}</span>
    </div>
  )
}

/** Least height of the key of sites in the sea, in pixels, as the styles have it: two marks and three lines of words. */
const keyRoom = 92

/** The classes of the map, and what its sites, circles and lines mean. */
function MapKeys({
  plate,
  shapes,
  theme,
  litClass,
}: {
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly litClass: number | null
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const { catchments } = plate
  const room = useMemo(
    () => ({
      least: legendLeast({ plate, theme }),
      heightAt: (wide: number) =>
        legendHeight({ plate, theme, width: wide }) +
        (catchments ? Math.max(keyRoom, catchmentKeyHeight(catchments, wide)) : 0),
    }),
    [plate, theme, catchments],
  )
  useLegendPlace(ref, { plate, shapes, theme }, room)
  return (
    <div className="legend-box" ref={ref}>
      {width === null ? null : (
        <>
          <Legend
            plate={plate}
            theme={theme}
            width={width}
            litClass={litClass}
            onLight={(index) => setHovered({ class: index })}
          />
          {catchments ? (
            <svg
              width={width}
              height={catchmentKeyHeight(catchments, width)}
              role="img"
              aria-label={`Key of sites. ${catchments.legend}`}
            >
              <CatchmentKey catchments={catchments} theme={theme} width={width} />
            </svg>
          ) : null}
        </>
      )}
    </div>
  )
}

type MapProps = {
  readonly shown: CoverageShown
  readonly theme: Theme
  readonly placing: boolean
  readonly onPlace: (at: LonLat) => void
  readonly onSelect: (code: string) => void
  readonly onBounds: (bounds: Bounds | null, how: 'push' | 'replace') => void
}

/** The coverage map with its legend and keys. */
export const CoverageMap = memo(function CoverageMap(props: MapProps) {
  const { shown, theme, placing, onPlace, onSelect, onBounds } = props
  const stage = useRef<StageHandle>(null)
  const { page, data, topology } = shown
  const { plate } = page
  const { catchments } = plate
  const { lit, litCodes, litClass, byCode } = useMapHover(plate)
  const shapes = useMemo(() => shapesOf(topology, data.geography, data.areas), [topology, data])
  return (
    <section className="map-card" aria-label="Map and legend">
      <div className="map-box">
        <Stage
          ref={stage}
          plate={plate}
          shapes={shapes}
          theme={theme}
          selected={chosenOf(plate)}
          lit={lit}
          litCodes={litCodes}
          bounds={plate.view.bounds}
          onLight={(area) => setHovered({ area })}
          onSelect={onSelect}
          onBounds={(bounds) => onBounds(bounds, 'replace')}
          onPlace={placing ? onPlace : undefined}
          renderOver={(scene) => (catchments ? <CatchmentLayer {...scene} catchments={catchments} hairline /> : null)}
          renderSiteTip={(id) => {
            const site = catchments?.sites.find((one) => one.id === id)
            return site ? <SiteTip site={site} /> : null
          }}
          renderTip={(code) => {
            const one = byCode.get(code)
            return one ? <Tip one={one} plate={plate} /> : null
          }}
        />
        <ZoomButtons
          stage={stage}
          selection={byCode.get(plate.view.selected[0] ?? '')?.area.bounds ?? null}
          onBounds={(bounds) => onBounds(bounds, 'push')}
        />
        <MarkAcross words={plate.marks.filter((mark) => mark !== 'modelled').map((mark) => markWords[mark])} />
      </div>
      <MapKeys plate={plate} shapes={shapes} theme={theme} litClass={litClass} />
    </section>
  )
})
