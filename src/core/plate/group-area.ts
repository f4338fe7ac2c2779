import type { Area } from '#core/domain/area.ts'
import type { Group } from '#core/view/view.ts'

/** A group of the reader's as an area without a place. */
export const areaOfGroup = ({ id, name, codes }: Group): Area => ({
  code: id,
  name,
  short: name,
  aliases: [],
  codes: [],
  parents: {},
  members: codes,
  centroid: null,
  bounds: null,
  areaKm2: null,
  neighbours: [],
  step: { up: null, down: null, left: null, right: null },
})
