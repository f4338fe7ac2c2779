import type { MapScene } from '#figures/map/layers.tsx'
import { PointLayer, PointOutlines } from '#figures/map/point-layer.tsx'
import { SiteLayer } from '#figures/map/site-layer.tsx'

/** What stands at places: the circles of a map of points, with rings around those that are lit or selected, and service sites. */
export function PointMarks({
  lit,
  selected,
  ...scene
}: MapScene & { readonly lit: readonly string[]; readonly selected: readonly string[] }) {
  return (
    <>
      <SiteLayer {...scene} />
      <PointLayer {...scene} halo />
      <PointOutlines {...scene} codes={lit.filter((code) => !selected.includes(code))} width={1.6} />
      <PointOutlines {...scene} codes={selected} mine={scene.plate.mine} width={2.4} />
    </>
  )
}
