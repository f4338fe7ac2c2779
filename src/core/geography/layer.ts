import type { Feature, MultiPolygon, Polygon } from 'geojson'

export type Properties = Readonly<Record<string, unknown>>
export type Shapes = readonly Feature<Polygon | MultiPolygon, Properties>[]

/** The polygons of a file, still in the file's coordinates. */
export type Layer = {
  /** The file's name for messages: `regions.geojson` or `uk.topojson#rgn`. */
  readonly file: string
  /** Name of the file's coordinate reference system, if stated. */
  readonly crs: string | null
  readonly shapes: Shapes
}
