import type { Topology } from 'topojson-specification'
import { outlineOf } from '#core/geography/outline.ts'
import { readBoundaries } from '#core/imports/read/boundaries.ts'

/** Reads a file of shapes. */
export type MapReader = (
  country: Topology,
  ...given: Parameters<typeof readBoundaries>
) => ReturnType<typeof readBoundaries>

/**
 * Reads a file of shapes, and draws them over the country.
 * @param country the boundaries that ship
 */
export const readMap: MapReader = (country, ...given) => {
  const checked = readBoundaries(...given)
  const own = Object.values(checked.draft?.files ?? {}).find((file): file is Topology => 'arcs' in file)
  return own ? { ...checked, outline: outlineOf(country, own) } : checked
}
