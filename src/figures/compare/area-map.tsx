import type { Plate } from '#core/plate/plate.ts'
import type { Box } from '../frame-parts.ts'
import { keyedParts } from '../map/keyed-layer.tsx'
import { BorderLayer, type MapScene, OutlineLayer, pathData } from '../map/layers.tsx'
import { nationalProjection } from '../map/national.ts'
import type { Paint } from '../map/paint.ts'
import { Patterns } from '../map/patterns.tsx'
import type { DrawingProps } from '../panel/drawing.ts'

/** Height of a map over its width: the country stands upright. */
const upright = 1.28

export const mapHeight = (width: number): number => Math.round(Math.min(620, width * upright))

/** A map in a picture with its key: where each stands. */
type Keyed = { readonly map: Box; readonly key: { readonly x: number; readonly y: number; readonly width: number } }

const gap = 20
const isWide = (width: number): boolean => width >= 440
/** The key beside a map takes this share of a wide sheet. */
const besideWidth = (width: number): number => width * 0.44 - gap

/** Heights of a map with its key in a picture. @param key height of the key at a width */
export function keyedHeights(width: number, key: (width: number) => number) {
  return isWide(width)
    ? {
        height: Math.max(Math.round(width * 0.56 * upright), key(besideWidth(width))),
        least: Math.max(230, key(besideWidth(width))),
      }
    : { height: Math.round(width * upright) + key(width), least: 220 + key(width) }
}

/** In a picture the map takes what its key leaves: beside it where the sheet is wide, else above it; on a slide its key stands with the words. */
export function layKeyed(
  { width, aside }: Pick<DrawingProps<unknown>, 'width' | 'aside'>,
  height: number,
  key: (width: number) => number,
): Keyed {
  if (aside) return { map: { width: aside.x - gap, height }, key: { x: aside.x, y: aside.top, width: aside.width } }
  if (isWide(width)) {
    const map = width - gap - besideWidth(width)
    return { map: { width: map, height }, key: { x: map + gap, y: 0, width: besideWidth(width) } }
  }
  const map = height - key(width)
  return { map: { width, height: map }, key: { x: 0, y: map + 8, width } }
}

/** The names of all areas, which a picture has to say. */
function AreaNames({
  box,
  code,
  paints,
  ...scene
}: Omit<MapScene, 'unit'> & { readonly paints: ReadonlyMap<string, Paint>; readonly box: Box; readonly code: number }) {
  const laid = keyedParts.lay({
    ...scene,
    frame: { left: 3, top: 3, width: box.width - 6, height: box.height - 6 },
    toPixels: (place) => place,
    isMarked: false,
    taken: code > 0 ? [{ left: 0, top: 0, width: code + 4, height: code + 4 }] : [],
  })
  return <keyedParts.Marks laid={laid} plate={scene.plate} theme={scene.theme} paints={paints} />
}

type Filled = {
  readonly fillOf: (code: string) => string
  /** A second fill over the first, such as hatching. */
  readonly overFillOf: (code: string) => string | null
  readonly opacityOf: (code: string) => number
}

/** The colours that areas are seen in: a pattern and a faint fill are seen as the land below them. */
const paintsOf = ({ areas }: Pick<Plate, 'areas'>, fillOf: Filled['fillOf'], opacityOf: Filled['opacityOf']) =>
  new Map(
    areas.flatMap(({ area: { code } }): [string, Paint][] => {
      const colour = fillOf(code)
      return colour.startsWith('#') && opacityOf(code) === 1 ? [[code, { kind: 'colour', colour }]] : []
    }),
  )

/** The areas in their fills, and in what lies over them. */
function Fills({
  plate,
  shapes,
  projector,
  fillOf,
  overFillOf,
  opacityOf,
}: Filled & Pick<MapScene, 'plate' | 'shapes' | 'projector'>) {
  return plate.areas.map(({ area: { code }, coveredBy }) => {
    const shape = shapes.areas.get(code)
    if (!shape || coveredBy !== null) return null
    const d = pathData(projector, shape)
    const over = overFillOf?.(code) ?? null
    return (
      <g key={code} data-area={code} opacity={opacityOf(code)}>
        <path data-layer="areas" d={d} fill={fillOf(code)} />
        {over ? <path data-layer="hatch" d={d} fill={over} /> : null}
      </g>
    )
  })
}

type Props = Pick<DrawingProps<unknown>, 'plate' | 'shapes' | 'theme' | 'width' | 'prefix' | 'selected'> &
  Pick<Filled, 'fillOf'> &
  Partial<Filled> & {
    readonly height?: number
    /** Whether its areas have their names on it. */
    readonly isNamed?: boolean
    /** Side of the QR code in its corner, of which names keep clear. */
    readonly code?: number
  }

/** A small map of areas filled as told, with outlines for selected areas. */
export function AreaMap({
  plate,
  shapes,
  theme,
  width,
  height = mapHeight(width),
  prefix,
  selected = [],
  ...own
}: Props) {
  const { fillOf, overFillOf = () => null, opacityOf = () => 1, isNamed = false, code = 0 } = own
  const projector = nationalProjection(shapes.land, [6, 6, width - 6, height - 6])
  const paints = paintsOf(plate, fillOf, opacityOf)
  const scene = { plate, shapes, theme, projector }
  return (
    <g data-part="map">
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <rect width={width} height={height} fill={theme.sea} />
      <path d={pathData(projector, shapes.land)} fill={theme.land} />
      <Fills {...scene} fillOf={fillOf} overFillOf={overFillOf} opacityOf={opacityOf} />
      <BorderLayer {...scene} unit={1} paints={paints} />
      <OutlineLayer {...scene} codes={selected} mine={plate.mine} unit={1} />
      {isNamed ? <AreaNames {...scene} prefix={prefix} paints={paints} box={{ width, height }} code={code} /> : null}
    </g>
  )
}
