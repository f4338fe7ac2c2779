/** Code of the United Kingdom as a whole. */
export const unitedKingdomCode = 'K02000001'

export type LonLat = readonly [longitude: number, latitude: number]
export type Bounds = readonly [west: number, south: number, east: number, north: number]
export type Direction = 'up' | 'down' | 'left' | 'right'

/** A kind of area with the year of its boundaries, from `geo/geographies/<id>.json`. */
export type Geography = {
  readonly id: string
  /** Plural, for menus: "ITL1 regions and nations". */
  readonly name: string
  readonly singular: string
  readonly short: string
  readonly vintage: string
  /** Position from coarse to fine. */
  readonly order: number
  readonly hasShapes: boolean
  /** Object in the topology, or null when shapes are merged from another layer or do not exist. */
  readonly layer: string | null
  readonly mergedFrom: string | null
  /** Set for areas without an extent, which the map draws as circles. */
  readonly drawnAs?: 'points'
  /** A sentence about the accuracy of the boundaries. */
  readonly simplified: string | null
  readonly source: {
    readonly title: string
    readonly publisher: string
    readonly url: string
    readonly licence: string
  }
  readonly creditLine: string
}

/** A place in a geography. The join key is always the code; the name is for people. */
export type Area = {
  readonly code: string
  readonly name: string
  /** At most 14 characters, for labels. */
  readonly short: string
  readonly aliases: readonly string[]
  /**
   * Codes from other years and publishers. `is`: the same area. `within`: one of those that this area was split into. `holds`: the area that this one
   * was merged into with others. Only a figure for an area that `is` another may be shown as its own.
   */
  readonly codes: readonly {
    readonly code: string
    readonly vintage: string
    readonly relation?: 'is' | 'within' | 'holds'
  }[]
  /** Geography id → code of the area there that holds this one. */
  readonly parents: Readonly<Record<string, string>>
  /** For areas merged from others: their codes in that geography. */
  readonly members?: readonly string[]
  /** A point inside the area. Null without a boundary or a point. */
  readonly centroid: LonLat | null
  readonly bounds: Bounds | null
  readonly areaKm2: number | null
  readonly neighbours: readonly string[]
  readonly step: Readonly<Record<Direction, string | null>>
}
