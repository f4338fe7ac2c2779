import { describe } from 'vitest'
import { layoutOds, layoutWorkbook } from './layout-workbook.ts'
import { holdShapes } from './published-shape.ts'

const xlsx = (...given: Parameters<typeof layoutWorkbook>) => ({ file: 'layout.xlsx', bytes: layoutWorkbook(...given) })

describe('headings in several rows', () => {
  const rows = [
    ['Table 2: engineers by region'],
    [],
    ['Area', '2021', '', '2022', ''],
    ['', 'FTE', 'Headcount', 'FTE', 'Headcount'],
    ['Wales', 41.5, 50, 42.5, 51],
    ['Scotland', 31.5, 40, 32.5, 41],
  ]
  const merged = ['A3:A4', 'B3:C3', 'D3:E3']
  holdShapes([
    {
      name: 'FTE and headcount under merged years are asked about',
      text: xlsx(rows, { merged }),
      figures: null,
      says: [
        /Area, 2021 FTE, 2021 Headcount, 2022 FTE, 2022 Headcount.*2 rows and were joined/,
        /Which one is to be imported\?/,
      ],
    },
    {
      name: 'and the measure that is chosen is imported for both years',
      text: xlsx(rows, { merged }),
      answers: { 'measure:columns': 'Headcount' },
      figures: ['W92000004 2021 50', 'W92000004 2022 51', 'S92000003 2021 40', 'S92000003 2022 41'],
    },
    {
      name: 'in a text file headings that repeat are told apart by the row above',
      text: 'Area,2021,,2022,\n,FTE,Headcount,FTE,Headcount\nWales,41.5,50,42.5,51\nScotland,31.5,40,32.5,41\n',
      answers: { 'measure:columns': 'FTE' },
      figures: ['W92000004 2021 41.5', 'W92000004 2022 42.5', 'S92000003 2021 31.5', 'S92000003 2022 32.5'],
    },
    {
      name: 'a title that is merged over the whole table is no heading',
      text: xlsx(
        [['Engineers (WTE), 2022'], ['Area', 'Year', 'WTE'], ['Wales', 2022, 12.5], ['Scotland', 2022, 13.5]],
        {
          merged: ['A1:C1'],
        },
      ),
      figures: ['W92000004 2022 12.5', 'S92000003 2022 13.5'],
    },
    {
      name: 'an ODS too, with what splits the figures over two columns each',
      text: {
        file: 'layout.ods',
        bytes: layoutOds([
          ['Area', ['2021', 'table:number-columns-spanned="2"'], '', ['2022', 'table:number-columns-spanned="2"'], ''],
          ['', 'Men', 'Women', 'Men', 'Women'],
          ['Wales', 1.5, 2.5, 3.5, 4.5],
          ['Scotland', 5.5, 6.5, 7.5, 8.5],
        ]),
      },
      figures: [
        'W92000004 2021 men 1.5',
        'W92000004 2021 women 2.5',
        'W92000004 2022 men 3.5',
        'W92000004 2022 women 4.5',
        'S92000003 2021 men 5.5',
        'S92000003 2021 women 6.5',
        'S92000003 2022 men 7.5',
        'S92000003 2022 women 8.5',
      ],
    },
    {
      name: 'a period beside the measure in one heading, and a change that is no period',
      text: 'Area,WTE 2021,WTE 2022 [p],Change 2021 to 2022\nWales,11.5,12.5,1\nScotland,13.5,14.5,1\n',
      figures: ['W92000004 2021 11.5', 'W92000004 2022 12.5', 'S92000003 2021 13.5', 'S92000003 2022 14.5'],
      says: [/found “Change 2021 to 2022”.*not imported/],
    },
  ])
})

describe('cells that stand for those below them', () => {
  const rows = [
    ['Area', 'Year', 'WTE'],
    ['Wales', 2021, 11.5],
    ['', 2022, 12.5],
    ['Scotland', 2021, 13.5],
    ['', 2022, 14.5],
  ]
  const figures = ['W92000004 2021 11.5', 'W92000004 2022 12.5', 'S92000003 2021 13.5', 'S92000003 2022 14.5']
  const text = rows.map((row) => row.join(',')).join('\n')
  holdShapes([
    { name: 'merged areas stand in each of their rows', text: xlsx(rows, { merged: ['A2:A3', 'A4:A5'] }), figures },
    {
      name: 'blank cells below an area are asked about',
      text,
      figures: null,
      says: [/2 rows of shape\.csv have figures and no area\. Do they belong to the area above them\?/],
    },
    { name: 'and belong to it by the answer', text, answers: { 'blank-area:shape.csv': 'same' }, figures },
    {
      name: 'or lack their area',
      text,
      answers: { 'blank-area:shape.csv': 'leave' },
      figures: null,
      says: [/error: shape\.csv, A3/, /error: shape\.csv, A5/],
    },
  ])
})

describe('what a workbook hides', () => {
  const rows = [
    ['Area', 'Year', 'Status', 'WTE'],
    ['Wales', 2022, 'Final', 11.5],
    ['Wales', 2021, 'Draft', 99],
    ['Scotland', 2022, 'Final', 13.5],
    ['Scotland', 2021, 'Draft', 98],
  ]
  const hidden = xlsx(rows, { hiddenRows: [3, 5] })
  const seen = ['W92000004 2022 11.5', 'S92000003 2022 13.5']
  holdShapes([
    {
      name: 'hidden rows are asked about',
      text: hidden,
      figures: null,
      says: [/hides 2 rows .*“Wales, 2021, Draft, 99”/],
    },
    {
      name: 'they are left out with a word',
      text: hidden,
      answers: { 'hidden:layout.xlsx, Data': 'leave' },
      figures: seen,
      says: [/warning: .*“2 hidden rows: Wales, 2021, Draft, 99”/],
    },
    {
      name: 'or taken',
      text: hidden,
      answers: { 'hidden:layout.xlsx, Data': 'take' },
      figures: [...seen, 'W92000004 2021 99', 'S92000003 2021 98'],
    },
    {
      name: 'filtered rows of an ODS too',
      text: { file: 'layout.ods', bytes: layoutOds(rows, [2, 4]) },
      figures: null,
      says: [/hides 2 rows/],
    },
    {
      name: 'a hidden column that is read is named',
      text: xlsx(
        rows.filter((_, at) => at % 2 === 1 || at === 0),
        { columns: '<col min="4" max="4" hidden="1"/>' },
      ),
      figures: ['W92000004 2022 11.5', 'S92000003 2022 13.5'],
      says: [/warning: .*found “WTE”.*columns that can be seen/],
    },
  ])
})
