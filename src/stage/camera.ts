import type { Bounds, LonLat } from '#core/domain/area.ts'
import { boundsBox, mercatorPlace, mercatorSize } from '#figures/map/projection.ts'

/** The part of the Mercator world in the box on the screen, as an SVG view box. */
export type Camera = {
  readonly x: number
  readonly y: number
  /** Drawing units a pixel. */
  readonly unit: number
}

export type CameraBox = { readonly width: number; readonly height: number }

/** The whole of the United Kingdom with Shetland, and some sea around it. */
export const unitedKingdomBounds: Bounds = [-8.75, 49.8, 1.9, 60.95]

/** Closest view: a city fills the box. The boundaries have no more detail. */
const closestUnit = 5.6
/** Farthest view: the country at a third of the box. */
const farthest = 3

const paddingPx = 14

/** Computes the camera that shows bounds as large as possible in the middle of the box. */
export function cameraFor(bounds: Bounds, box: CameraBox, padding = paddingPx): Camera {
  const { x, y, width, height } = boundsBox(bounds)
  const room = { width: Math.max(1, box.width - 2 * padding), height: Math.max(1, box.height - 2 * padding) }
  const unit = Math.max(width / room.width, height / room.height)
  return { x: x + width / 2 - (unit * box.width) / 2, y: y + height / 2 - (unit * box.height) / 2, unit }
}

/** Computes the bounds that a camera shows. Subtracts the padding of `cameraFor`, which makes the two inverse to each other. */
export function cameraBounds({ x, y, unit }: Camera, box: CameraBox, padding = paddingPx): Bounds {
  const inset = padding * unit
  const [west, north] = mercatorPlace([x + inset, y + inset])
  const [east, south] = mercatorPlace([x + unit * box.width - inset, y + unit * box.height - inset])
  return [west, south, east, north]
}

/** Limits a camera: no closer than the detail of the boundaries, and never with the country out of sight. */
export function clampCamera(camera: Camera, box: CameraBox): Camera {
  const home = cameraFor(unitedKingdomBounds, box)
  const unit = Math.min(home.unit * farthest, Math.max(closestUnit, camera.unit))
  const country = boundsBox(unitedKingdomBounds)
  const width = unit * box.width
  const height = unit * box.height
  const middleX = camera.x + (camera.unit * box.width) / 2
  const middleY = camera.y + (camera.unit * box.height) / 2
  const x = Math.min(country.x + country.width, Math.max(country.x, middleX)) - width / 2
  const y = Math.min(country.y + country.height, Math.max(country.y, middleY)) - height / 2
  return { x, y, unit }
}

/** Zooms about a fixed point of the box. @param factor above 1 zooms in */
export function zoomAbout(camera: Camera, box: CameraBox, at: readonly [number, number], factor: number): Camera {
  const [px, py] = at
  const home = cameraFor(unitedKingdomBounds, box)
  const unit = Math.min(home.unit * farthest, Math.max(closestUnit, camera.unit / factor))
  return clampCamera({ x: camera.x + px * (camera.unit - unit), y: camera.y + py * (camera.unit - unit), unit }, box)
}

/** Pans by a number of pixels, following the finger. */
export function panBy(camera: Camera, box: CameraBox, dx: number, dy: number): Camera {
  return clampCamera({ ...camera, x: camera.x - dx * camera.unit, y: camera.y - dy * camera.unit }, box)
}

export const sameCamera = (a: Camera, b: Camera): boolean => {
  const near = (p: number, q: number) => Math.abs(p - q) < 1e-6 * Math.max(1, Math.abs(p))
  return near(a.x, b.x) && near(a.y, b.y) && near(a.unit, b.unit)
}

/** Converts a point of the Mercator world to pixels of the box. */
export function screenPoint({ x, y, unit }: Camera, [sx, sy]: readonly [number, number]): readonly [number, number] {
  return [(sx - x) / unit, (sy - y) / unit]
}

/** Converts a pixel of the box to a point of the Mercator world. */
export function sheetPoint({ x, y, unit }: Camera, [px, py]: readonly [number, number]): readonly [number, number] {
  return [x + px * unit, y + py * unit]
}

/** Converts a camera to MapLibre's centre and zoom, on tiles of 512 pixels. */
export function mapLibreCamera(camera: Camera, box: CameraBox): { readonly center: LonLat; readonly zoom: number } {
  const center = mercatorPlace(sheetPoint(camera, [box.width / 2, box.height / 2]))
  return { center, zoom: Math.log2(mercatorSize / camera.unit / 512) }
}

export const viewBoxText = ({ x, y, unit }: Camera, { width, height }: CameraBox): string =>
  `${x} ${y} ${unit * width} ${unit * height}`
