import type { CatchmentSite } from '#core/plate/catchments.ts'
import { SiteDiamond } from '../map/site-diamond.tsx'
import type { Theme } from '../theme.ts'

const plus = 'M-3.5,0H3.5M0,-3.5V3.5'
const cross = 'M-4,-4L4,4M-4,4L4,-4'

/** A site at the origin: full with a count on record, hollow without; what is imagined differs in form and not only in colour. */
export function SiteMark({
  id,
  known,
  change,
  theme,
}: Pick<CatchmentSite, 'known' | 'change'> & { readonly id?: string; readonly theme: Theme }) {
  const data = id === undefined ? {} : { 'data-site': id }
  if (change === 'closed')
    return (
      <g>
        <path d={cross} stroke={theme.siteEdge} strokeWidth={4} fill="none" />
        <path {...data} d={cross} stroke={theme.site} strokeWidth={2} fill="none" />
      </g>
    )
  if (change === 'added')
    return (
      <g>
        <circle {...data} r={7.5} fill={theme.accent} stroke={theme.siteEdge} strokeWidth={1.4} />
        <path d={plus} stroke={theme.siteEdge} strokeWidth={2} pointerEvents="none" />
      </g>
    )
  return (
    <g>
      {change === 'changed' ? <circle r={8} fill={theme.siteEdge} stroke={theme.accent} strokeWidth={2} /> : null}
      <SiteDiamond known={known} theme={theme} data={data} />
    </g>
  )
}
