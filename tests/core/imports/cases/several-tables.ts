import { layoutWorkbook } from '../layout-workbook.ts'
import type { Case } from './case.ts'

const stacked =
  'Table 1: FTE by nation\nArea,Year,FTE\nWales,2022,21.5\nScotland,2022,11.5\nSource: a census\n\nTable 2: Headcount by nation\nArea,Year,Headcount\nWales,2022,30\nScotland,2022,15\n'
const beside =
  'Area,Year,FTE,,Area,Year,Headcount\nWales,2022,21.5,,Wales,2022,30\nScotland,2022,11.5,,Scotland,2022,15\n'
const both = (wales: number, scotland: number, period = '2022') => [
  `W92000004 ${period} ${wales}`,
  `S92000003 ${period} ${scotland}`,
]
/** Headings are looked for in the first rows of each table, wherever it stands. */
const far = layoutWorkbook([
  ['Region code', 'Year', 'WTE'],
  ...Array.from({ length: 40 }, (_, at) => ['E12000008', 1980 + at, 60.5 + at]),
  [],
  ['Vacancies, 31 March 2023'],
  [],
  ['Region code', 'Posts'],
  ['E12000008', 61],
  ['E12000009', 41],
])

/** Sheets that hold several tables, and sheets that only look as if they did. */
export const severalTables: readonly Case[] = [
  {
    name: 'two tables below each other are asked about, with where each stands',
    file: stacked,
    figures: null,
    says: [/2 tables: A1:C5, A7:C10.*choose above which is meant/],
  },
  { name: 'the first of them is read without the second', file: stacked, table: 1, figures: both(21.5, 11.5) },
  {
    name: 'the second has its own title, measure and unit',
    file: stacked,
    table: 2,
    figures: both(30, 15),
    measure: 'Table 2: Headcount by nation, staff, persons',
  },
  {
    name: 'two tables side by side are asked about',
    file: beside,
    figures: null,
    says: [/2 tables: A1:C3, E1:G3/],
  },
  { name: 'and each is read from its own columns', file: beside, table: 2, figures: both(30, 15) },
  {
    name: 'a table far down has its headings, title and period found, and its rows keep their numbers',
    file: ['far.xlsx', far],
    table: 2,
    figures: ['E12000008 2023-03-31 61', 'E12000009 2023-03-31 41'],
  },
  {
    name: 'an unknown area of a table far down is named by its own cell',
    file: ['far.csv', `${stacked}Nowhere,2022,4\n`],
    table: 2,
    figures: null,
    says: [/sheet table 2, A11 \(Area\): found “Nowhere”/],
  },
  {
    name: 'tables with the same headings under different titles are not one',
    file: 'FTE by nation\nArea,2021,2022\nWales,21.5,22.5\nScotland,11.5,12.5\n\nHeadcount by nation\nArea,2021,2022\nWales,31,32\nScotland,21,22\n',
    figures: null,
    says: [/2 tables/],
  },
  {
    name: 'headings repeated below a blank row are those of one table',
    file: 'Area,Year,WTE\nWales,2022,21.5\n\nArea,Year,WTE\nScotland,2022,11.5\n',
    figures: both(21.5, 11.5),
    silent: /tables/,
  },
  {
    name: 'nor does a repeated title make two of it',
    file: 'Staff\nArea,Year,WTE\nWales,2022,21.5\n\nStaff\nArea,Year,WTE\nScotland,2022,11.5\n',
    silent: /2 tables/,
  },
  {
    name: 'a list of symbols below a table is no table',
    file: 'Area,Year,WTE\nWales,2022,21.5\nScotland,2022,11.5\n\nSymbol,Meaning\n[c],confidential\n[x],not available\n',
    silent: /2 tables/,
  },
  {
    name: 'a blank row above the parts of a total is none between tables',
    file: 'Area,Year,WTE\nE92000001,2022,210.5\n\nE12000008,2022,61.5\nE12000009,2022,41.5\n',
    figures: ['E92000001 2022 210.5', 'E12000008 2022 61.5', 'E12000009 2022 41.5'],
    silent: /tables/,
  },
  {
    name: 'a blank column within a table does not part it',
    file: 'Area,Year,,WTE,Notes\nWales,2022,,21.5,x\nScotland,2022,,11.5,y\n',
    figures: both(21.5, 11.5),
    silent: /tables/,
  },
  {
    name: 'a row whose figures are all missing is data, and no row of headings',
    file: 'Area,2021,2022\nWales,21.5,22.5\n\nScotland,Not collected,Not collected\nEngland,61.5,62.5\n',
    silent: /2 tables/,
  },
]
