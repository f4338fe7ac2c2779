import type { Bounds, LonLat } from '#core/domain/area.ts'
import { boundsBox, mercatorPlace, sheetSize } from '#figures/map/projection.ts'

/** A part of the Mercator sheet that fills a box of the screen: what an SVG calls its view box. */
export type Camera = {
  readonly x: number
  readonly y: number
  /** Drawing units a pixel. */
  readonly unit: number
}

export type Box = { readonly width: number; readonly height: number }

/** The whole of the United Kingdom with Shetland, and some sea around it. */
export const unitedKingdom: Bounds = [-8.75, 49.8, 1.9, 60.95]

/** Closest view: a city fills the box. The boundaries carry no more. */
const closestUnit = 5.6
/** Farthest view: the country at a third of the box. */
const farthest = 3

const paddingPx = 14

/** The camera that shows all of some bounds as large as the box allows, in its middle. */
export function cameraFor(bounds: Bounds, box: Box, padding = paddingPx): Camera {
  const { x, y, width, height } = boundsBox(bounds)
  const room = { width: Math.max(1, box.width - 2 * padding), height: Math.max(1, box.height - 2 * padding) }
  const unit = Math.max(width / room.width, height / room.height)
  return { x: x + width / 2 - (unit * box.width) / 2, y: y + height / 2 - (unit * box.height) / 2, unit }
}

/** What a camera shows, as longitude and latitude. The padding that `cameraFor` adds is taken off again, so that fitting it changes nothing. */
export function boundsOf({ x, y, unit }: Camera, box: Box, padding = paddingPx): Bounds {
  const inset = padding * unit
  const [west, north] = mercatorPlace([x + inset, y + inset])
  const [east, south] = mercatorPlace([x + unit * box.width - inset, y + unit * box.height - inset])
  return [west, south, east, north]
}

/** Keeps a camera within what can be shown: not closer than the boundaries carry, and the country never out of sight. */
export function clampCamera(camera: Camera, box: Box): Camera {
  const home = cameraFor(unitedKingdom, box)
  const unit = Math.min(home.unit * farthest, Math.max(closestUnit, camera.unit))
  const country = boundsBox(unitedKingdom)
  const width = unit * box.width
  const height = unit * box.height
  const middleX = camera.x + (camera.unit * box.width) / 2
  const middleY = camera.y + (camera.unit * box.height) / 2
  const x = Math.min(country.x + country.width, Math.max(country.x, middleX)) - width / 2
  const y = Math.min(country.y + country.height, Math.max(country.y, middleY)) - height / 2
  return { x, y, unit }
}

/** Zooms about a point of the box that stays where it is. @param factor above 1 comes closer */
export function zoomAbout(camera: Camera, box: Box, at: readonly [number, number], factor: number): Camera {
  const [px, py] = at
  const home = cameraFor(unitedKingdom, box)
  const unit = Math.min(home.unit * farthest, Math.max(closestUnit, camera.unit / factor))
  return clampCamera({ x: camera.x + px * (camera.unit - unit), y: camera.y + py * (camera.unit - unit), unit }, box)
}

/** Moves the sheet along with a finger that went so many pixels. */
export function panBy(camera: Camera, box: Box, dx: number, dy: number): Camera {
  return clampCamera({ ...camera, x: camera.x - dx * camera.unit, y: camera.y - dy * camera.unit }, box)
}

export const sameCamera = (a: Camera, b: Camera): boolean => {
  const near = (p: number, q: number) => Math.abs(p - q) < 1e-6 * Math.max(1, Math.abs(p))
  return near(a.x, b.x) && near(a.y, b.y) && near(a.unit, b.unit)
}

/** Where a place of the sheet stands in the box, in pixels. */
export function screenPoint({ x, y, unit }: Camera, [sx, sy]: readonly [number, number]): readonly [number, number] {
  return [(sx - x) / unit, (sy - y) / unit]
}

/** The place of the sheet under a pixel of the box. */
export function sheetPoint({ x, y, unit }: Camera, [px, py]: readonly [number, number]): readonly [number, number] {
  return [x + px * unit, y + py * unit]
}

/** The same camera as MapLibre has it: centre and zoom, on tiles of 512 pixels. */
export function mapLibreCamera(camera: Camera, box: Box): { readonly center: LonLat; readonly zoom: number } {
  const center = mercatorPlace(sheetPoint(camera, [box.width / 2, box.height / 2]))
  return { center, zoom: Math.log2(sheetSize / camera.unit / 512) }
}

export const viewBoxText = ({ x, y, unit }: Camera, { width, height }: Box): string =>
  `${x} ${y} ${unit * width} ${unit * height}`
