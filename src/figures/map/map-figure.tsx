import type { Plate } from '#core/plate/plate.ts'
import { CatchmentKey, catchmentKeyHeight } from '../coverage/catchment-key.tsx'
import { CatchmentLayer } from '../coverage/catchment-layer.tsx'
import { Frame, type Imprint, layFrame } from '../frame.tsx'
import { LegendGroup, legendHeight } from '../legend.tsx'
import { textWidth } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { AreaLayer, BorderLayer, HatchLayer, OutlineLayer, SiteLayer, SymbolLayer } from './layers.tsx'
import { Patterns } from './patterns.tsx'
import { nationalProjection, type Projector } from './projection.ts'
import type { Shapes } from './shapes.ts'

export type MapFigureProps = {
  readonly plate: Plate
  readonly shapes: Shapes
  readonly theme: Theme
  readonly width: number
  readonly imprint: Imprint
}

/** Height of the map over its width: the country stands upright. */
const upright = 1.28

/** Beside the map where there is room for a column of legend, below it where there is not. */
function layMap(plate: Plate, theme: Theme, inner: number) {
  const beside = inner >= 720
  const legendWidth = beside ? 250 : inner
  const mapWidth = beside ? inner - legendWidth - 24 : inner
  const mapHeight = Math.round(mapWidth * upright)
  const own = legendHeight({ plate, theme, width: legendWidth })
  const key = plate.catchments ? catchmentKeyHeight(plate.catchments, legendWidth) + 8 : 0
  const legend = own + key
  return {
    legendWidth,
    keyY: own + 8,
    mapHeight,
    height: beside ? Math.max(mapHeight, legend) : mapHeight + 16 + legend,
    map: { x: beside ? legendWidth + 24 : 0, width: mapWidth },
    legendY: beside ? 0 : mapHeight + 16,
  }
}

/** A bar of so many kilometres. On a transverse Mercator of this extent the scale is true to 0.1%. */
function ScaleBar({ projector, theme, x, y }: { projector: Projector; theme: Theme; x: number; y: number }) {
  const kmPerDegree = 111.19
  const [, north] = projector.point([-2, 55.5])
  const [, south] = projector.point([-2, 54.5])
  const length = (Math.abs(south - north) / kmPerDegree) * 100
  return (
    <g transform={`translate(${x},${y})`} data-layer="scale">
      <path d={`M0,-5V0H${length.toFixed(1)}V-5`} fill="none" stroke={theme.muted} />
      <text x={length / 2} y={-5} textAnchor="middle" fontSize={10.5} fill={theme.muted}>
        100 km
      </text>
    </g>
  )
}

/** Names and figures of the selected areas. */
function Labels({ plate, projector, theme }: { plate: Plate; projector: Projector; theme: Theme }) {
  const selected = plate.areas.filter(({ area }) => plate.view.selected.includes(area.code))
  return selected.map(({ area, text }) => {
    if (!area.centroid) return null
    const [x, y] = projector.point(area.centroid)
    const words = `${area.name} ${text}`
    const half = textWidth(words, 12, 650) / 2
    return (
      <g key={area.code} transform={`translate(${x},${y})`} fontSize={12} fontWeight={650} textAnchor="middle">
        <rect x={-half - 5} y={-12} width={2 * half + 10} height={18} fill={theme.paper} fillOpacity={0.88} />
        <text y={2} fill={theme.ink}>
          {words}
        </text>
      </g>
    )
  })
}

/** The whole map as a picture, in the projection of the National Grid, with everything that it needs to be understood elsewhere. */
export function MapFigure({ plate, shapes, theme, width, imprint }: MapFigureProps) {
  const { inner } = layFrame(plate, width, 0, imprint)
  const { legendWidth, keyY, mapHeight, height, map, legendY } = layMap(plate, theme, inner)
  const projector = nationalProjection(shapes.land, [8, 8, map.width - 8, mapHeight - 8])
  const prefix = 'map'
  const scene = { plate, shapes, projector, theme, prefix, unit: 1 }
  return (
    <Frame plate={plate} theme={theme} width={width} imprint={imprint} contentHeight={height}>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <g transform={`translate(${map.x},0)`}>
        <rect width={map.width} height={mapHeight} fill={theme.sea} />
        <AreaLayer {...scene} />
        <HatchLayer {...scene} />
        <BorderLayer {...scene} hairline={false} />
        <SymbolLayer {...scene} />
        <SiteLayer {...scene} />
        {plate.catchments ? <CatchmentLayer {...scene} catchments={plate.catchments} hairline={false} /> : null}
        <OutlineLayer {...scene} codes={plate.view.selected} hairline={false} />
        <Labels plate={plate} projector={projector} theme={theme} />
        <ScaleBar projector={projector} theme={theme} x={12} y={mapHeight - 12} />
      </g>
      <g transform={`translate(0,${legendY})`}>
        <LegendGroup plate={plate} theme={theme} width={legendWidth} prefix={prefix} />
        {plate.catchments ? (
          <g transform={`translate(0,${keyY})`}>
            <CatchmentKey catchments={plate.catchments} theme={theme} width={legendWidth} />
          </g>
        ) : null}
      </g>
    </Frame>
  )
}
