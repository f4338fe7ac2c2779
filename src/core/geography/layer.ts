import type { Feature, MultiPolygon, Polygon } from 'geojson'

export type Properties = Readonly<Record<string, unknown>>
export type BoundaryFeatures = readonly Feature<Polygon | MultiPolygon, Properties>[]

/** A record of a boundary file that has no polygon. */
export type Shapeless = {
  readonly properties: Properties
  /** What it has instead: "Point", "LineString"; null where the file gives it no shape at all. */
  readonly has: string | null
}

/** Polygons as a file has them: still in its own coordinates. */
export type BoundaryLayer = {
  /** As the user named it, for messages: `regions.geojson` or `uk.topojson#rgn`. */
  readonly file: string
  /** Name of the coordinate reference system that the file states, if it does. */
  readonly crs: string | null
  readonly shapes: BoundaryFeatures
  readonly shapeless: readonly Shapeless[]
}
