/** Whether a file is named like a map, so that advice speaks of maps. */
const isMap = (name: string): boolean => /\.(?:geojson|geojsonl|topojson|kml|kmz|shp|gpkg|gml|fgb)$/i.test(name)

/** What to do about a file that is larger than any the atlas can use. */
export const smallerFile = (name: string): string =>
  isMap(name)
    ? 'Download the boundaries generalised (BGC or BUC at the Open Geography Portal), or simplify them at mapshaper.org.'
    : 'Leave out sheets and columns that the atlas does not need, or save as CSV.'

/** What to do about a file that cannot be read. */
export const readableFile = (name: string): string =>
  isMap(name) ? 'Download it again as GeoJSON.' : 'Save it again as XLSX or CSV.'

/** What is expected of a file by its name. */
export const expectedOf = (name: string): string => (isMap(name) ? 'boundaries' : 'a table or boundaries')
