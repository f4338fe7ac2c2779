import type { ReactNode } from 'react'
import type { Plate } from '#core/plate/plate.ts'
import { BorderLayer, OutlineLayer, pathData } from '../map/layers.tsx'
import { nationalProjection } from '../map/national.ts'
import type { Paint } from '../map/paint.ts'
import { Patterns } from '../map/patterns.tsx'
import type { Projector } from '../map/projection.ts'
import type { MapShapes } from '../map/shapes.ts'
import type { Theme } from '../theme.ts'

/** Height of a map over its width: the country stands upright. */
const upright = 1.28

export const mapHeight = (width: number): number => Math.round(Math.min(620, width * upright))

type Filled = {
  readonly fillOf: (code: string) => string
  readonly opacityOf: (code: string) => number
}

/** The colours that areas are seen in: a pattern and a faint fill are seen as the land below them. */
const paintsOf = ({ areas }: Plate, fillOf: Filled['fillOf'], opacityOf: Filled['opacityOf']) =>
  new Map(
    areas.flatMap(({ area: { code } }): [string, Paint][] => {
      const colour = fillOf(code)
      return colour.startsWith('#') && opacityOf(code) === 1 ? [[code, { kind: 'colour', colour }]] : []
    }),
  )

/** A small map of areas filled as told, with outlines for selected areas. */
export function AreaMap({
  plate,
  shapes,
  theme,
  width,
  prefix,
  fillOf,
  overFillOf,
  opacityOf = () => 1,
  selected = [],
  children,
}: {
  readonly plate: Plate
  readonly shapes: MapShapes
  readonly theme: Theme
  readonly width: number
  readonly prefix: string
  readonly fillOf: Filled['fillOf']
  /** A second fill over the first, such as hatching. */
  readonly overFillOf?: (code: string) => string | null
  readonly opacityOf?: Filled['opacityOf']
  readonly selected?: readonly string[] | undefined
  readonly children?: (projector: Projector) => ReactNode
}) {
  const height = mapHeight(width)
  const projector = nationalProjection(shapes.land, [6, 6, width - 6, height - 6])
  const paints = paintsOf(plate, fillOf, opacityOf)
  return (
    <g>
      <Patterns prefix={prefix} theme={theme} unit={1} />
      <rect width={width} height={height} fill={theme.sea} />
      <path d={pathData(projector, shapes.land)} fill={theme.land} />
      {plate.areas.map(({ area: { code }, coveredBy }) => {
        const shape = shapes.areas.get(code)
        if (!shape || coveredBy !== null) return null
        const d = pathData(projector, shape)
        const over = overFillOf?.(code) ?? null
        return (
          <g key={code} data-area={code} opacity={opacityOf(code)}>
            <path d={d} fill={fillOf(code)} />
            {over ? <path d={d} fill={over} /> : null}
          </g>
        )
      })}
      <BorderLayer shapes={shapes} projector={projector} theme={theme} unit={1} hairline={false} paints={paints} />
      <OutlineLayer
        codes={selected}
        mine={plate.mine}
        shapes={shapes}
        projector={projector}
        theme={theme}
        unit={1}
        hairline={false}
      />
      {children?.(projector)}
    </g>
  )
}
