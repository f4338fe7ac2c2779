import { Refusal } from '../refusal.ts'
import type { FileFormat, UnknownFile } from './file-format.ts'

const readable = 'boundaries as GeoJSON, TopoJSON, KML, Esri JSON or a zipped shapefile'
const inQgis = 'Export it as GeoJSON in QGIS.'
const converted = 'Export it as GeoJSON in QGIS, or convert it at mapshaper.org.'

const startsWithText = (file: UnknownFile, text: string) =>
  file.startsWith(...[...text].map((letter) => letter.charCodeAt(0)))
const endsWith = ({ name }: UnknownFile, end: string) => name.toLowerCase().endsWith(end)
const isSqlite = (file: UnknownFile) => startsWithText(file, 'SQLite format 3')
const isMarkup = ({ head }: UnknownFile) => /^\s*</.test(head)

/** Formats of maps that are known and not read: what they are, how one is recognised, and the way to one that is read. */
const formats: readonly (readonly [string, (file: UnknownFile) => boolean, string])[] = [
  [
    'a GeoPackage',
    (file) =>
      isSqlite(file) && (endsWith(file, '.gpkg') || String.fromCharCode(...file.bytes.subarray(68, 70)) === 'GP'),
    converted,
  ],
  [
    'a map of tiles (MBTiles)',
    (file) => isSqlite(file) && endsWith(file, '.mbtiles'),
    'Ask for the boundaries that it was made from as GeoJSON.',
  ],
  ['a FlatGeobuf', (file) => file.startsWith(0x66, 0x67, 0x62, 0x03), converted],
  ['a Parquet file', (file) => startsWithText(file, 'PAR1'), inQgis],
  [
    'one file of a shapefile',
    (file) =>
      file.startsWith(0x00, 0x00, 0x27, 0x0a) ||
      (/\.dbf$/i.test(file.name) && [0x03, 0x30, 0x83, 0x8b].includes(file.bytes[0] ?? 0)),
    'Put all files of the shapefile (.shp, .dbf, .prj and others of its name) into one ZIP and drop that.',
  ],
  [
    'a file geodatabase',
    ({ parts }) => parts.some((part) => /\.gdb(\/|$)|(^|\/)a0000000\d\.gdbtable$/i.test(part)),
    inQgis,
  ],
  [
    'a project of QGIS',
    (file) =>
      file.parts.some((part) => /\.qgs$/i.test(part)) || (isMarkup(file) && /<(!doctype )?qgis/i.test(file.head)),
    'It has no shapes in it: export the layer as GeoJSON.',
  ],
  ['a MapInfo table', ({ head }) => /^!table\b/i.test(head) || /^Version\s+\d+\s+Charset\b/i.test(head), inQgis],
  [
    'a map in GML',
    (file) => isMarkup(file) && /opengis\.net\/(gml|wfs)|<(\w+:)?(gml|FeatureCollection)\b/i.test(file.head),
    inQgis,
  ],
  [
    'tracks in GPX',
    (file) => isMarkup(file) && /<gpx\b/i.test(file.head),
    'Tracks and points have no areas: choose a boundary file.',
  ],
  [
    'a map of OpenStreetMap',
    (file) => isMarkup(file) && /<osm\b/i.test(file.head),
    'Export the boundaries as GeoJSON at overpass-turbo.eu.',
  ],
  [
    'a drawing in SVG',
    (file) => isMarkup(file) && /<svg\b/i.test(file.head),
    'A drawing has no places: choose the boundaries that it was made from.',
  ],
  ['a CAD drawing', (file) => startsWithText(file, 'AC10') || /^\s*0\r?\n\s*SECTION\b/.test(file.head), inQgis],
  [
    'a picture',
    (file) =>
      file.startsWith(0x89, 0x50, 0x4e, 0x47) ||
      file.startsWith(0xff, 0xd8, 0xff) ||
      startsWithText(file, 'GIF8') ||
      file.startsWith(0x49, 0x49, 0x2a, 0x00) ||
      file.startsWith(0x4d, 0x4d, 0x00, 0x2a),
    'A picture has neither figures nor areas: ask for the table or the boundaries behind it.',
  ],
]

/** Maps in formats that are not read, each with its name and the way out. */
export const refusedMaps: readonly FileFormat[] = formats.map(([name, recognises, mend]) => ({
  name,
  endings: [],
  recognises,
  open: () => {
    throw new Refusal('map-format', name, readable, mend)
  },
}))
