/** Code of the United Kingdom as a whole. */
export const unitedKingdom = 'K02000001'

export type LonLat = readonly [longitude: number, latitude: number]
export type Bounds = readonly [west: number, south: number, east: number, north: number]
export type Direction = 'up' | 'down' | 'left' | 'right'

/** A level of areas with its vintage, as `geo/geographies/<id>.json` states it. */
export type Geography = {
  readonly id: string
  /** Plural, for menus: "ITL1 regions and nations". */
  readonly name: string
  readonly singular: string
  readonly short: string
  readonly vintage: string
  /** From coarse to fine. */
  readonly order: number
  readonly hasShapes: boolean
  /** Object in the topology, or null when shapes are merged from another layer or do not exist. */
  readonly layer: string | null
  readonly mergedFrom: string | null
  /** Areas are places without an extent: each is a circle on the map. */
  readonly drawnAs?: 'points'
  /** What the accuracy of the boundaries allows, in words. */
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
   * Codes of other vintages and publishers. `is`: the same area. `within`: one of those that this area was split into. `holds`: what
   * this area was merged into with others. Only a figure for an area that `is` another may be shown as its own.
   */
  readonly codes: readonly {
    readonly code: string
    readonly vintage: string
    readonly relation?: 'is' | 'within' | 'holds'
  }[]
  /** Geography id → code of the area there that holds this one. */
  readonly parents: Readonly<Record<string, string>>
  /** For areas that are made of others: their codes in the geography that they are merged from. */
  readonly members?: readonly string[]
  /** Inside the area, or its point. Null where neither a boundary nor a point is held. */
  readonly centroid: LonLat | null
  readonly bounds: Bounds | null
  readonly areaKm2: number | null
  readonly neighbours: readonly string[]
  readonly step: Readonly<Record<Direction, string | null>>
}
