import type { LonLat } from '#core/domain/area.ts'

/** A site as drawn on the map. */
export type CatchmentSite = {
  readonly id: string
  readonly name: string
  readonly at: LonLat
  /** Id of its island; null for Great Britain. */
  readonly island: string | null
  readonly change: 'none' | 'added' | 'closed' | 'changed'
  /** Whether its supply is recorded; its mark is filled then, else hollow. */
  readonly known: boolean
  /** "6 machines", "number of machines not known" */
  readonly text: string
}

/** An island without a bridge: whole areas, or the parts of them inside a box of degrees. */
export type CatchmentIsland = {
  readonly id: string
  readonly areas: readonly string[]
  readonly box: readonly [west: number, south: number, east: number, north: number] | null
}

/** The layer above the areas of a coverage map. Plain data, in longitude and latitude. */
export type Catchments = {
  readonly sites: readonly CatchmentSite[]
  /** Radius of reach around each open site; null for travel times, which have no circle. */
  readonly radiusKm: number | null
  /** Whether reach and nearest-site catchments may cross the sea. */
  readonly sea: boolean
  readonly islands: readonly CatchmentIsland[]
  /** The nearest-site catchment of each open site as a ring, to be clipped to the land of its island. */
  readonly cells: readonly { readonly site: string; readonly island: string | null; readonly ring: readonly LonLat[] }[]
  readonly show: 'circles' | 'cells' | 'sites'
  /** "Circles: 45 km as the crow flies" */
  readonly legend: string
}
