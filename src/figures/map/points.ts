import type { Plate, PlateArea } from '#core/plate/plate.ts'
import { symbolScaleOf } from '#core/plate/symbol-scale.ts'

/** A place without an extent, as drawn on the map. */
export type PointMark = {
  readonly one: PlateArea
  readonly at: readonly [longitude: number, latitude: number]
  /** In pixels. */
  readonly radius: number
}

/** Radius in pixels of the largest circle, and of the smallest that can be seen and pointed at. */
const radii = { largest: 20, least: 2.5 }

/** Radius of every absence, which has no value to size it by. */
const absentRadius = 2.5

export const isPointMap = ({ geography }: Pick<Plate, 'geography'>): boolean => geography.drawnAs === 'points'

const shownValue = ({ cell }: PlateArea): number | null => (cell.kind === 'value' ? Math.max(0, cell.value) : null)

const largestOf = ({ areas }: Plate): number => Math.max(0, ...areas.map((one) => shownValue(one) ?? 0))

/** Radius of a circle whose area represents a value. */
const radiusOf = (value: number, largest: number): number =>
  Math.max(radii.least, largest > 0 ? Math.sqrt(value / largest) * radii.largest : 0)

const marks = new WeakMap<Plate, readonly PointMark[]>()

/** Lists the circles of a map of points, largest first to keep small ones on top; none on a map of areas. */
export function pointsOf(plate: Plate): readonly PointMark[] {
  if (!isPointMap(plate)) return []
  const known = marks.get(plate)
  if (known) return known
  const largest = largestOf(plate)
  const drawn = plate.areas.flatMap((one): PointMark[] => {
    const value = shownValue(one)
    const at = one.area.centroid
    return at ? [{ one, at, radius: value === null ? absentRadius : radiusOf(value, largest) }] : []
  })
  const sorted = drawn.sort((a, b) => b.radius - a.radius)
  marks.set(plate, sorted)
  return sorted
}

/** Round values for the legend, with the radius of their circles. */
export function pointScaleOf(plate: Plate): readonly { readonly text: string; readonly radius: number }[] {
  const largest = largestOf(plate)
  return symbolScaleOf(largest, plate.measure).map(({ value, text }) => ({ text, radius: radiusOf(value, largest) }))
}

/** Counts the areas with a value and no point, which are in the ranking and the table only. */
export const unplacedOf = (plate: Plate): number =>
  isPointMap(plate) ? plate.areas.filter(({ area, cell }) => area.centroid === null && cell.kind === 'value').length : 0
