import { describe, expect, test } from 'vitest'
import { dimensionsOf, idsFor } from '#core/imports/read/indicator-figures.ts'
import { openAndCheck } from './open-and-check.ts'
import { holdShapes } from './published-shape.ts'

const trusts = 'Region,Trust,Year,WTE\nWales,A,2022,31\nWales,B,2022,32\nScotland,C,2022,33\n'
const sexes =
  'Area,Sex,Year,WTE\nWales,Men,2022,31\nWales,Women,2022,32\nWales,All,2022,63\nScotland,Men,2022,33\nScotland,Women,2022,34\nScotland,All,2022,67\n'

describe('several rows for one area and period', () => {
  holdShapes([
    {
      name: 'are offered to be added up where they are counts without a total',
      text: trusts,
      figures: null,
      says: [/Several rows stand for one area and period, 1 time\. They differ in Trust\. What are they\?/],
    },
    {
      name: 'are added up by the answer, and that is said',
      text: trusts,
      answers: { 'rows:Trust': 'sum' },
      figures: ['W92000004 2022 63', 'S92000003 2022 33'],
      says: [/note: .*“2 rows to 1 figure”.*added up, as you said/],
    },
    {
      name: 'with a suppressed part have no sum',
      text: trusts.replace('B,2022,32', 'B,2022,[c]'),
      answers: { 'rows:Trust': 'sum' },
      figures: ['W92000004 2022 suppressed', 'S92000003 2022 33'],
      says: [/warning: .*“1 sum”.*A part is suppressed or missing/],
    },
    {
      name: 'are never added to their total',
      text: sexes,
      answers: { 'rows:Sex': 'sum' },
      figures: null,
      says: [/differ in Sex/],
    },
    {
      name: 'nor to a row that is their sum under another name',
      text: sexes.replaceAll('All', 'People'),
      answers: { 'rows:Sex': 'sum' },
      figures: null,
      says: [/differ in Sex/],
    },
    {
      name: 'are one of them by the answer',
      text: sexes,
      answers: { 'rows:Sex': 'keep:All' },
      figures: ['W92000004 2022 63', 'S92000003 2022 67'],
    },
    {
      name: 'or groups',
      text: sexes,
      answers: { 'rows:Sex': 'split' },
      figures: [
        'W92000004 2022 men 31',
        'W92000004 2022 women 32',
        'W92000004 2022 all 63',
        'S92000003 2022 men 33',
        'S92000003 2022 women 34',
        'S92000003 2022 all 67',
      ],
    },
    {
      name: 'of FTE and headcount are never added up nor groups of one unit',
      text: 'Area,Data type,Year,Value\nWales,FTE,2022,31.5\nWales,Headcount,2022,40\n',
      answers: { 'rows:Data type': 'sum' },
      figures: null,
      says: [/The rows are of different measures by Data type/],
    },
    {
      name: 'rates are not added up',
      text: trusts.replace('WTE', 'Rate per 1,000 people'),
      answers: { 'rows:Trust': 'sum' },
      figures: null,
      says: [/differ in Trust/],
    },
    {
      name: 'that differ in nothing stand twice',
      text: 'Area,Year,WTE\nWales,2022,31\nWales,2022,31\n',
      figures: null,
      says: [/error: shape\.csv, C3 .*Row 2 of shape\.csv has one already/],
    },
    {
      name: 'measures in a column are asked about though no area has two rows',
      text: 'Area,Measure,Year,Value\nWales,FTE,2022,31.5\nScotland,Headcount,2022,40\n',
      figures: null,
      says: [/of different measures by Measure/],
    },
    {
      name: 'and the rows that are kept say the unit',
      text: 'Area,Sex,Age,Year,WTE\nWales,Men,All,2022,31\nWales,Women,All,2022,32\nWales,Men,Under 40,2022,11\nWales,Women,Under 40,2022,12\n',
      answers: { 'rows:Sex': 'split', 'rows:Age': 'keep:All' },
      figures: ['W92000004 2022 men 31', 'W92000004 2022 women 32'],
    },
  ])
})

describe('totals that a file prints', () => {
  holdShapes([
    {
      name: 'are left out, and agree with their parts without a word about them',
      text: 'Area,Year,WTE\nWales,2022,31.5\nScotland,2022,40\nTotal,2022,71.5\n',
      figures: ['W92000004 2022 31.5', 'S92000003 2022 40'],
      says: [/warning: .*found “Total”.*left out(?![\s\S]*sum of the)/],
    },
    {
      name: 'that are not the sum of their parts are told of',
      text: 'Area,Year,WTE\nWales,2022,31.5\nScotland,2022,40\nTotal,2022,93\n',
      figures: ['W92000004 2022 31.5', 'S92000003 2022 40'],
      says: [/warning: shape\.csv, C4 \(WTE\): found “93”\. Expected 71\.5, the sum of the 2 rows/],
    },
    {
      name: 'of parts that are suppressed are compared with nothing',
      text: 'Area,Year,WTE\nWales,2022,[c]\nScotland,2022,40\nAll areas,2022,93\n',
      figures: ['W92000004 2022 suppressed', 'S92000003 2022 40'],
      says: [/^(?![\s\S]*sum of the)/],
    },
  ])
})

describe('areas of another year', () => {
  holdShapes([
    {
      name: 'a county that was split is no home for the figures of its parts',
      text: 'Local authority,Year,WTE\nWest Northamptonshire,2023,31\nPlymouth,2023,40\n',
      answers: { 'area:geography': 'utla' },
      figures: null,
      says: [/A2 .*found “West Northamptonshire”.*area of another year, a part of Northamptonshire/],
    },
    {
      name: 'nor a town for those of the council that it was merged into, in whatever order of words',
      text: 'Local authority,Year,WTE\nPoole, Christchurch & Bournemouth,2023,31\n'.replace(
        /^(.*\n)(.*?),2023/,
        '$1"$2",2023',
      ),
      figures: null,
      says: [/area of another year, more than Bournemouth/],
    },
    {
      name: 'Belfast beside districts of 2014 is that of 2014',
      text: 'District,Year,WTE\nBelfast,2023,51\nFermanagh & Omagh,2023,31\n',
      figures: null,
      says: [/A2 .*found “Belfast”.*more than Belfast \(95GG\)/],
    },
    {
      name: 'and that of 1992 beside districts of 1992',
      text: 'District,Year,WTE\nBelfast,2011,51\nOmagh,2011,31\nFermanagh,2011,32\n',
      figures: ['95GG 2011 51', '95YY 2011 31', '95PP 2011 32'],
    },
    {
      name: 'by itself it is asked about',
      text: 'District,Year,WTE\nBelfast,2023,51\nPlymouth,2023,41\n',
      figures: null,
      says: [/Which area is “Belfast”\?/],
    },
    {
      name: 'districts of 2014 by their codes',
      text: 'LGD2014,District,Year,WTE\nN09000006,Fermanagh and Omagh,2023,51\nN09000003,Belfast,2023,41\n',
      figures: null,
      says: [/A2 .*found “N09000006”.*area of another year/],
    },
  ])
})

describe('the name of figures of which some rows were chosen', () => {
  const tests = 'Area,Test,Year,Total WL\nWales,MRI,2024,31\nWales,CT,2024,32\nScotland,MRI,2024,33\n'
  const named = (text: string, answers: Readonly<Record<string, string>>) => {
    const { checked } = openAndCheck('waits.csv', new TextEncoder().encode(text), answers)
    const decision = checked?.decisions.find(({ key }) => key === 'name')
    return [checked?.draft?.entry.indicators[0]?.name, decision?.correction?.value, decision?.degree]
  }

  test('says which rows', () => {
    expect(named(tests, { 'rows:Test': 'keep:MRI' })).toEqual(['Total WL, MRI', 'Total WL, MRI', 'stated'])
  })

  test('says nothing of a total', () => {
    expect(named(sexes, { 'rows:Sex': 'keep:All' })[0]).toBe('WTE')
  })

  test('is the reader’s own where there is one', () => {
    expect(named(tests, { 'rows:Test': 'keep:MRI', 'sure:name=Total WL': 'yes' })[0]).toBe('Total WL')
  })
})

test('a grand total is the whole of a dimension, and a subtotal is a part that is named', () => {
  const [one] = dimensionsOf(idsFor(['Sub-total', 'Physicists', 'Grand total']), 'Group')
  expect(one?.values.map(({ phrase }) => phrase)).toEqual(['Sub-total', 'Physicists', ''])
  expect(one?.initial).toBe(one?.values.at(-1)?.id)
})
