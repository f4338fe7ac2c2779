import type { Bounds } from '#core/domain/area.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Box } from '../frame-parts.ts'
import { LegendGroup, legendHeight } from '../legend.tsx'
import type { Drawing, DrawingProps } from '../panel/drawing.ts'
import { everyPart, type Parts } from '../sheet.ts'
import type { Theme } from '../theme.ts'
import { AreaLabels, areaLabels } from './area-labels.tsx'
import { FlagLayer } from './flag-layer.tsx'
import type { Inset } from './insets.tsx'
import { AreaLayer, AroundLayer, BorderLayer, HatchLayer, type MapScene, OutlineLayer, SymbolLayer } from './layers.tsx'
import type { MapExtras } from './map-extras.ts'
import { nationalProjection } from './national.ts'
import { paintOf } from './paint.ts'
import { Patterns } from './patterns.tsx'
import { PointKey, pointKeyHeight } from './point-key.tsx'
import { PointLayer, PointOutlines } from './point-layer.tsx'
import type { Projector } from './projection.ts'
import { SiteLayer } from './site-layer.tsx'

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

export type Look = {
  readonly plate: Plate
  readonly theme: Theme
  readonly parts: Parts
  readonly extras: MapExtras
}

const besideWidth = (width: number) => Math.min(340, Math.max(250, width * 0.24))

/** The legend of the areas, and below it that of the overlay. */
export function legendsOf({ plate, theme, extras }: Omit<Look, 'parts'>, width: number) {
  const own = legendHeight({ plate, theme, width })
  const catchments =
    plate.catchments && extras.catchments ? extras.catchments.keyHeight(plate.catchments, width) + 2 : 0
  const points = pointKeyHeight(plate, width)
  const pointsY = own + catchments + 4
  return { height: points > 0 ? pointsY + points : own + catchments, catchmentsY: own + 2, pointsY }
}

/** Puts the legend beside the map if the country still fits there, else below it. */
function layMap(look: Look, { width, height }: Box) {
  const { plate, parts } = look
  const legend = (wide: number) => (parts.legend ? legendsOf(look, wide).height : 0)
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

/** Height of a plate that is no map; null for a map. */
const singleHeightOf = ({ plate, extras }: Look, width: number) => extras.single?.singleHeight(plate, width) ?? null

/** Default height of a map: that of the country at this width, with the legend. */
function heightOf(look: Look, width: number): number {
  const { plate, parts } = look
  const single = singleHeightOf(look, width)
  if (single !== null) return single
  const legend = (wide: number) => (parts.legend ? legendsOf(look, wide).height : 0)
  const upright = uprightOf(nearOf(plate, parts))
  if (parts.legend && width >= 720) {
    const column = besideWidth(width)
    return Math.max(Math.round((width - column - gap.beside) * upright), legend(column))
  }
  return Math.round(width * upright) + (parts.legend ? gap.below + legend(width) : 0)
}

/** Least height at which the country is legible. */
function leastOf(look: Look, width: number): number {
  const single = singleHeightOf(look, width)
  if (single !== null) return single
  const legend = (wide: number) => (look.parts.legend ? legendsOf(look, wide).height : 0)
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
      <path d={`M0,-4V0H${length.toFixed(1)}V-4`} fill="none" stroke={theme.muted} />
      <text x={Math.max(length / 2, 18)} y={-7} textAnchor="middle" fontSize={12} fill={theme.muted}>
        {km} km
      </text>
    </g>
  )
}

/** What a map of Coverage shows over its areas, with the parts that draw it; null on another map. */
const catchmentsOf = ({ plate: { catchments }, extras }: Look) =>
  catchments && extras.catchments ? { ...extras.catchments, catchments } : null

/** The legend of the areas, the points and the catchments. */
export function MapKeys(look: Look & { readonly prefix: string; readonly width: number; readonly y: number }) {
  const { plate, theme, prefix, width, y } = look
  const keys = legendsOf(look, width)
  const over = catchmentsOf(look)
  return (
    <g transform={`translate(0,${y})`} data-part="legend">
      <LegendGroup plate={plate} theme={theme} width={width} prefix={prefix} />
      <g transform={`translate(0,${keys.pointsY})`}>
        <PointKey plate={plate} theme={theme} width={width} />
      </g>
      {over ? (
        <g transform={`translate(0,${keys.catchmentsY})`}>
          <over.Key catchments={over.catchments} theme={theme} width={width} />
        </g>
      ) : null}
    </g>
  )
}

/** What a map shows, in any projection. */
function Layers({
  over,
  chosen,
  lifted,
  ...scene
}: MapScene & {
  over: ReturnType<typeof catchmentsOf>
  chosen: readonly string[]
  lifted: ReadonlySet<string> | undefined
}) {
  const { plate, theme } = scene
  return (
    <>
      <AroundLayer {...scene} />
      <AreaLayer {...scene} />
      <HatchLayer {...scene} />
      {/* Of many areas the smallest would be all border; a quarter of a point is left on the narrowest column. */}
      <BorderLayer {...scene} unit={plate.areas.length > 99 ? 0.65 : 1} paints={paintOf(plate, theme)} />
      <PointLayer {...scene} />
      <SymbolLayer {...scene} />
      <FlagLayer {...scene} lifted={lifted} />
      <SiteLayer {...scene} />
      {over ? <over.Layer {...scene} catchments={over.catchments} /> : null}
      <OutlineLayer {...scene} codes={chosen} mine={plate.mine} />
      <PointOutlines {...scene} codes={chosen} mine={plate.mine} />
    </>
  )
}

type MapProps = DrawingProps<Plate> & { readonly height: number; readonly extras: MapExtras }

/** Where map, legend, insets and names stand. */
function layScene(props: MapProps) {
  const { body: plate, extras, shapes, theme, prefix, width, height, aside, parts = everyPart } = props
  const look = { plate, theme, parts, extras }
  const { legendWidth, map, legendY } = layMap(look, { width, height })
  const near = nearOf(plate, parts)
  const ground = { plate, shapes, parts }
  // Insets are of the whole country.
  const apart = near ? null : extras.insets
  const code = aside?.code ?? 0
  const corner = code > 0 ? [{ left: 0, top: 0, width: code + 4, height: code + 4 }] : []
  const land = apart?.mainLand(ground) ?? shapes.land
  const projector = nationalProjection(land, [8, 8, map.width - 8, map.height - 8], near)
  const scene = { plate, shapes, projector, theme, prefix, unit: 1 }
  const labels = parts.labels ? areaLabels(scene, map) : []
  const named = labels.map((label) => label.code)
  // Clear of the labels of chosen areas and of the scale bar.
  const taken = [...labels, ...corner, { left: 0, top: map.height - 36, width: map.width / 4 + 24, height: 36 }]
  const frame = { left: 3, top: 3, width: map.width - 6, height: map.height - 6 }
  const layNames = (insets: readonly Inset[], inInset: readonly string[] = []) => {
    const boxes = apart?.insetBoxes(insets) ?? []
    const names = { ...scene, frame, named: [...named, ...inInset], taken: [...taken, ...boxes] }
    const laid = parts.labels ? (extras.names?.lay({ ...names, toPixels: (place) => place }) ?? null) : null
    return { insets, inInset, laid }
  }
  const plain = layNames(apart?.insetsOf(ground, projector, map, corner) ?? [])
  const larger = apart?.insetToName(ground, plain.laid?.unnamed ?? [], { projector, map, taken: corner })
  const closer = larger ? layNames(larger.insets, larger.named) : plain
  const unnamed = (one: typeof plain) => one.laid?.unnamed.length ?? 0
  const placed = unnamed(closer) < unnamed(plain) ? closer : plain
  return { look, legendWidth, map, legendY, apart, projector, scene, ...placed }
}

const isSingle = ({ body: plate, extras, theme, parts = everyPart, width }: MapProps): boolean =>
  singleHeightOf({ plate, theme, parts, extras }, width) !== null

function Draw(props: MapProps) {
  const { body: plate, extras, theme, prefix, opaque = true, width, height } = props
  if (extras.single && isSingle(props))
    return <extras.single.SingleMarks plate={plate} theme={theme} box={{ width, height }} />
  const { look, legendWidth, map, legendY, apart, projector, insets, inInset, scene, laid } = layScene(props)
  const over = catchmentsOf(look)
  const chosen = chosenOf(plate)
  const lifted = [...(laid?.lifted ?? [])]
  const layers = (own: Projector, elsewhere: readonly string[] = lifted) => (
    <Layers {...scene} projector={own} over={over} chosen={chosen} lifted={new Set(elsewhere)} />
  )
  return (
    <>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <g transform={`translate(${map.x},0)`} data-part="map">
        {opaque ? <rect width={map.width} height={map.height} fill={theme.sea} /> : null}
        <clipPath id={`${prefix}-near`}>
          <rect width={map.width} height={map.height} />
        </clipPath>
        <g clipPath={`url(#${prefix}-near)`}>{layers(projector, [...lifted, ...inInset])}</g>
        {apart ? <apart.Insets insets={insets} theme={theme} prefix={prefix} opaque={opaque} layers={layers} /> : null}
        {laid && extras.names ? <extras.names.Marks laid={laid} plate={plate} theme={theme} /> : null}
        {look.parts.labels ? <AreaLabels {...scene} box={map} /> : null}
        {look.parts.scaleBar ? <ScaleBar projector={projector} theme={theme} box={map} /> : null}
      </g>
      {look.parts.legend ? <MapKeys {...look} prefix={prefix} width={legendWidth} y={legendY} /> : null}
    </>
  )
}

/**
 * Draws the whole map in the projection of the National Grid, with everything needed to understand it elsewhere.
 */
export function mapDrawingWith(extras: MapExtras): Drawing<Plate> {
  const lookOf = ({ body, theme, parts = everyPart }: DrawingProps<Plate>): Look => ({
    plate: body,
    theme,
    parts,
    extras,
  })
  return {
    height: (props) => heightOf(lookOf(props), props.width),
    least: (props) => leastOf(lookOf(props), props.width),
    unnamed: (props, height) => {
      const given = { ...props, height, extras }
      return isSingle(given) ? [] : (layScene(given).laid?.unnamed ?? [])
    },
    draw: (props, height) => <Draw {...props} height={height} extras={extras} />,
  }
}

/** The map of Explore, before its names have come. */
export const plainMapDrawing = mapDrawingWith({ catchments: null, names: null, single: null, insets: null })
