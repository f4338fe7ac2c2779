import { memo, useMemo } from 'react'
import type { LonLat } from '#core/domain/area.ts'
import type { Catchments } from '#core/plate/catchments.ts'
import { type MapScene, pathData } from '../map/layers.tsx'
import { islandLands } from './island-land.ts'
import { reachOutline } from './reach-outline.ts'
import { SiteMark } from './site-mark.tsx'

type Scene = Pick<MapScene, 'shapes' | 'projector' | 'theme' | 'prefix' | 'unit'> & {
  readonly catchments: Catchments
  /** Lines keep their width while the drawing is scaled. */
  readonly hairline?: boolean
}

const lineOf = (projector: MapScene['projector'], corners: readonly LonLat[]): string =>
  `M${corners
    .map((corner) =>
      projector
        .point(corner)
        .map((x) => x.toFixed(1))
        .join(),
    )
    .join('L')}`

/** Id of the land that a site's reach is cut to. */
const landId = (prefix: string, island: string | null, sea: boolean): string =>
  `${prefix}-land-${sea ? 'all' : (island ?? 'gb')}`

/** The outlines of the lands, to cut by. */
const Lands = memo(function Lands({
  catchments,
  shapes,
  projector,
  prefix,
}: Omit<Scene, 'theme' | 'unit' | 'hairline'>) {
  const { sea, islands, sites } = catchments
  const used = [...new Set(sites.map(({ island }) => island))]
  const lands = islandLands(shapes, islands)
  return (
    <defs>
      {sea ? (
        <clipPath id={landId(prefix, null, true)}>
          <path d={pathData(projector, shapes.land)} />
        </clipPath>
      ) : (
        used.map((island) => {
          const land = lands.get(island)
          return land ? (
            <clipPath key={island ?? 'gb'} id={landId(prefix, island, false)}>
              <path d={pathData(projector, land)} />
            </clipPath>
          ) : null
        })
      )}
    </defs>
  )
})

/** The edge of everything within reach, cut to the land that it is on; without a veil, which would change the colours of the classes. */
function Circles({ catchments, projector, theme, prefix, unit, hairline }: Omit<Scene, 'shapes'>) {
  const { sites, radiusKm, sea } = catchments
  const drawn = useMemo(() => {
    if (radiusKm === null) return []
    const open = sites.filter(({ change }) => change !== 'closed')
    const groups = sea ? [null] : [...new Set(open.map(({ island }) => island))]
    return groups.map((island) => {
      const own = (sea ? open : open.filter((site) => site.island === island)).map(({ at }) => at)
      return {
        island,
        edge: reachOutline(own, radiusKm)
          .map((run) => lineOf(projector, run))
          .join(''),
      }
    })
  }, [sites, radiusKm, sea, projector])
  const effect = hairline ? ({ vectorEffect: 'non-scaling-stroke' } as const) : {}
  const width = (pixels: number) => (hairline ? pixels : pixels * unit)
  return drawn.map(({ island, edge }) => (
    <g key={island ?? 'gb'} clipPath={`url(#${landId(prefix, island, sea)})`}>
      <path d={edge} fill="none" stroke={theme.paper} strokeWidth={width(3.2)} strokeOpacity={0.7} {...effect} />
      <path d={edge} fill="none" stroke={theme.accent} strokeWidth={width(1.5)} {...effect} />
    </g>
  ))
}

/** Lines between the natural catchments of sites, cut to the land. */
function Cells({ catchments, projector, theme, prefix, unit, hairline }: Omit<Scene, 'shapes'>) {
  const { cells, sea } = catchments
  const lands = [...new Set(cells.map(({ island }) => (sea ? null : island)))]
  const effect = hairline ? ({ vectorEffect: 'non-scaling-stroke' } as const) : {}
  const width = (pixels: number) => (hairline ? pixels : pixels * unit)
  return lands.map((island) => {
    const own = cells.filter((one) => (sea || one.island === island) && one.ring.length > 2)
    const d = own.map(({ ring }) => `${lineOf(projector, ring)}Z`).join('')
    return (
      <g key={island ?? 'gb'} clipPath={`url(#${landId(prefix, island, sea)})`} fill="none" strokeLinejoin="round">
        <path d={d} stroke={theme.paper} strokeWidth={width(3.2)} strokeOpacity={0.8} {...effect} />
        <path d={d} stroke={theme.accent} strokeWidth={width(1.4)} {...effect} />
      </g>
    )
  })
}

/** Sites, their reach and their natural catchments, over the areas of a coverage map. */
export function CatchmentLayer(props: Scene) {
  const { catchments, projector, theme, unit } = props
  const order = { none: 0, closed: 1, changed: 2, added: 3 }
  return (
    <g data-layer="catchments">
      <Lands {...props} />
      <g pointerEvents="none">
        {catchments.show === 'circles' ? <Circles {...props} /> : null}
        {catchments.show === 'cells' ? <Cells {...props} /> : null}
      </g>
      {catchments.sites
        .toSorted((a, b) => order[a.change] - order[b.change])
        .map(({ id, at, known, change }) => {
          const [x, y] = projector.point(at)
          return (
            <g key={id} transform={`translate(${x},${y}) scale(${unit})`}>
              <SiteMark id={id} known={known} change={change} theme={theme} />
            </g>
          )
        })}
    </g>
  )
}
