import type { MultiPolygon, Polygon, Position } from 'geojson'

/** The polygons of a shape, each an outer ring and its holes. */
export const partsOf = (shape: Polygon | MultiPolygon): Position[][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
