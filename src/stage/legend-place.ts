import type { MultiPolygon, Polygon } from 'geojson'
import type { Bounds } from '#core/domain/area.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import { freeSea } from '#figures/map/free-sea.ts'
import { landMask, type NameBox, type Ring, thinned } from '#figures/map/land-mask.ts'
import { symbolRadius } from '#figures/map/layers.tsx'
import { mercator, mercatorPoint } from '#figures/map/projection.ts'
import type { MapShapes } from '#figures/map/shapes.ts'
import type { Theme } from '#figures/theme.ts'
import { type Camera, type CameraBox, cameraFor, sameCamera, screenPoint, unitedKingdomBounds } from './camera.ts'
import { laidNames, zoomRoom } from './laid-names.ts'
import { isMany } from './use-many.ts'

export type LegendMap = { readonly plate: Plate; readonly shapes: MapShapes; readonly theme: Theme }

/** The legend's own needs, in pixels. */
export type LegendRoom = {
  /** At a narrower width its words would be cut. */
  readonly least: number
  readonly heightAt: (width: number) => number
}

/** Sea around the legend, in pixels, which has its ground too: `.legend-box` in the screens' styles. */
const apart = 6
/** From the edge of the map to the legend. */
export const legendInset = 12
/** Half the width of a diamond of a site or of a caution mark, with some room. */
const markHalf = 10

/** Widths that are tried, in pixels, those that read best first. */
const widths = [260, 232, 204, 176, 160]

function ringsOf(shapes: readonly (Polygon | MultiPolygon)[], camera: Camera): readonly Ring[] {
  const polygons = shapes.flatMap((one) => (one.type === 'Polygon' ? [one.coordinates] : one.coordinates))
  return polygons.flat().flatMap((ring) => {
    const placed = ring.map(([longitude = 0, latitude = 0]) =>
      screenPoint(camera, mercatorPoint([longitude, latitude])),
    )
    // A skerry too small to be thinned is land all the same.
    return placed.length > 0 ? [thinned(placed) ?? placed] : []
  })
}

/** The boxes of all that is drawn on a map over its land: names, sites, circles, cautions. */
function drawnOver({ plate, shapes, theme }: LegendMap, camera: Camera, box: CameraBox): readonly NameBox[] {
  const around = (place: readonly [number, number], half: number): NameBox => {
    const [x, y] = screenPoint(camera, mercatorPoint(place))
    return { left: x - half, top: y - half, width: 2 * half, height: 2 * half }
  }
  const areaHalf =
    plate.overlay?.mode === 'symbols' || plate.geography.drawnAs === 'points' ? symbolRadius + 2 : markHalf
  const sites = [
    ...(plate.sites?.sites ?? []).map(({ longitude, latitude }) => [longitude, latitude] as const),
    ...(plate.catchments?.sites ?? []).map(({ at }) => at),
  ]
  return [
    zoomRoom(box),
    ...laidNames({ plate, shapes, projector: mercator, theme }, camera, box),
    ...plate.areas.flatMap(({ area }) => (area.centroid ? [around(area.centroid, areaHalf)] : [])),
    ...sites.map((at) => around(at, markHalf)),
  ]
}

type Masked = {
  readonly shapes: MapShapes
  readonly camera: Camera
  readonly box: CameraBox
  readonly mask: ReturnType<typeof landMask>
}
let last: Masked | null = null

/** All land of a view. The last one is kept: another measure of the same areas has the same. */
function allLand(shapes: MapShapes, camera: Camera, box: CameraBox): Masked['mask'] {
  const isSame =
    last?.shapes === shapes &&
    last.box.width === box.width &&
    last.box.height === box.height &&
    sameCamera(last.camera, camera)
  if (last && isSame) return last.mask
  const land = [shapes.land, ...(shapes.around ? [shapes.around] : [])]
  const mask = landMask(ringsOf(land, camera), { left: 0, top: 0, ...box })
  last = { shapes, camera, box, mask }
  return mask
}

/** Where the legend stands in the sea of one view, and with `chosenOnly` off the chosen areas alone. */
function placeIn(
  map: LegendMap,
  camera: Camera,
  box: CameraBox,
  sizes: Parameters<typeof freeSea>[0],
  chosenOnly = false,
) {
  const { plate, shapes } = map
  const frame = {
    left: legendInset,
    top: legendInset,
    width: box.width - 2 * legendInset,
    height: box.height - 2 * legendInset,
  }
  const chosen = chosenOf(plate).flatMap((code) => shapes.areas.get(code) ?? [])
  const land = chosenOnly
    ? landMask(ringsOf(chosen, camera), { left: 0, top: 0, ...box })
    : allLand(shapes, camera, box)
  const taken = chosenOnly ? [zoomRoom(box)] : drawnOver(map, camera, box)
  return freeSea(sizes, { frame, land, taken, apart })
}

/**
 * Decides where the legend stands on a map of the screen. It stands in the sea where the view of the whole country has room for it, else below. Nearer,
 * where land may fill the map, it moves to free sea if there is any, else it covers land, but not that of the chosen areas if it can.
 * @param box of the map that has the legend in it, in pixels
 * @param first the width that the page gives it until something else is said
 * @returns its box in pixels of the map's box and whether land may lie under it, or null for below
 */
export function legendPlace(
  map: LegendMap,
  box: CameraBox,
  { least, heightAt }: LegendRoom,
  first: number,
): { readonly at: NameBox; readonly isOverLand: boolean } | null {
  if (isMany(map.shapes)) return null
  const sizes = [first, ...widths, least]
    .filter((width) => width >= least)
    .map((width) => ({ width, height: heightAt(width) }))
  const home = placeIn(map, cameraFor(unitedKingdomBounds, box), box, sizes)
  const { bounds }: { readonly bounds: Bounds | null } = map.plate.view
  if (!home) return null
  if (!bounds) return { at: home, isOverLand: false }
  const camera = cameraFor(bounds, box)
  const free = placeIn(map, camera, box, [home])
  return { at: free ?? placeIn(map, camera, box, [home], true) ?? home, isOverLand: free === null }
}
