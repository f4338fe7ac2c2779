import type { MultiPolygon, Position } from 'geojson'
import type { ReactElement } from 'react'
import type { Bounds } from '#core/domain/area.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Box } from '../frame-parts.ts'
import { HaloText } from '../halo-text.tsx'
import type { Parts } from '../sheet.ts'
import { textWidth, wrapText } from '../text-width.ts'
import type { Theme } from '../theme.ts'
import { landMask, type NameBox, thinned } from './land-mask.ts'
import type { InsetParts } from './map-extras.ts'
import { edgesOf, nationalProjection } from './national.ts'
import type { Projector } from './projection.ts'
import type { MapShapes } from './shapes.ts'

/** Insets of a map in a picture: London larger, and on request Orkney and Shetland moved, which leaves the rest of the country more room. */

export type Inset = {
  readonly id: 'london' | 'shetland'
  readonly name: string
  /** Where it stands on the map. */
  readonly box: NameBox
  readonly projector: Projector
  /** Where on the map that is which it shows; null where the map itself does not show it. */
  readonly of: NameBox | null
  /** The area that has no room for its name but here. */
  readonly names?: string
}

type Ground = { readonly plate: Plate; readonly shapes: MapShapes; readonly parts: Parts }

const london: Bounds = [-0.53, 51.27, 0.35, 51.71]
/** Fewer areas than this are seen without an inset. */
const fewest = 3
const northern: Bounds = [-3.5, 58.69, -0.65, 60.9]

const isWithin = ([west, south, east, north]: Bounds, [longitude = 0, latitude = 0]: Position): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north

const southern = new WeakMap<MultiPolygon, MultiPolygon>()

/** Land without Orkney and Shetland; the same object for the same land, by which projections are kept. */
function withoutNorthern(land: MultiPolygon): MultiPolygon {
  const known = southern.get(land)
  if (known) return known
  const kept: MultiPolygon = {
    type: 'MultiPolygon',
    // Skerries as far north, which would keep the map as high, are left out with them.
    coordinates: land.coordinates.filter(([outer = []]) => !outer.every(([, latitude = 0]) => latitude >= northern[1])),
  }
  southern.set(land, kept)
  return kept
}

/** Whether Orkney and Shetland are moved: asked for, and on the map. */
const isMoved = ({ parts, shapes }: Ground): boolean =>
  parts.shetland === true && withoutNorthern(shapes.land).coordinates.length < shapes.land.coordinates.length

/** The land that fills the map. */
const mainLand = (ground: Ground): MultiPolygon =>
  isMoved(ground) ? withoutNorthern(ground.shapes.land) : ground.shapes.land

function extentOf(projector: Projector, bounds: Bounds): NameBox {
  const points = edgesOf(bounds).coordinates.map(([longitude = 0, latitude = 0]) =>
    projector.point([longitude, latitude]),
  )
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

const edge = 5

/** At the scale of the map, in the sea at its top right. */
function shetlandInset({ shapes }: Ground, projector: Projector, map: Box): Inset {
  const whole = extentOf(projector, northern)
  const box = { ...whole, left: map.width - edge - whole.width, top: edge }
  const place = [box.left, box.top, box.left + box.width, box.top + box.height] as const
  return {
    id: 'shetland',
    name: 'Orkney and Shetland, moved',
    box,
    projector: nationalProjection(shapes.land, place, northern),
    of: null,
  }
}

/** Room at the foot of the map for the scale bar. */
const footer = 36

/** As large as the free sea allows, in a corner of it. */
function londonInset(
  { shapes }: Ground,
  projector: Projector,
  map: Box,
  { taken, most }: { readonly taken: readonly NameBox[]; readonly most: number },
): Inset | null {
  const of = extentOf(projector, london)
  const rings = shapes.land.coordinates.flat().flatMap((ring) => {
    const kept = thinned(ring.map(([longitude = 0, latitude = 0]) => projector.point([longitude, latitude])))
    return kept ? [kept] : []
  })
  const land = landMask(rings)
  const isFree = (box: NameBox) =>
    land.isOff(box) &&
    !taken.some(
      (other) =>
        box.left < other.left + other.width &&
        other.left < box.left + box.width &&
        box.top < other.top + other.height &&
        other.top < box.top + box.height,
    )
  for (let times = most; times >= 1.8; times -= 0.2) {
    const size = { width: of.width * times, height: of.height * times }
    const [right, bottom] = [map.width - edge - size.width, map.height - edge - size.height]
    if (right < edge || bottom < edge) continue
    const places = [
      { left: edge, top: map.height - footer - size.height },
      ...[0, 0.12, 0.24, 0.36, 0.48].map((up) => ({ left: right, top: bottom - up * map.height })),
    ]
    const place = places.find(({ left, top }) => top > edge && isFree({ ...size, left, top }))
    if (!place) continue
    const box = { ...size, ...place }
    const frame = [box.left, box.top, box.left + box.width, box.top + box.height] as const
    return { id: 'london', name: 'London', box, projector: nationalProjection(shapes.land, frame, london), of }
  }
  return null
}

/** The areas of a map that lie in London. */
const inLondon = ({ areas }: Plate): readonly string[] =>
  areas.flatMap(({ area: { code, centroid } }) => (centroid && isWithin(london, [...centroid]) ? [code] : []))

/** Whether a map has areas enough in London to need it larger. */
export const hasLondon = (plate: Plate): boolean => inLondon(plate).length >= fewest

/** The insets of a map of the whole country. @param taken boxes that they may not lie on */
function insetsOf(
  ground: Ground,
  projector: Projector,
  map: Box,
  taken: readonly NameBox[] = [],
  most = hasLondon(ground.plate) ? 8 : 0,
): readonly Inset[] {
  const moved = isMoved(ground) ? [shetlandInset(ground, projector, map)] : []
  const boxes = [...taken, ...moved.map(({ box }) => box)]
  const larger = ground.parts.london ? londonInset(ground, projector, map, { taken: boxes, most }) : null
  return larger ? [...moved, larger] : moved
}

/** London by itself, where a map has one area there and no room for its name; an inset of more would leave other names less room. */
const insetToName: InsetParts['insetToName'] = (ground, unnamed, { projector, map, taken }) => {
  const named = inLondon(ground.plate)
  const [code] = named
  if (code === undefined || named.length > 1 || !unnamed.includes(code)) return null
  const insets = insetsOf(ground, projector, map, taken, 3.4)
  return insets.some(({ id }) => id === 'london')
    ? { named, insets: insets.map((one) => (one.id === 'london' ? { ...one, names: code } : one)) }
    : null
}

const size = 12
const line = 14

/** The words of an inset, some wider than a narrow one rather than on many lines. */
const linesOf = (name: string, { width }: NameBox): readonly string[] =>
  wrapText(name, size, Math.max(width - 6, 72), 600)

type Props = {
  readonly insets: readonly Inset[]
  readonly theme: Theme
  readonly prefix: string
  readonly opaque: boolean
  /** The layers of the map in another projection. */
  readonly layers: (projector: Projector) => ReactElement
}

/** Draws insets over a map, each with its frame and its name; a thin frame on the map shows what a larger one is of. */
function Insets({ insets, theme, prefix, opaque, layers }: Props) {
  return insets.map(({ id, name, box, projector, of, names }) => {
    const lines = linesOf(name, box)
    const frame = { x: box.left, y: box.top, width: box.width, height: box.height }
    return (
      <g key={id} data-part={`inset-${id}`}>
        {of ? (
          <rect
            data-layer="inset-of"
            x={of.left}
            y={of.top}
            width={of.width}
            height={of.height}
            fill="none"
            stroke={theme.ink}
            strokeWidth={0.8}
          />
        ) : null}
        <rect {...frame} fill={opaque ? theme.sea : 'none'} />
        <clipPath id={`${prefix}-${id}`}>
          <rect {...frame} />
        </clipPath>
        <g clipPath={`url(#${prefix}-${id})`}>{layers(projector)}</g>
        <rect data-layer="inset-frame" {...frame} fill="none" stroke={theme.ink} strokeWidth={0.8} />
        <g fontSize={size} fontWeight={600} data-name={names}>
          {lines.map((words, at) => (
            <HaloText
              key={words}
              halo={theme.sea}
              x={id === 'london' ? box.left + 4 : box.left + box.width - 3}
              y={id === 'london' ? box.top - 5 : box.top + box.height + line * (at + 1)}
              fill={theme.ink}
              textAnchor={id === 'london' ? 'start' : 'end'}
            >
              {words}
            </HaloText>
          ))}
        </g>
      </g>
    )
  })
}

/** Boxes that names keep clear of: insets with their own names. */
const insetBoxes = (insets: readonly Inset[]): readonly NameBox[] =>
  insets.map(({ box, name }) => {
    const lines = linesOf(name, box)
    const left =
      Math.min(box.left, box.left + box.width - Math.max(...lines.map((words) => textWidth(words, size, 600)))) - 3
    const width = box.left + box.width + 3 - left
    return { left, top: box.top - 20, width, height: box.height + 20 + lines.length * line + 3 }
  })

/** The insets as a map takes them. */
export const insetParts = { mainLand, insetsOf, insetToName, insetBoxes, Insets } as const
