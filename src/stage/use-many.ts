import { useEffect, useState } from 'react'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { ManyGround } from './many/many-ground.tsx'

/** With more areas than this a browser takes seconds for as many separate shapes. */
const fewAreas = 2000

export const isMany = ({ areas }: Pick<MapShapes, 'areas'>): boolean => areas.size > fewAreas

type Ground = typeof ManyGround

/**
 * The base layer of a map of thousands of areas, in a part that only such a map loads.
 * @returns null for any other map, and where the part could not be loaded: SVG draws it then, however long that takes; `Ground` is null until it is there
 */
export function useMany(shapes: MapShapes): { readonly Ground: Ground | null } | null {
  const many = isMany(shapes)
  const [loaded, setLoaded] = useState<{ readonly Ground: Ground | null } | null>({ Ground: null })
  useEffect(() => {
    if (!many) return
    import('./many/many-ground.tsx').then(
      ({ ManyGround }) => setLoaded({ Ground: ManyGround }),
      () => setLoaded(null),
    )
  }, [many])
  return many ? loaded : null
}
