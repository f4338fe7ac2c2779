import type { Theme } from '../theme.ts'

const diamond = (half: number) => `M0,${-half}L${half},0L0,${half}L${-half},0Z`

const half = 4.5
/** A site without a recorded count is hollow: the map is seen through it. */
const full = diamond(half)
const hole = half - 2
// The hole runs the other way, for readers that know one rule of filling alone.
const hollow = `${diamond(half + 1)}M0,${-hole}L${-hole},0L0,${hole}L${hole},0Z`

/**
 * A site at the origin: full with a count on record, hollow without. A halo lies all around the ink, at both edges of a hollow one, so that it is seen
 * on any colour.
 * @param data attributes of the mark
 */
export function SiteDiamond({
  known,
  theme,
  data = {},
}: {
  readonly known: boolean
  readonly theme: Theme
  readonly data?: { readonly 'data-site'?: string }
}) {
  const d = known ? full : hollow
  return (
    <>
      <path d={d} fill="none" stroke={theme.siteEdge} strokeWidth={known ? 3.2 : 2.4} />
      <path {...data} d={d} fill={theme.site} fillRule="evenodd" />
    </>
  )
}
