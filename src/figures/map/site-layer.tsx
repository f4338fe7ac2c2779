import { memo } from 'react'
import type { MapScene } from './layers.tsx'
import { SiteDiamond } from './site-diamond.tsx'

/** Draws service sites: full where a number of machines is recorded, else hollow. */
export const SiteLayer = memo(function SiteLayer({ plate, projector, theme, unit }: MapScene) {
  if (!plate.sites) return null
  return (
    <g data-layer="sites">
      {plate.sites.sites.map(({ id, longitude, latitude, machines }) => {
        const [x, y] = projector.point([longitude, latitude])
        return (
          <g key={id} transform={`translate(${x},${y}) scale(${unit})`}>
            <SiteDiamond known={machines.kind === 'value'} theme={theme} data={{ 'data-site': id }} />
          </g>
        )
      })}
    </g>
  )
})
