import { memo } from 'react'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { chosenInk } from '../mine.ts'
import type { Theme } from '../theme.ts'
import { borderInk, fillText, hatchesOf, type Paint, paintOf } from './paint.ts'
import { patternFill } from './patterns.tsx'
import type { Projector } from './projection.ts'
import type { MapShapes } from './shapes.ts'
import { SymbolRing } from './symbol-ring.tsx'

/** The input of every map layer. */
export type MapScene = {
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly projector: Projector
  readonly theme: Theme
  /** Prefix of pattern ids, which separates the figures of one page. */
  readonly prefix: string
  /** Drawing units a pixel. */
  readonly unit: number
}

/** Largest radius of a graduated symbol, in pixels. */
export const symbolRadius = 22

const pathCache = new WeakMap<Projector, WeakMap<object, string>>()

/** Writes a shape as path data. Cached by projector: redrawing 232 areas for each change of colour would be noticeable. */
export function pathData(projector: Projector, shape: Parameters<Projector['path']>[0]): string {
  const known = pathCache.get(projector) ?? new WeakMap<object, string>()
  pathCache.set(projector, known)
  const found = known.get(shape)
  if (found !== undefined) return found
  const drawn = projector.path(shape)
  known.set(shape, drawn)
  return drawn
}

const AreaPath = memo(function AreaPath({ code, d, fill }: { code: string; d: string; fill: string }) {
  return <path data-area={code} d={d} fill={fill} />
})

/** Draws land, the areas in their classes, and the borders between them. */
export function AreaLayer({ plate, shapes, projector, theme, prefix }: MapScene) {
  const paints = paintOf(plate, theme)
  return (
    <g data-layer="areas">
      <path data-layer="land" d={pathData(projector, shapes.land)} fill={theme.land} />
      {plate.areas.map(({ area }) => {
        const shape = shapes.areas.get(area.code)
        const paint = paints.get(area.code)
        if (!shape || !paint) return null
        return (
          <AreaPath key={area.code} code={area.code} d={pathData(projector, shape)} fill={fillText(paint, prefix)} />
        )
      })}
    </g>
  )
}

/** Draws the lines between areas, each in the ink that its two fills call for, and the coast. */
export function BorderLayer({
  shapes,
  projector,
  theme,
  unit,
  hairline,
  paints,
}: Pick<MapScene, 'shapes' | 'projector' | 'theme' | 'unit'> & {
  /** Whether lines keep their width while the drawing is scaled. */
  readonly hairline?: boolean
  /** The fills of the areas, by code. */
  readonly paints: ReadonlyMap<string, Paint>
}) {
  const effect = hairline ? ({ vectorEffect: 'non-scaling-stroke' } as const) : {}
  const width = (pixels: number) => (hairline ? pixels : pixels * unit)
  const lines = new Map<string, string>()
  for (const { sides, line } of shapes.borders) {
    const ink = borderInk(theme, ...sides.map((code) => paints.get(code)))
    lines.set(ink, (lines.get(ink) ?? '') + pathData(projector, line))
  }
  return (
    <g fill="none" strokeLinejoin="round" pointerEvents="none" data-layer="borders">
      {[...lines].map(([ink, d]) => (
        <path key={ink} d={d} stroke={ink} strokeWidth={width(0.8)} {...effect} />
      ))}
      <path
        data-layer="coast"
        d={pathData(projector, shapes.land)}
        stroke={theme.ink}
        strokeWidth={width(0.6)}
        {...effect}
      />
    </g>
  )
}

/** Draws the land of others around. */
export const AroundLayer = ({ shapes, projector, theme }: Pick<MapScene, 'shapes' | 'projector' | 'theme'>) =>
  shapes.around && <path data-layer="around" d={pathData(projector, shapes.around)} fill={theme.around} />

/** Hatching over the areas whose second indicator is in the middle or upper third. */
export function HatchLayer({ plate, shapes, projector, theme, prefix }: MapScene) {
  if (plate.overlay?.mode !== 'hatch') return null
  return (
    <g data-layer="hatch" pointerEvents="none">
      {[...hatchesOf(plate, paintOf(plate, theme), theme)].map(([code, hatch]) => {
        const shape = shapes.areas.get(code)
        if (!shape) return null
        return <path key={code} data-hatch={code} d={pathData(projector, shape)} fill={patternFill(prefix, hatch)} />
      })}
    </g>
  )
}

type Placed = PlateArea & { readonly at: readonly [number, number]; readonly share: number }

/** Draws the overlay as circles whose area is the value, largest first to keep small ones on top. */
export const SymbolLayer = memo(function SymbolLayer({ plate, projector, theme, unit }: MapScene) {
  if (plate.overlay?.mode !== 'symbols') return null
  const placed = plate.areas.flatMap((one): Placed[] => {
    const share = one.overlay?.share ?? null
    const { centroid } = one.area
    return share === null || centroid === null || one.coveredBy !== null
      ? []
      : [{ ...one, share, at: projector.point(centroid) }]
  })
  return (
    <g data-layer="symbols" pointerEvents="none">
      {placed
        .sort((a, b) => b.share - a.share)
        .map(({ area, at: [x, y], share }) => (
          <SymbolRing
            key={area.code}
            data={{ 'data-symbol': area.code }}
            cx={x}
            cy={y}
            r={Math.sqrt(share) * symbolRadius * unit}
            theme={theme}
            unit={unit}
          />
        ))}
    </g>
  )
})

/** Outlines the selected and the hovered areas. */
export function OutlineLayer({
  codes,
  shapes,
  projector,
  theme,
  unit,
  hairline,
  width = 2,
  mine,
}: Pick<MapScene, 'shapes' | 'projector' | 'theme' | 'unit'> & {
  readonly codes: readonly string[]
  readonly hairline?: boolean
  readonly width?: number
  /** The reader's own area, outlined wider and on top. */
  readonly mine?: string | null | undefined
}) {
  const effect = hairline ? ({ vectorEffect: 'non-scaling-stroke' } as const) : {}
  const scaled = (pixels: number) => (hairline ? pixels : pixels * unit)
  return (
    <g fill="none" strokeLinejoin="round" pointerEvents="none" data-layer="outlines">
      {codes.toReversed().map((code) => {
        const shape = shapes.areas.get(code)
        if (!shape) return null
        const wide = scaled(code === mine ? width * 1.6 : width)
        const d = pathData(projector, shape)
        return (
          <g key={code} data-outline={code}>
            <path d={d} stroke={theme.paper} strokeWidth={wide + scaled(2)} {...effect} />
            <path d={d} stroke={chosenInk(theme, mine, code)} strokeWidth={wide} {...effect} />
          </g>
        )
      })}
    </g>
  )
}
