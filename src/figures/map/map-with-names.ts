import { mapDrawingWith } from './map-drawing.tsx'
import { nameParts } from './names-layer.tsx'
import { singleParts } from './single-drawing.tsx'

/** The map of Explore, with the names of its areas, or the number of one alone. */
export const mapDrawing = mapDrawingWith({ catchments: null, names: nameParts, single: singleParts, insets: null })
