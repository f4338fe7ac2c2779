import { memo, useMemo, useRef } from 'react'
import type { Bounds, LonLat } from '#core/domain/area.ts'
import { markWords } from '#core/domain/cell.ts'
import { quantityText } from '#core/plate/measure.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { CatchmentKey, catchmentKeyHeight } from '#figures/coverage/catchment-key.tsx'
import { CatchmentLayer } from '#figures/coverage/catchment-layer.tsx'
import { Legend } from '#figures/legend.tsx'
import { shapesOf } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { ZoomButtons } from '#parts/zoom-buttons.tsx'
import { Stage, type StageHandle } from '#stage/stage.tsx'
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
    </div>
  )
}

/** The coverage map with its legend and keys. */
export const CoverageMap = memo(function CoverageMap({
  shown,
  theme,
  placing,
  onPlace,
  onSelect,
  onBounds,
}: {
  readonly shown: CoverageShown
  readonly theme: Theme
  readonly placing: boolean
  readonly onPlace: (at: LonLat) => void
  readonly onSelect: (code: string) => void
  readonly onBounds: (bounds: Bounds | null, how: 'push' | 'replace') => void
}) {
  const stage = useRef<StageHandle>(null)
  const lit = useHovered(({ area }) => area)
  const litClass = useHovered((state) => state.class)
  const [keyRef, keyWidth] = useWidth<HTMLDivElement>()
  const { page, data, topology } = shown
  const { plate } = page
  const { catchments } = plate
  const shapes = useMemo(() => shapesOf(topology, data.geography, data.areas), [topology, data])
  const byCode = useMemo(() => new Map(plate.areas.map((one) => [one.area.code, one])), [plate])
  const litCodes = useMemo(
    () =>
      litClass === null
        ? []
        : plate.areas.filter(({ classIndex }) => classIndex === litClass).map(({ area }) => area.code),
    [plate, litClass],
  )
  return (
    <section className="map-card" aria-label="Map and legend">
      <div className="map-box">
        <Stage
          ref={stage}
          plate={plate}
          shapes={shapes}
          theme={theme}
          selected={plate.view.selected}
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
            return site ? (
              <div className="tip">
                <strong>{site.name}</strong>
                <span>{site.text}</span>
              </div>
            ) : null
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
      <div className="legend-box" ref={keyRef}>
        {keyWidth !== null ? (
          <>
            <Legend
              plate={plate}
              theme={theme}
              width={keyWidth}
              litClass={litClass ?? (lit === null ? null : (byCode.get(lit)?.classIndex ?? null))}
              onLight={(index) => setHovered({ class: index })}
            />
            {catchments ? (
              <svg
                width={keyWidth}
                height={catchmentKeyHeight(catchments, keyWidth)}
                role="img"
                aria-label={`Key of sites. ${catchments.legend}`}
              >
                <CatchmentKey catchments={catchments} theme={theme} width={keyWidth} />
              </svg>
            ) : null}
          </>
        ) : null}
      </div>
    </section>
  )
})
