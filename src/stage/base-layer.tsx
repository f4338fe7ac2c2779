import { useMemo } from 'react'
import { AreaLayer, AroundLayer, BorderLayer, ClassLayer, HatchLayer, type MapScene } from '#figures/map/layers.tsx'
import { paintOf } from '#figures/map/paint.ts'
import { mercator } from '#figures/map/projection.ts'

/** With more areas than this, all areas of a colour are one shape: a browser takes seconds for as many separate shapes. */
const fewAreas = 2000

/** Everything that does not change with the camera; rendered again only when figures or theme change. */
export function BaseLayer({ plate, shapes, theme, prefix }: Pick<MapScene, 'plate' | 'shapes' | 'theme' | 'prefix'>) {
  return useMemo(() => {
    const scene = { plate, shapes, projector: mercator, theme, prefix, unit: 1 }
    return (
      <>
        <AroundLayer {...scene} />
        {plate.areas.length > fewAreas ? <ClassLayer {...scene} /> : <AreaLayer {...scene} />}
        <HatchLayer {...scene} />
        <BorderLayer {...scene} hairline paints={paintOf(plate, theme)} />
      </>
    )
  }, [plate, shapes, theme, prefix])
}
