import { useMemo } from 'react'
import { AreaLayer, AroundLayer, BorderLayer, HatchLayer, type MapScene } from '#figures/map/layers.tsx'
import { paintOf } from '#figures/map/paint.ts'
import { mercator } from '#figures/map/projection.ts'

/** Everything that does not change with the camera; rendered again only when figures or theme change. */
export function BaseLayer({ plate, shapes, theme, prefix }: Pick<MapScene, 'plate' | 'shapes' | 'theme' | 'prefix'>) {
  return useMemo(() => {
    const scene = { plate, shapes, projector: mercator, theme, prefix, unit: 1 }
    return (
      <>
        <AroundLayer {...scene} />
        <AreaLayer {...scene} />
        <HatchLayer {...scene} />
        <BorderLayer {...scene} hairline paints={paintOf(plate, theme)} />
      </>
    )
  }, [plate, shapes, theme, prefix])
}
