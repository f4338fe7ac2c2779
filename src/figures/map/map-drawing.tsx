import type { Bounds } from '#core/domain/area.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import { CatchmentKey, catchmentKeyHeight } from '../coverage/catchment-key.tsx'
import { CatchmentLayer } from '../coverage/catchment-layer.tsx'
import type { Box } from '../frame-layout.ts'
import { LegendGroup, legendHeight } from '../legend.tsx'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { everyPart, type Parts } from '../sheet.ts'
import type { Theme } from '../theme.ts'
import { AreaLabels } from './area-labels.tsx'
import { FlagLayer } from './flag-layer.tsx'
import { AreaLayer, BorderLayer, HatchLayer, OutlineLayer, SiteLayer, SymbolLayer } from './layers.tsx'
import { nationalProjection } from './national.ts'
import { Patterns } from './patterns.tsx'
import { PointKey, pointKeyHeight } from './point-key.tsx'
import { PointLayer, PointOutlines } from './point-layer.tsx'
import type { Projector } from './projection.ts'

/** Height over width of the mapped extent: the whole country is taller than wide, a part may be wider. */
function uprightOf(bounds: Bounds | null): number {
  if (!bounds) return 1.28
  const [west, south, east, north] = bounds
  const width = (east - west) * Math.cos((((south + north) / 2) * Math.PI) / 180)
  return Math.min(1.6, Math.max(0.6, (north - south) / width))
}

/** The extent that must fill the map; null for all land. */
const nearOf = ({ view }: Plate, { closeUp }: Parts): Bounds | null => (closeUp ? view.bounds : null)

const gap = { beside: 24, below: 16 }

type Look = { readonly plate: Plate; readonly theme: Theme; readonly parts: Parts }

const besideWidth = (width: number) => Math.min(340, Math.max(250, width * 0.24))

/** The legend of the areas, and below it that of the overlay. */
function keysOf({ plate, theme }: Omit<Look, 'parts'>, width: number) {
  const own = legendHeight({ plate, theme, width })
  const catchments = plate.catchments ? catchmentKeyHeight(plate.catchments, width) + 8 : 0
  const points = pointKeyHeight(plate, width)
  const pointsY = own + catchments + 4
  return { height: points > 0 ? pointsY + points : own + catchments, catchmentsY: own + 8, pointsY }
}

/** Puts the legend beside the map if the country still fits there, else below it. */
function layMap({ plate, theme, parts }: Look, { width, height }: Box) {
  const legend = (wide: number) => (parts.legend ? keysOf({ plate, theme }, wide).height : 0)
  const upright = uprightOf(nearOf(plate, parts))
  const column = besideWidth(width)
  const mapBeside = width - column - gap.beside
  const heightBelow = height - legend(width) - gap.below
  const beside =
    parts.legend &&
    width >= 560 &&
    legend(column) <= height &&
    Math.min(mapBeside, height / upright) >= Math.min(width, heightBelow / upright)
  if (!parts.legend) return { legendWidth: 0, legendY: 0, map: { x: 0, width, height } }
  return beside
    ? { legendWidth: column, legendY: 0, map: { x: column + gap.beside, width: mapBeside, height } }
    : { legendWidth: width, legendY: heightBelow + gap.below, map: { x: 0, width, height: heightBelow } }
}

/** Default height of a map: that of the country at this width, with the legend. */
function heightOf(look: Look, width: number): number {
  const { plate, parts } = look
  const legend = (wide: number) => (parts.legend ? keysOf(look, wide).height : 0)
  const upright = uprightOf(nearOf(plate, parts))
  if (parts.legend && width >= 720) {
    const column = besideWidth(width)
    return Math.max(Math.round((width - column - gap.beside) * upright), legend(column))
  }
  return Math.round(width * upright) + (parts.legend ? gap.below + legend(width) : 0)
}

/** Least height at which the country is legible. */
function leastOf(look: Look, width: number): number {
  const legend = (wide: number) => (look.parts.legend ? keysOf(look, wide).height : 0)
  const beside = width >= 560 ? Math.max(260, legend(besideWidth(width))) : Number.POSITIVE_INFINITY
  return Math.min(beside, 240 + gap.below + legend(width))
}

/**
 * A scale bar of a round number of kilometres, at most a quarter of the map's width. On a transverse Mercator of this extent the scale is true to
 * 0.1%.
 */
function ScaleBar({ projector, theme, box }: { projector: Projector; theme: Theme; box: Box }) {
  const [x, y] = [12, box.height - 12]
  const kmPerDegree = 111.19
  const [, north] = projector.point([-2, 55.5])
  const [, south] = projector.point([-2, 54.5])
  const perKm = Math.abs(south - north) / kmPerDegree
  const km = [100, 50, 20, 10, 5, 2].find((one) => one * perKm <= box.width / 4) ?? 1
  const length = perKm * km
  return (
    <g transform={`translate(${x},${y})`} data-layer="scale">
      <path d={`M0,-5V0H${length.toFixed(1)}V-5`} fill="none" stroke={theme.muted} />
      <text x={Math.max(length / 2, 18)} y={-5} textAnchor="middle" fontSize={12} fill={theme.muted}>
        {km} km
      </text>
    </g>
  )
}

type MapProps = DrawingProps<Plate> & { readonly height: number }

function Draw({ body: plate, shapes, theme, prefix, parts = everyPart, opaque = true, width, height }: MapProps) {
  const { legendWidth, map, legendY } = layMap({ plate, theme, parts }, { width, height })
  const near = nearOf(plate, parts)
  const projector = nationalProjection(shapes.land, [8, 8, map.width - 8, map.height - 8], near)
  const scene = { plate, shapes, projector, theme, prefix, unit: 1 }
  const chosen = chosenOf(plate)
  return (
    <>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <g transform={`translate(${map.x},0)`} data-part="map">
        {opaque ? <rect width={map.width} height={map.height} fill={theme.sea} /> : null}
        {near ? (
          <clipPath id={`${prefix}-near`}>
            <rect width={map.width} height={map.height} />
          </clipPath>
        ) : null}
        <g {...(near ? { clipPath: `url(#${prefix}-near)` } : {})}>
          <AreaLayer {...scene} />
          <HatchLayer {...scene} />
          <BorderLayer {...scene} hairline={false} />
          <PointLayer {...scene} />
          <SymbolLayer {...scene} />
          <FlagLayer {...scene} />
          <SiteLayer {...scene} />
          {plate.catchments ? <CatchmentLayer {...scene} catchments={plate.catchments} hairline={false} /> : null}
          <OutlineLayer {...scene} codes={chosen} mine={plate.mine} hairline={false} />
          <PointOutlines {...scene} codes={chosen} mine={plate.mine} />
        </g>
        {parts.labels ? <AreaLabels {...scene} box={map} /> : null}
        {parts.scaleBar ? <ScaleBar projector={projector} theme={theme} box={map} /> : null}
      </g>
      {parts.legend ? (
        <g transform={`translate(0,${legendY})`} data-part="legend">
          <LegendGroup plate={plate} theme={theme} width={legendWidth} prefix={prefix} />
          <g transform={`translate(0,${keysOf({ plate, theme }, legendWidth).pointsY})`}>
            <PointKey plate={plate} theme={theme} width={legendWidth} />
          </g>
          {plate.catchments ? (
            <g transform={`translate(0,${keysOf({ plate, theme }, legendWidth).catchmentsY})`}>
              <CatchmentKey catchments={plate.catchments} theme={theme} width={legendWidth} />
            </g>
          ) : null}
        </g>
      ) : null}
    </>
  )
}

const lookOf = ({ body, theme, parts = everyPart }: DrawingProps<Plate>): Look => ({ plate: body, theme, parts })

/** Draws the whole map in the projection of the National Grid, with everything needed to understand it elsewhere. */
export const mapDrawing: Drawing<Plate> = {
  height: (props) => heightOf(lookOf(props), props.width),
  least: (props) => leastOf(lookOf(props), props.width),
  draw: (props, height) => <Draw {...props} height={height} />,
}
