import { strToU8, zipSync } from 'fflate'
import { layoutOds } from '../layout-workbook.ts'
import { boardRecord, collection, square } from '../maps.ts'
import type { Case } from './case.ts'
import { handWorkbook } from './hand-workbook.ts'

const small = 'Region code,Year,WTE\nE12000008,2022,61\nE12000009,2022,41\n'
const figures = ['E12000008 2022 61', 'E12000009 2022 41']
const rows = [
  ['Region code', 'Year', 'WTE'],
  ['E12000008', 2022, 61],
  ['E12000009', 2022, 41],
] as const

function utf16(text: string): Uint8Array {
  const units = Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8]))
}

const map = (records: Parameters<typeof collection>[0], more = {}) => JSON.stringify(collection(records, more))
const boards = ['E54000801 Board A', 'E54000802 Board B']
const shape = (ring: ReturnType<typeof square>) => ({ geometry: { type: 'Polygon' as const, coordinates: [ring] } })
const grid = (at: number) => shape(square(400_000 + at * 20_000, 250_000, 20_000))
const mercator = (at: number) => shape(square(-220_000 + at * 30_000, 6_850_000, 30_000))

export const passingTables: readonly Case[] = [
  {
    name: 'names of an island in two forms are one area, twice',
    file: 'Area,Year,Value\nYnys Môn,2022,3\nIsle of Anglesey,2022,4\n',
    figures: null,
    says: [/Row 2 .*has one already/],
  },
  { name: 'bars between columns', file: small.replaceAll(',', '|'), figures },
  {
    name: 'XLSB is refused by its name',
    file: ['w.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    says: [/an XLSB workbook/],
  },
  {
    name: 'the City of London is not London',
    file: 'Local authority,Year,Linacs\nCity of London,2022,1\nIslington,2022,3\nHackney,2022,4\n',
    figures: ['E09000001 2022 1', 'E09000019 2022 3', 'E09000012 2022 4'],
  },
  { name: 'carriage returns alone end lines', file: small.replaceAll('\n', '\r'), figures },
  { name: 'a text that is called a workbook', file: ['table.xls', small], figures },
  {
    name: 'a text of tabs in UTF-16 that is called a workbook',
    file: ['table.xls', utf16(small.replaceAll(',', '\t'))],
    figures,
  },
  {
    name: 'former councils by code',
    file: 'Code,Area,Year,Linacs\nE06000028,Bournemouth,2018,11\nE10000009,Dorset,2018,14\n',
    figures: ['E06000028 2018 11', 'E10000009 2018 14'],
  },
  {
    name: 'rows of headings and groups of an ODS',
    file: [
      'w.ods',
      layoutOds([
        ['Nation', 'Year', 'WTE'],
        ['Scotland', 2022, 61],
        ['Wales', 2022, 41],
      ]),
    ],
    figures: ['S92000003 2022 61', 'W92000004 2022 41'],
  },
  {
    name: 'short and inverted names of councils',
    file: 'Area,Year,Linacs\n"Kingston upon Hull, City of",2022,7\n"Bristol, City of",2022,8\nTelford & Wrekin,2022,9\n',
    figures: ['E06000010 2022 7', 'E06000023 2022 8', 'E06000020 2022 9'],
  },
  {
    name: 'a council of another year is refused, and not put on the one that it was split from',
    file: 'Area,Year,Linacs\nCumberland,2024,7\nBlackpool,2024,8\n',
    figures: null,
    says: [/“Cumberland”.*a part of Cumbria/],
  },
  {
    name: 'ODS codes of boards beside names',
    file: 'ICB code,ICB name,Year,WTE\nQHL,NHS Birmingham and Solihull Integrated Care Board,2025,91\nQJM,NHS Lincolnshire Integrated Care Board,2025,45\n',
    figures: ['E54000055 2025 91', 'E54000013 2025 45'],
  },
  {
    name: 'short names of boards that are counties too are asked about',
    file: 'ICB,Year,WTE\nLincolnshire,2025,61\nDorset,2025,50\n',
    figures: null,
    says: [/stand for areas of more than one kind/],
  },
  {
    name: 'and are boards when that is the answer',
    file: 'ICB,Year,WTE\nLincolnshire,2025,61\nDorset,2025,50\n',
    answers: { 'area:geography': 'icb_2023' },
    figures: ['E54000013 2025 61', 'E54000041 2025 50'],
  },
  {
    name: 'a cell too many moves nothing in silence',
    file: 'Area code,Area,Year,WTE\nE12000008,Kent, Surrey,2022,61\nE12000009,South West,2022,41\n',
    figures: null,
    says: [/C2 \(Year\): found “Surrey”/],
  },
  {
    name: 'blanks that do not break lines, in names and figures',
    file: 'Area\u00a0name,Year,WTE\nNorth\u00a0East,2022,2\u00a0306\n Yorkshire\u00a0and The Humber,2022,417\n',
    figures: ['E12000001 2022 2306', 'E12000003 2022 417'],
  },
  {
    name: 'powers of ten',
    file: 'Code,Year,Value\nE12000008,2022,2.5E+03\nE12000009,2022,4E5\n',
    figures: ['E12000008 2022 2500', 'E12000009 2022 400000'],
  },
  {
    name: 'a workbook with a password is refused with the way out',
    file: ['w.xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    says: [/take the password away/],
  },
  {
    name: 'a workbook with a prefix in every part',
    file: ['w.xlsx', handWorkbook({ Data: rows }, { prefix: 'x:' })],
    figures,
  },
  {
    name: 'a strict workbook with dates of ISO',
    file: [
      'w.xlsx',
      handWorkbook(
        {
          Data: [
            ['Region code', 'Date', 'WTE'],
            ['E12000008', { date: '2022-09-30' }, 61],
          ],
        },
        { strict: true },
      ),
    ],
    figures: ['E12000008 2022-09-30 61'],
  },
  {
    name: 'Gaelic and inverted names of councils',
    file: 'Council,Year,Linacs\n"Edinburgh, City of",2022,12\nComhairle nan Eilean Siar,2022,3\nPerth & Kinross,2022,7\n',
    figures: ['S12000036 2022 12', 'S12000013 2022 3', 'S12000048 2022 7'],
  },
  {
    name: 'codes of health boards of 2014',
    file: 'Area code,Area name,Year,Linacs\nS08000018,NHS Fife,2015,12\nS08000027,NHS Tayside,2015,22\n',
    figures: ['S08000029 2015 12', 'S08000030 2015 22'],
  },
  {
    name: 'a mark of bytes, a line that names the separator, and decimal commas',
    file: '\ufeffsep=;\r\nArea code;Year;WTE\r\nE12000008;2022;61,5\r\nE12000009;2022;2.345,5\r\n',
    figures: ['E12000008 2022 61.5', 'E12000009 2022 2345.5'],
    says: [/decimal comma/],
  },
  {
    name: 'a sheet a year, with the period in its name',
    file: [
      'w.xlsx',
      handWorkbook({
        2021: [
          ['Region code', 'WTE'],
          ['E12000008', 61],
        ],
        2022: [
          ['Region code', 'WTE'],
          ['E12000008', 62],
        ],
      }),
    ],
    figures: ['E12000008 2021 61', 'E12000008 2022 62'],
  },
  {
    name: 'latitude and longitude of sites exchanged',
    file: 'Site,Longitude,Latitude\nA,50.72,-3.51\n',
    figures: null,
    says: [/The two are exchanged/],
  },
  {
    name: 'sites as the ONS portal writes them',
    file: '\ufeffX,Y,name,postcode\n-3.51,50.72,A,EX2 5DW\n-5.09,50.27,B,TR1 3LJ\n',
    summary: /2 sites as points/,
  },
  {
    name: 'a site at nought degrees',
    file: 'Site,Latitude,Longitude\nA,50.72,-3.51\nB,0,0\n',
    figures: null,
    says: [/B3 .*“0, 0”.*not in the United Kingdom/],
  },
  {
    name: 'dates of another country are refused and not turned round',
    file: 'Area code,Date,WTE\nE12000008,09/30/2022,61\nE12000009,09/30/2022,41\n',
    figures: null,
    says: [/“09\/30\/2022”/],
  },
]

export const passingMaps: readonly Case[] = [
  {
    name: 'the National Grid without a word of it',
    file: ['m.geojson', map([boardRecord(1, grid(1)), boardRecord(2, grid(2))])],
    areas: boards,
  },
  {
    name: 'metres of Mercator without a word of it',
    file: ['m.geojson', map([boardRecord(1, mercator(1)), boardRecord(2, mercator(2))])],
    areas: boards,
  },
  {
    name: 'latitude before longitude is refused',
    file: ['m.geojson', map([boardRecord(1, shape(square(52.1, -1.9, 0.25)))])],
    areas: [],
    says: [/Latitude and longitude are exchanged/],
  },
  {
    name: 'ODS codes beside GSS codes',
    file: [
      'm.geojson',
      map([1, 2].map((n) => boardRecord(n, { properties: { HB30CDH: `QX${n}`, ...boardRecord(n).properties } }))),
    ],
    areas: boards,
  },
  {
    name: 'blanks behind codes',
    file: [
      'm.geojson',
      map(
        [1, 2].map((n) =>
          boardRecord(n, { properties: { HB30CD: `E5400080${n}  `, HB30NM: `Board ${'AB'[n - 1]} ` } }),
        ),
      ),
    ],
    areas: boards,
  },
  {
    name: 'UTM is refused by its name',
    file: [
      'm.geojson',
      map([boardRecord(1, grid(1))], { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32630' } } }),
    ],
    areas: [],
    says: [/EPSG::32630/],
  },
  {
    name: 'heights are passed over',
    file: [
      'm.geojson',
      map(
        [1, 2].map((n) => boardRecord(n, shape(square(-2.15 + n / 4, 52.1, 0.25).map(([x = 0, y = 0]) => [x, y, 12])))),
      ),
    ],
    areas: boards,
  },
  {
    name: 'a map that ends in the middle is refused',
    file: ['m.geojson', strToU8(map([boardRecord(1)]).slice(0, -30))],
    areas: [],
    says: [/valid JSON/],
  },
]
