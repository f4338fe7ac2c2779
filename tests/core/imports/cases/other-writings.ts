import { strToU8, zipSync } from 'fflate'
import { layoutWorkbook } from '../layout-workbook.ts'
import { boardRecord, collection, square } from '../maps.ts'
import type { Case } from './case.ts'
import { handWorkbook } from './hand-workbook.ts'

/** Figures of Wales and Scotland in one period. */
const both = (wales: string | number, scotland: string | number, period = '2023'): readonly string[] => [
  `W92000004 ${period} ${wales}`,
  `S92000003 ${period} ${scotland}`,
]
/** Rows of Wales and Scotland under a heading of a test's own. */
const pair = (heading: string, wales: string, scotland: string): string =>
  `${heading}\nWales,${wales}\nScotland,${scotland}\n`
const survey = 'survey_year,department,area,specialty,profession,establishment_wte,in_post_wte'
const map = (records: Parameters<typeof collection>[0], more = {}) => JSON.stringify(collection(records, more))

export const otherAreas: readonly Case[] = [
  {
    name: 'Fingertips of two authorities under one region: the region is not the area, and the unit is asked for',
    file: 'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit\n5,Rate Z,E12000004,East Midlands,E06000015,Derby,UA,Persons,All,,,2019,12.4,11,13.9\n5,Rate Z,E12000004,East Midlands,E06000016,Leicester,UA,Persons,All,,,2019,15.4,14,16.9\n',
    figures: null,
    says: [/the unit of the figures/, /“Parent Code”.*taken from “Area Code”/],
  },
  {
    name: 'Fingertips by sex keeps the sexes apart or asks what they are',
    file: 'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value\n5,Rate Z,E92000001,England,E12000004,East Midlands,Region,Male,All,,,2019,12.4\n5,Rate Z,E92000001,England,E12000004,East Midlands,Region,Female,All,,,2019,15.4\n',
    figures: null,
    says: [/Sex/],
  },
  {
    name: 'providers of a board are no figures of the board without a word',
    file: 'ICB code,Provider,Year,Scanners\nE54000013,North,2023,3\nE54000013,South,2023,5\nE54000041,West,2023,7\n',
    figures: null,
    says: [/They differ in Provider\. What are they\?/],
  },
  {
    name: 'a total of all providers beside them is not added to them',
    file: 'Nation,Provider,Year,Linacs\nWales,All providers,2023,12\nWales,North,2023,7\nWales,South,2023,5\nScotland,All providers,2023,9\nScotland,East,2023,9\n',
    figures: null,
    says: [/Provider/],
  },
  {
    name: 'headings that are not known stand above data with known words, and the period is asked for',
    file: 'Tier,ONS,Place name,Kind,When,Obs\nNation,W92000004,Wales,WTE,2023,120\nNation,S92000003,Scotland,WTE,2023,310\n',
    figures: null,
    says: [/say above to which period/],
  },
  {
    name: 'a table without headings is an error, and no row of it becomes one',
    file: 'W92000004,2023,120.5\nS92000003,2023,310.5\nE92000001,2023,3100.5\n',
    figures: null,
    says: [/This row is data|row of headings/],
  },
  {
    name: 'one name of many is that of another code',
    file: 'LA code,LA name,Year,WTE\nE06000026,Plymouth,2023,11.5\nE06000009,Blackpool,2023,12.5\nE06000015,Leicester,2023,13.5\n',
    figures: null,
    says: [/B4.*“Leicester”.*Derby/],
  },
  {
    name: 'nations with exchanged codes contradict each other',
    file: 'Code,Nation,Year,WTE\nW92000004,Scotland,2023,12.5\nS92000003,Wales,2023,13.5\n',
    figures: null,
    says: [/“Scotland”.*Wales/, /“Wales”.*Scotland/],
  },
  {
    name: 'a district of 2015 by its name is refused',
    file: 'LGD,Year,WTE\nMid Ulster,2023,11.5\nBelfast City Council,2023,12.5\n',
    figures: null,
    says: [/“Mid Ulster”/, /“Belfast City Council”/],
  },
  {
    name: 'a district of 2015 by its code beside one of 1992 is refused, and neither is put on the other',
    file: 'LGD code,LGD,Year,WTE\nN09000009,Mid Ulster,2023,11.5\n95GG,Belfast,2023,12.5\n',
    figures: null,
    says: [/“N09000009”.*an area of another year/],
  },
  {
    name: 'a figure whose area is blank is asked about, and put nowhere',
    file: 'Area,Year,WTE\nWales,2023,11.5\n,2023,12.5\nScotland,2023,14\n',
    figures: null,
    says: [/row 3|A3/i],
  },
  {
    name: 'a return without its region is an error',
    file: `${survey}\n2025,A,Wales,MR,Engineer,12.5,11.0\n2025,B,,MR,Engineer,5,4\n`,
    figures: null,
    says: [/C3 .*found “nothing”/],
  },
  {
    name: 'regions of the NHS by ODS code are those',
    file: 'Region code,Year,WTE\nY60,2024,120\nY61,2024,90\n',
    figures: ['E40000011 2024 120', 'E40000013 2024 90'],
  },
  {
    name: 'places within a board by ODS code are not put on the board',
    file: 'SUB_ICB_LOCATION_CODE,Year,WTE\n01F,2024,100.5\n01J,2024,50.5\n',
    figures: null,
    says: [/Say above what it is/],
  },
  {
    name: 'Wales and Cymru in one table are one area twice',
    file: 'Area,Year,WTE\nWales,2023,12.5\nCymru,2023,13.5\nScotland,2023,9.5\n',
    figures: null,
    says: [/Row 2 .*has one already/],
  },
]

export const otherHeadings: readonly Case[] = [
  {
    name: 'three rows of merged headings are joined, and one of the measures is asked for',
    file: [
      'three.xlsx',
      layoutWorkbook(
        [
          ['', '2022', '', '2023', ''],
          ['', 'Staff', '', 'Staff', ''],
          ['Area', 'FTE', 'Heads', 'FTE', 'Heads'],
          ['Wales', 21.5, 24, 22.5, 25],
          ['Scotland', 11.5, 14, 12.5, 15],
        ],
        { merged: ['B1:C1', 'D1:E1', 'B2:C2', 'D2:E2'] },
      ),
    ],
    figures: null,
    says: [/different measures/],
  },
  {
    name: 'a row of descriptions below the headings is no data',
    file: 'area,period,value\nName of the area,Calendar year,Whole-time equivalents\nWales,2022,21.5\nScotland,2022,11.5\n',
    figures: null,
  },
  {
    name: 'headings repeated on each page of a print are passed over',
    file: 'Area,Year,WTE\nWales,2023,21.5\nArea,Year,WTE\nScotland,2023,11.5\n',
    figures: both(21.5, 11.5),
    says: [/1 row: Area, Year, WTE/],
  },
  {
    name: 'Crown copyright and a remark below a table are none',
    file: 'Area,Year,WTE\nWales,2023,21.5\nScotland,2023,11.5\n\nCrown copyright,,\n"Figures of Wales exclude one board, see note 3",,\n',
    figures: both(21.5, 11.5),
    says: [/Crown copyright/],
  },
  {
    name: 'numbered notes with numbers in them are no rows',
    file: 'Area,Year,WTE\nWales,2023,21.5\nScotland,2023,11.5\n\nNotes,,\n1,Without 14 bank staff,\n2,With 12 trainees,\n',
    figures: both(21.5, 11.5),
  },
  {
    name: 'a reason beside a blank figure is its reason',
    file: pair('Area,Year,WTE,Marker', '2023,,[c]', '2023,12.5,'),
    figures: both('suppressed', 12.5),
  },
  {
    name: 'a status in words beside figures',
    file: pair('Area,Year,WTE,Status', '2023,,Suppressed', '2023,12.5,Provisional'),
    figures: both('suppressed', 12.5),
  },
  {
    name: 'a department that is written out and shortened is asked about',
    file: `${survey}\n2025,St Mary’s & St John’s,Wales,MR,Engineer,12,11\n2025,SAINT MARYS AND SAINT JOHNS,Wales,NM,Engineer,5,4\n`,
    says: [/one department\?/],
  },
  {
    name: 'departments of two towns that share a saint are not one without a word',
    file: `${survey}\n2025,St James Leeds,Yorkshire and The Humber,MR,Engineer,12,11\n2025,St James London,London,NM,Engineer,5,4\n`,
    silent: /taken as one department/,
  },
]

export const otherFigures: readonly Case[] = [
  {
    name: 'lists of references beside figures with commas',
    file: 'Area,Refs,Year,Staff in post (headcount)\nWales,"1,2",2023,"1,250"\nScotland,"2,3",2023,"12,350"\n',
    figures: both(1250, 12350),
  },
  {
    name: 'a point that parts thousands in a German file is asked about or read as one',
    file: 'Area;Year;WTE\nWales;2023;1.234,5\nScotland;2023;2.345,5\n',
    figures: both(1234.5, 2345.5),
  },
  {
    name: 'points that may part thousands are not taken for fractions without a word',
    file: 'Area;Year;Headcount\nWales;2023;1.234\nScotland;2023;12.345\n',
    figures: null,
  },
  {
    name: 'a column of the type of the figure holds two measures',
    file: 'Region,Basis,Month,Number\nWales,Headcount,2024-03,120\nWales,FTE,2024-03,100.5\nScotland,Headcount,2024-03,220\nScotland,FTE,2024-03,200.5\n',
    figures: null,
    says: [/different measures by Basis/],
  },
  {
    name: 'all staff and the qualified of them are not added',
    file: 'Region,Staff,Year,FTE\nWales,Qualified,2024,120\nWales,All,2024,150\nScotland,Qualified,2024,220\nScotland,All,2024,290\n',
    figures: null,
    says: [/\(Staff\): found “Qualified”/, /What does “All” stand for/],
  },
  {
    name: 'a subtotal among regions is no region',
    file: 'Region,Year,FTE\nNorth East,2024,20\nYorkshire and The Humber,2024,30\nNorth (sub-total),2024,50\nWales,2024,25\n',
    figures: null,
    says: [/North \(sub-total\)/],
  },
  {
    name: 'number of staff is no WTE',
    file: pair('Area,Year,Number of staff', '2023,120', '2023,310'),
    figures: null,
    says: [/such as WTE, persons/],
  },
  {
    name: 'WTE beside heads: neither is added to the other, and the one that is left is named',
    file: pair('Area,Year,WTE,Heads', '2023,120.5,140', '2023,310.2,330'),
    figures: both(120.5, 310.2),
    says: [/“Heads”/],
  },
  {
    name: 'heads beside WTE in another order',
    file: pair('Area,Year,Heads,WTE', '2023,140,120.5', '2023,330,310.2'),
    figures: both(120.5, 310.2),
    says: [/“Heads”.*not imported/],
  },
  {
    name: 'per 10,000',
    file: pair('Area,Year,"Admissions per 10,000 population"', '2023,12.5', '2023,31.5'),
    measure: 'Admissions per 10,000 population, rate, per 10,000 people',
  },
  {
    name: 'thousands of patients',
    file: pair('Area,Year,"Patients (000s)"', '2023,310.7', '2023,543.6'),
    measure: 'Patients (000s), measure, thousand people',
  },
  {
    name: 'numerator, denominator and a percentage between its limits',
    file: pair('Area,Year,Numerator,Denominator,Percent,Lower,Upper', '2023,40,100,40,31,50', '2023,60,100,60,51,69'),
    figures: both(40, 60),
  },
  {
    name: 'of a rate, its limits in words and its deaths the figure is asked for',
    file: pair(
      'Area,Year,ASR,95% CI lower,95% CI upper,Observed deaths',
      '2023,140.5,131.2,150.2,812',
      '2023,160.2,151.1,169.2,911',
    ),
    figures: null,
    says: [/“ASR, 95% CI lower, 95% CI upper, Observed deaths”/],
  },
  {
    name: 'one share without its sign among others',
    file: 'Area,Year,Vacancy rate\nWales,2023,8.5%\nScotland,2023,0.09\nEngland,2023,10%\n',
    figures: null,
    says: [/Expected a percentage, like the other figures/],
  },
  {
    name: 'fractions under a rate are asked about',
    file: pair('Area,Year,Vacancy rate (%)', '2023,0.085', '2023,0.09'),
    guesses: ['unit'],
  },
  {
    name: 'hours by a heading of hours are no minutes',
    file: 'area,site,hours\nE06000026,Nowhere,0.5\nE06000022,Nowhere,1.25\n',
    figures: null,
  },
  {
    name: 'seconds are no minutes',
    file: 'area,site,seconds\nE06000026,Nowhere,1500\nE06000022,Nowhere,4200\n',
    figures: null,
  },
  {
    name: 'minus ninety-nine among staff is asked about',
    file: pair('Area,Year,Staff WTE', '2023,120', '2023,-99'),
    figures: null,
    says: [/-99|−99/],
  },
  {
    name: 'a row of sevens is asked about',
    file: 'Area,Year,Staff WTE\nWales,2023,120\nScotland,2023,999999\nEngland,2023,3400\n',
    figures: null,
    says: [/999999/],
  },
  {
    name: 'signs of missing figures in one column are each said',
    file: 'Area,Year,WTE\nWales,2023,12.5\nScotland,2023,S\nEngland,2023,—\nNorthern Ireland,2023,N/K\n',
    figures: null,
    says: [/“S”/, /“N\/K”/],
  },
  {
    name: 'a star behind a figure and [low] are no figures without a word',
    file: 'Area,Year,WTE\nWales,2023,12.5*\nScotland,2023,[low]\nEngland,2023,14\n',
    figures: null,
    says: [/12\.5\*/],
  },
]

export const otherPeriods: readonly Case[] = [
  {
    name: 'years with an r',
    file: pair('Area,2021r,2022 (r)', '10.5,20.5', '11.5,21.5'),
    figures: [...both(10.5, 11.5, '2021'), ...both(20.5, 21.5, '2022')],
  },
  {
    name: 'a financial year with a star',
    file: pair('Area,2021/22,2022/23*', '10.5,20.5', '11.5,21.5'),
    figures: [...both(10.5, 11.5, '2021/22'), ...both(20.5, 21.5, '2022/23')],
  },
  {
    name: 'the latest beside years is named and not read as one',
    file: pair('Area,2021,2022,Latest', '10.5,20.5,30.5', '11.5,21.5,31.5'),
    figures: [...both(10.5, 11.5, '2021'), ...both(20.5, 21.5, '2022')],
    says: [/Latest/],
  },
  {
    name: 'three-year ranges of one start are years',
    file: 'Area,Period,Rate per 1000\nWales,2009-11,12.5\nWales,2012-14,13.5\n',
    figures: ['W92000004 2009-2011 12.5', 'W92000004 2012-2014 13.5'],
  },
  {
    name: 'a lone range that may be a month is asked about',
    file: pair('Area,Period,Rate per 1000', '2009-11,12.5', '2009-11,13.5'),
    figures: null,
  },
  {
    name: 'the day of release above a table is no period',
    file: 'Staff by nation\nReleased: 14 November 2024\nNation,WTE\nWales,120.5\nScotland,310.5\n',
    figures: null,
    silent: /period .*14 November 2024.*stated/,
  },
  {
    name: 'of the date of the data and of the next release the former is the period',
    file: 'Staff by nation at 31 March 2023\nNext release: May 2026\nNation,WTE\nWales,120.5\nScotland,310.5\n',
    figures: both(120.5, 310.5, '2023-03-31'),
  },
  {
    name: 'quarters of a financial year in two spellings',
    file: pair('Area,Date,WTE', 'Q4 2023-24,12.5', 'Q4 2023/24,13.5'),
    figures: both(12.5, 13.5, '2024-01/2024-03'),
  },
  {
    name: 'months with two digits of the year',
    file: pair('Area,Period,WTE', 'March 24,12.5', 'Mar-24,13.5'),
    figures: both(12.5, 13.5, '2024-03'),
  },
  {
    name: 'from day to day of a financial year',
    file: pair('Area,Period,WTE', '01/04/2023 - 31/03/2024,12.5', '01/04/2023 - 31/03/2024,13.5'),
    figures: both(12.5, 13.5, '2023/24'),
  },
  {
    name: 'FTE on one sheet and heads on another are not added',
    file: [
      'two.xlsx',
      handWorkbook({
        'FTE 2023': [
          ['Area', 'Year', 'FTE'],
          ['Wales', 2023, 12.5],
        ],
        'Heads 2023': [
          ['Area', 'Year', 'Heads'],
          ['Wales', 2023, 15],
        ],
      }),
    ],
    figures: null,
  },
]

const holed = (at: number) => ({
  geometry: {
    type: 'Polygon' as const,
    coordinates: [square(-2.2 + at / 4, 52.1, 0.2), square(-2.15 + at / 4, 52.15, 0.05).toReversed()],
  },
})

export const otherMaps: readonly Case[] = [
  {
    name: 'areas with holes keep them',
    file: ['map.geojson', map([boardRecord(1, holed(1)), boardRecord(2, holed(2))])],
    areas: ['E54000801 Board A', 'E54000802 Board B'],
  },
  {
    name: 'a point among areas is left out and said',
    file: [
      'map.geojson',
      map([
        boardRecord(1),
        boardRecord(2),
        boardRecord(3, { geometry: { type: 'Point', coordinates: [-2, 52] } as never }),
      ]),
    ],
    areas: ['E54000801 Board A', 'E54000802 Board B'],
    says: [/1 point or line/],
  },
  {
    name: 'a map of other lands is none of here',
    file: ['map.geojson', map([boardRecord(1, { geometry: { type: 'Polygon', coordinates: [square(100, 10, 5)] } })])],
    areas: [],
    says: [/United Kingdom|lie/],
  },
  {
    name: 'a geodatabase is refused by its name',
    file: ['areas.gdb.zip', zipSync({ 'areas.gdb/a00000001.gdbtable': strToU8('x') })],
    says: [/geodatabase/i],
  },
  {
    name: 'bars and zero bytes in a list of sites',
    file: 'Name|Latitude|Longitude\nAlpha\u0000|52.95|-1.18\nBeta|53.4|-2.97\n',
    says: [/zero byte/],
  },
  {
    name: 'one longitude of several that lacks its minus is asked about',
    file: 'name,town,lat,lon\nA,Liverpool,53.4,-2.97\nB,Cardiff,51.48,3.18\nC,Leeds,53.8,-1.55\n',
    figures: null,
    says: [/3\.18/],
  },
]
