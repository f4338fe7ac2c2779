import { describe, expect, test } from 'vitest'
import { tables } from '#core/imports/tables/registry.ts'
import { writeXlsx } from '#formats/write-xlsx.ts'
import { openFile } from '#io/imports/open-file.ts'
import { templateWorkbook } from '#io/workbooks/template.ts'
import { longWords, openAndCheck } from './open-and-check.ts'
import { holdShapes } from './published-shape.ts'

describe('one kind of area in a column, code against name in every row', () => {
  holdShapes([
    {
      name: 'of a parent and a child beside it the child is the area, and the other is named',
      text: 'Parent Code,Parent Name,Area Code,Area Name,Time period,Value\nE12000009,South West region,E06000022,Bath and North East Somerset,2021,31.5\nE12000009,South West region,E06000022,Bath and North East Somerset,2022,33\n',
      figures: ['E06000022 2021 31.5', 'E06000022 2022 33'],
      says: [/note: shape\.csv: found “Parent Code”.*taken from “Area Code”/],
    },
    {
      name: 'by names too: the authority goes before its region',
      answers: { 'area:geography': 'utla' },
      text: 'Region,Local authority,Year,Value\nSouth West,Plymouth,2022,11\nNorth West,Blackpool,2022,12\n',
      figures: ['E06000026 2022 11', 'E06000009 2022 12'],
      says: [/found “Region”.*taken from “Local authority”/],
    },
    {
      name: 'a code beside the name of another area is an error in each such row',
      text: 'Area code,Area name,Year,WTE\nE12000009,South West,2022,61\nE12000008,London,2022,62\nE12000007,South East,2022,63\n',
      figures: null,
      says: [
        /error: shape\.csv, B3 \(Area name\): found “London”\. Expected South East/,
        /B4.*“South East”\. Expected London/,
      ],
    },
    {
      name: 'the name of the area that holds it is no contradiction',
      text: 'LA code,Region name,Year,WTE\nE06000026,South West,2022,61\nE06000009,North West,2022,62\n',
      figures: ['E06000026 2022 61', 'E06000009 2022 62'],
    },
    {
      name: 'codes that are none of the atlas do not become areas of the same names',
      text: 'Code,Combined authority,Year,Value\nE47000002,South Yorkshire,2022,41\nE47000007,West Midlands,2022,42\n',
      figures: null,
      says: [/found “E47000007”.*The atlas has no area of this code/],
    },
    {
      name: 'parts of one area are no doubles to be thrown away: what they are is asked',
      text: 'Region,Trust,Year,WTE\nSouth West,A,2022,31\nSouth West,B,2022,32\nWales,C,2022,33\n',
      figures: null,
      says: [/They differ in Trust\. What are they\?/],
    },
  ])

  test('a unit of equipment without an area is an error', () => {
    const text = 'Asset,Hospital,Region,Type,Year installed\nCT 1,A,Wales,CT,2017\nCT 2,A,,CT,2019\n'
    const seen = openAndCheck('units.csv', new TextEncoder().encode(text))
    expect(seen.checked?.draft).toBeNull()
    expect(longWords(seen).join()).toMatch(/error: units\.csv, C3 \(Region\): found “nothing”/)
  })
})

describe('headings, notes and totals', () => {
  holdShapes([
    {
      name: 'a row of data whose words are known headings is no row of headings',
      text: 'Level,GeogCode,GeogName,Measure,Yr,Obs\nRegion,E12000008,South East,Headcount,2022,410\nRegion,E12000009,South West,Headcount,2022,520\n',
      figures: ['E12000008 2022 410', 'E12000009 2022 520'],
    },
    {
      name: 'notes below the table are passed over with a word',
      text: 'Area code,Area,Year,FTE\nE12000008,South East,2022,41\nE12000009,South West,2022,52\n,,,\nSource: a census,,,\n[c] = confidential,,,\n1. Without bank staff,,,\n',
      figures: ['E12000008 2022 41', 'E12000009 2022 52'],
      says: [/note: shape\.csv, row 5: found “3 rows: Source: a census”/],
    },
    {
      name: 'notes in the column of areas too',
      text: 'Area,Year,WTE\nSouth West,2022,41\nScotland,2022,52\n\nNotes\n2. Figures may not sum due to rounding\n',
      figures: ['E12000009 2022 41', 'S92000003 2022 52'],
      says: [/found “2 rows: Notes”/],
    },
    {
      name: 'an area without a figure at the end is no note',
      text: 'Area,2021,2022\nScotland,41,52\nWales,,\n',
      figures: [
        'S92000003 2021 41',
        'S92000003 2022 52',
        'W92000004 2021 not-collected',
        'W92000004 2022 not-collected',
      ],
    },
    {
      name: 'a total is left out, and is not said to be added up',
      text: 'Area,Year,WTE\nScotland,2022,41\nWales,2022,52\nTotal,2022,93\n',
      figures: ['S92000003 2022 41', 'W92000004 2022 52'],
      says: [/a total is no area/],
    },
  ])
})

describe('decimal marks and formats agree', () => {
  holdShapes([
    {
      name: 'lists of footnotes set no decimal mark',
      text: 'Code,Area,Year,Value,Notes\nE12000008,South East,2022,"2,345","1,2"\nE12000009,South West,2022,"3,456","2,3"\n',
      figures: ['E12000008 2022 2345', 'E12000009 2022 3456'],
    },
    {
      name: 'a decimal comma is said',
      text: 'Area;Jahr;2022\nScotland;x;10,5\nWales;x;20,25\n',
      figures: ['S92000003 2022 10.5', 'W92000004 2022 20.25'],
      says: [/decimal comma/],
    },
    {
      name: 'a figure without its percent sign among others with one is an error',
      text: 'Area code,Year,Vacancy rate\nE12000008,2022,7%\nE12000009,2022,0.12\nE12000007,2022,9.5%\n',
      figures: null,
      says: [/C3 \(Vacancy rate\): found “0\.12”.*Write 0\.12% or 12%/],
    },
  ])

  test('minutes may be written as hours and minutes of a clock', () => {
    const text = 'area,site,minutes\nE06000026,Nowhere,0:25\nE06000022,Nowhere,1:10\n'
    const seen = openAndCheck('ways.csv', new TextEncoder().encode(text))
    const [table] = Object.values(seen.checked?.draft?.files ?? {}).filter((file) => 'minutes' in file)
    expect(table).toMatchObject({ minutes: [25, 70] })
  })
})

describe('templates', () => {
  const template = templateWorkbook(tables.survey, [])
  const [sheet] = openFile('t.xlsx', template).sheets
  const own = (name: string) => ['2025', name, 'Wales', 'MR', 'Engineer', 'Partial', '5', '4', '1']

  test('examples left in a filled template are not counted', () => {
    const rows = [...(sheet?.rows ?? []), own('Ours'), own('Theirs')]
    const seen = openAndCheck('r.xlsx', writeXlsx([{ name: 'Data', rows }]))
    expect(seen.checked?.draft?.rows).toBe(2)
    expect(longWords(seen).join()).toMatch(/found “4 rows: 2025, Example department A/)
  })

  test('an example that was written over counts', () => {
    const [head = [], first = [], ...rest] = sheet?.rows ?? []
    const changed = first.map((cell, at) => (at === 1 ? 'Ours' : cell))
    const seen = openAndCheck('r.xlsx', writeXlsx([{ name: 'Data', rows: [head, changed, ...rest] }]))
    expect(seen.checked?.draft?.rows).toBe(1)
  })

  test('an untouched template says that it is empty', () => {
    const seen = openAndCheck('t.xlsx', template)
    expect(seen.checked?.draft).toBeNull()
    expect(longWords(seen).join()).toMatch(/the template with nothing but its examples.*Write your own rows/)
  })
})
