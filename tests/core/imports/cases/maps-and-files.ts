import { strToU8, zipSync } from 'fflate'
import { tables } from '#core/imports/tables/registry.ts'
import { writeXlsx } from '#formats/write-xlsx.ts'
import { openFile } from '#io/imports/open-file.ts'
import { templateWorkbook } from '#io/workbooks/template.ts'
import { layoutWorkbook } from '../layout-workbook.ts'
import { boardRecord, collection, square } from '../maps.ts'
import type { Case } from './case.ts'
import { handWorkbook } from './hand-workbook.ts'

const map = (records: Parameters<typeof collection>[0], more = {}) => JSON.stringify(collection(records, more))
const boards = ['E54000801 Board A', 'E54000802 Board B', 'E54000803 Board C']
const parts = (more: (n: number) => object) =>
  map(
    [1, 2, 1, 2].map((n, at) =>
      boardRecord(n, {
        properties: { ...more(at + 1), ...boardRecord(n).properties },
        geometry: { type: 'Polygon', coordinates: [square(-2.15 + at / 4, 52.1, 0.2)] },
      }),
    ),
  )
const planar = (side: number) =>
  map(
    [1, 2, 3].map((n) => boardRecord(n, { geometry: { type: 'Polygon', coordinates: [square(n * side, 20, side)] } })),
  )

const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Board A</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${square(
  -1.9,
  52.1,
  0.25,
)
  .map((at) => at.join(','))
  .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`

export const maps: readonly Case[] = [
  {
    name: 'polygons within a collection are taken, and an area without a shape is named',
    file: [
      'map.geojson',
      map([
        boardRecord(1),
        boardRecord(2, { geometry: { type: 'GeometryCollection', geometries: [boardRecord(2).geometry!] } }),
        boardRecord(3, { geometry: null }),
      ]),
    ],
    areas: boards.slice(0, 2),
    says: [/1 area without a shape: Board C/],
  },
  {
    name: 'a picture in hundreds of units is no map',
    file: ['map.geojson', planar(130)],
    areas: [],
    says: [/a cartogram or a picture/],
  },
  {
    name: 'nor one in TopoJSON of pixels',
    file: [
      'map.json',
      JSON.stringify({
        type: 'Topology',
        arcs: [square(10, 10, 200)],
        objects: {
          hb: {
            type: 'GeometryCollection',
            geometries: [{ type: 'Polygon', arcs: [[0]], properties: { HB30CD: 'E54000801', HB30NM: 'Board A' } }],
          },
        },
      }),
    ],
    areas: [],
    says: [/a cartogram or a picture/],
  },
  {
    name: 'parts of one code are one area, whatever number each has',
    file: ['map.geojson', parts((at) => ({ OBJECTID: at }))],
    areas: boards.slice(0, 2),
    says: [/4 shapes with 2 codes/],
  },
  {
    name: 'and without a number too',
    file: ['map.geojson', parts(() => ({}))],
    areas: boards.slice(0, 2),
    says: [/4 shapes with 2 codes/],
  },
  { name: 'KML is read', file: ['map.kml', kml], areas: ['Board A Board A'], says: [/There is no field of codes/] },
  {
    name: 'Esri JSON is read',
    file: [
      'map.json',
      JSON.stringify({
        geometryType: 'esriGeometryPolygon',
        spatialReference: { wkid: 4326 },
        features: [1, 2].map((n) => ({
          attributes: boardRecord(n).properties,
          geometry: { rings: [square(-2.15 + n / 4, 52.1, 0.25)] },
        })),
      }),
    ],
    areas: boards.slice(0, 2),
  },
  {
    name: 'a single feature is read',
    file: ['map.geojson', JSON.stringify({ type: 'Feature', ...boardRecord(1) })],
    areas: boards.slice(0, 1),
  },
  {
    name: 'a GeoPackage is refused by its name, with the way to convert it',
    file: ['map.gpkg', new Uint8Array([...strToU8('SQLite format 3\0'), ...new Uint8Array(80)])],
    areas: [],
    says: [/a GeoPackage.*(QGIS|mapshaper)/],
  },
  {
    name: 'an id beside the fields does not take their names away',
    file: [
      'map.geojson',
      map(
        [1, 2].map((n) => ({
          ...boardRecord(n),
          properties: { LGDCode: `N0900090${n}`, LGDNAME: `District ${n}` },
          id: `N0900090${n}`,
        })),
      ),
    ],
    areas: ['N09000901 District 1', 'N09000902 District 2'],
  },
]

const template = templateWorkbook(tables.survey, [])
const [head = [], ...examples] = openFile('t.xlsx', template).sheets[0]?.rows ?? []
const figuresTemplate = openFile('t.xlsx', templateWorkbook(tables.indicator, [])).sheets[0]?.rows ?? []
const wales = figuresTemplate.find(([area]) => area === 'Wales') ?? []
const own = (name: string, year = '2025') => [year, name, 'Wales', 'MR', 'Engineer', 'Partial', '8', '7', '1']
const survey = 'survey_year,department,area,specialty,profession,establishment_wte,in_post_wte\n'

export const otherFiles: readonly Case[] = [
  {
    name: 'examples left in a template are no departments',
    file: ['returns.xlsx', writeXlsx([{ name: 'Data', rows: [head, ...examples, own('Ours'), own('Theirs')] }])],
    summary: /2 departments, 2025/,
    says: [/Examples of the template are left out/],
  },
  {
    name: 'nor are they where rows were sorted between them, a column was taken out, or they were put at the end',
    file: `${survey}2025,Ours,Wales,MR,Engineer,8,7\n2025,Example department A,East Midlands,Radiotherapy physics,Clinical technologist,8,8\n2025,Theirs,Wales,MR,Engineer,6,5\n2025,example department b,Wales,Clinical engineering,Engineer,6,5.0\n`,
    summary: /2 departments, 2025/,
    says: [/found “2 rows: .*Examples of the template are left out/],
  },
  {
    name: 'examples of figures are known in their places alone: below, the same row is a figure',
    file: [
      'figures.xlsx',
      writeXlsx([{ name: 'Data', rows: [...figuresTemplate, ['E12000009', '2024', '', '7'], wales] }]),
    ],
    figures: ['E12000009 2024 7', 'W92000004 2024 8.2'],
    says: [/Examples of the template are left out/],
  },
  {
    name: 'a department that is called as an example and has other figures is an error',
    file: `${survey}2026,Example department A,East Midlands,Radiotherapy physics,Clinical technologist,8,8\n2025,Ours,Wales,MR,Engineer,8,7\n`,
    figures: null,
    says: [/error: table\.csv, B2 \(department\): found “Example department A”.*Write the name, or delete the row/],
  },
  {
    name: 'boundaries that are written as text in a table are called so',
    file: 'WKT,LAD24CD,LAD24NM\n"POLYGON ((-2 52,-1 52,-1 53,-2 52))",E06000015,Derby\n',
    figures: null,
    says: [/boundaries written as text \(WKT\).*GeoJSON/],
  },
  {
    name: 'a column of no width is hidden, and is named where it is read',
    file: [
      'w.xlsx',
      layoutWorkbook(
        [
          ['Area code', 'Year', 'WTE'],
          ['E12000008', 2022, 61],
          ['E12000009', 2022, 41],
        ],
        { columns: '<col min="3" max="3" width="0" customWidth="1"/>' },
      ),
    ],
    says: [/The file hides these columns/],
  },
  {
    name: 'one department under three spellings is asked about, and is one till then',
    file: `${survey}2025,Gamma Hospital,Wales,MR,Engineer,8,7\n2025,GAMMA HOSPITAL,Wales,Radiotherapy,Engineer,6,5\n2025,Gamma Hosp.,Wales,NM,Engineer,4,4\n`,
    summary: /0 figures of staff in post/,
    says: [/Are .*“Gamma Hospital” one department\?/],
  },
  {
    name: 'returns of another year are of that year, whatever was imported before',
    file: [
      'returns-2024.xlsx',
      writeXlsx([{ name: 'Data', rows: [head, own('Ours', '2024'), own('Theirs', '2024')] }]),
    ],
    summary: /2 departments, 2024/,
  },
  {
    name: 'a workbook whose parts are named with backslashes is a workbook',
    file: [
      'w.xlsx',
      handWorkbook(
        {
          Data: [
            ['Area code', 'Year', 'WTE'],
            ['E12000008', 2022, 61],
            ['E12000009', 2022, 41],
          ],
        },
        { backslashes: true },
      ),
    ],
    figures: ['E12000008 2022 61', 'E12000009 2022 41'],
  },
  {
    name: 'zero bytes in a text are dropped with a note',
    file: 'Area code,Region,Year,FTE\nE12000008,South East,2022,61.5\nE12000009,South\0 West,2022,41.5\n',
    figures: ['E12000008 2022 61.5', 'E12000009 2022 41.5'],
    says: [/1 zero byte/],
  },
  {
    name: 'a rare mark between columns is found',
    file: 'OrganisationID¬OrganisationName¬City¬Postcode¬Latitude¬Longitude¬ParentName\n7¬First Hospital¬Exeter¬EX2 5DW¬50.7167¬-3.5061¬A trust\n8¬Second Hospital¬Truro¬TR1 3LJ¬50.2667¬-5.0928¬B trust\n',
    summary: /2 sites as points/,
  },
  {
    name: 'longitudes that lack their minus are asked about',
    file: 'Site,Town,Latitude,Longitude\nA,Exeter,50.72,3.51\nB,Truro,50.27,5.09\n',
    says: [/Do the longitudes lack their minus\?|within the United Kingdom/],
    figures: null,
  },
  {
    name: 'the one table in a ZIP is read',
    file: ['x.zip', zipSync({ 'a.csv': strToU8('Area,Year,WTE\nWales,2022,61\n') })],
    figures: ['W92000004 2022 61'],
  },
]
