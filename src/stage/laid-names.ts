import type { MapScene } from '#figures/map/layers.tsx'
import { layNames, namesSubject } from '#figures/map/names-layer.tsx'
import type { PlacedName } from '#figures/map/place-names.ts'
import { type Camera, type CameraBox, sameCamera, screenPoint } from './camera.ts'

/** Narrowest map with names, in pixels: that of a phone of 390. */
const least = 340

type Named = Pick<MapScene, 'plate' | 'shapes' | 'projector' | 'theme'>
type Laid = Named & { readonly camera: Camera; readonly box: CameraBox; readonly placed: readonly PlacedName[] }

/** Where the zoom buttons stand. */
export const zoomRoom = ({ width }: CameraBox) => ({ left: width - 90, top: 0, width: 90, height: 160 })

let last: Laid | null = null

const isLaid = (known: Laid, { plate, shapes, projector }: Named, camera: Camera, box: CameraBox): boolean =>
  known.shapes === shapes &&
  known.projector === projector &&
  known.box.width === box.width &&
  known.box.height === box.height &&
  sameCamera(known.camera, camera) &&
  (known.plate === plate || namesSubject(known.plate) === namesSubject(plate))

/** Where the names of the interactive map stand, in pixels of its box. The last answer is kept, since whatever keeps off the names asks as well. */
export function laidNames(scene: Named, camera: Camera, box: CameraBox): readonly PlacedName[] {
  if (box.width < least) return []
  if (last && isLaid(last, scene, camera, box)) return last.placed
  const { placed } = layNames({
    ...scene,
    frame: { left: 4, top: 4, width: box.width - 8, height: box.height - 8 },
    toPixels: (place) => screenPoint(camera, place),
    taken: [zoomRoom(box)],
  })
  last = { ...scene, camera, box, placed }
  return placed
}
