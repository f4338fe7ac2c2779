import { mapDrawingWith } from './map-drawing.tsx'
import { nameParts } from './names-layer.tsx'

/** The map of Explore, with the names of its areas. */
export const mapDrawing = mapDrawingWith({ catchments: null, names: nameParts })
