import type { Step } from './steps.ts'

/** What the codes of other vintages or publishers mean for an area as we draw it. */
export type Relation =
  /** The same area, but for changes too small to see. */
  | 'is'
  /** An area that lies inside this one: one of those that it was split into. */
  | 'within'
  /** An area that this one lies inside, with others: what it was merged into. */
  | 'holds'

export type OtherCode = { readonly code: string; readonly vintage: string; readonly relation: Relation }

/** An area as its geography's tables know it: before shapes are measured. */
export type NamedArea = {
  readonly code: string
  readonly name: string
  /** At most 14 characters. */
  readonly short: string
  readonly aliases: readonly string[]
  readonly codes: readonly OtherCode[]
  /** Geography → code there of the area that holds this one wholly. */
  readonly parents: Readonly<Record<string, string>>
  readonly members?: readonly string[]
}

/** An area as `built/areas.json` has it. */
export type AreaRecord = NamedArea & {
  /** Longitude and latitude of a point inside the largest part; null where no shape is held. */
  readonly centroid: readonly [number, number] | null
  readonly bounds: readonly [west: number, south: number, east: number, north: number] | null
  /** Of the shape as drawn, on the ellipsoid; not the official land area. */
  readonly areaKm2: number | null
  readonly neighbours: readonly string[]
  readonly step: Step
}

/** A geography as `geographies/<id>.json` states it. */
export type GeographyRecord = {
  readonly id: string
  readonly name: string
  readonly singular: string
  readonly short: string
  readonly vintage: string
  readonly order: number
  readonly hasShapes: boolean
  readonly layer: string | null
  readonly mergedFrom: string | null
  /** Areas without an extent, each a circle on the map. */
  readonly drawnAs?: 'points'
  readonly simplified: string | null
  readonly maxScaleNote: string | null
  readonly source: {
    readonly title: string
    readonly publisher: string
    readonly url: string
    readonly licence: string
  }
  readonly creditLine: string
  readonly accuracy: {
    readonly method: string
    /** Intersection over union with the official polygons, 0..1, weighted by official area. */
    readonly areaWeightedIoU: number
    readonly lowest: readonly { readonly code: string; readonly iou: number }[]
    readonly note: string
  } | null
  readonly nests: readonly { readonly in: string; readonly exact: boolean; readonly note: string }[]
}

export type AreasFile = {
  readonly geographies: readonly GeographyRecord[]
  readonly areas: Readonly<Record<string, readonly AreaRecord[]>>
}
