import { describe, expect, test } from 'vitest'
import { openAndCheck } from './open-and-check.ts'
import { figuresIn } from './published-shape.ts'

const opened = (text: string, answers: Record<string, string> = {}) =>
  openAndCheck('areas.csv', new TextEncoder().encode(text), answers)

const split = `Area code,Area name,Year,WTE
E06000063,Cumberland,2024,61
E06000022,Bath and North East Somerset,2024,62
E06000026,Plymouth,2024,63
`

describe('areas that are not known', () => {
  test('are asked about with the name of their row and the reason', () => {
    expect(opened(split).questions).toEqual([
      'Which area is “E06000063 (Cumberland)”? It is an area of another year, a part of Cumbria (E10000006).',
    ])
  })

  test('codes of organisations are not matched with names by their letters', () => {
    const text =
      'Organisation,Ref,Year,WTE\nBetsi Cadwaladr University Local Health Board,7A1,2024,61\nPowys Teaching Local Health Board,7A7,2024,62\nPublic Health Wales NHS Trust,RYT,2024,63\n'
    const { checked, questions } = opened(text)
    expect(questions.join()).toMatch(/Which area is “RYT \(Public Health Wales NHS Trust\)”\?/)
    expect(checked?.questions.flatMap(({ options }) => options.map(({ name }) => name))).toEqual([
      'None: leave these rows out',
    ])
  })

  test('count once among what is not read, before and after they are left out', () => {
    expect(opened(split).checked?.tally?.notRead).toBe(1)
    expect(opened(split, { 'area:E06000063': '-' }).checked?.tally?.notRead).toBe(1)
    const wide =
      'Area code,Area name,2022,2023\nE06000063,Cumberland,61,64\nE06000022,Bath and North East Somerset,62,65\nE06000026,Plymouth,63,66\n'
    expect(opened(wide).checked?.tally?.notRead).toBe(2)
    expect(opened(wide, { 'area:E06000063': '-' }).checked?.tally?.notRead).toBe(2)
  })

  test('count once in a list of equipment too', () => {
    const list =
      'asset_id,hospital,area,type,installed\nCT1,North,Wales,CT,2017\nCT2,South,Atlantis,CT,2018\nCT3,West,Scotland,CT,2018\n'
    const left = opened(list, { 'area:Atlantis': '-' }).checked
    expect(left?.tally?.notRead).toBe(1)
  })
})

test('the official names of the regions of England, with their nation behind them, are known', () => {
  const names = [
    'North East (England)',
    'North West (England)',
    'Yorkshire and The Humber',
    'East Midlands (England)',
    'West Midlands (England)',
    'East of England',
    'London',
    'South East (England)',
    'South West (England)',
    'Wales',
    'Scotland',
    'Northern Ireland',
  ]
  const seen = opened(`Region,Year,WTE\n${names.map((name, at) => `${name},2024,${60 + at}`).join('\n')}\n`)
  expect(seen.questions).toEqual([])
  expect(figuresIn(seen)?.slice(0, 9)).toEqual(names.slice(0, 9).map((_, at) => `E1200000${at + 1} 2024 ${60 + at}`))
  expect(opened('Region,Year,WTE\nNorth East (Wales),2024,61\nLondon,2024,62\n').questions.join()).toMatch(
    /Which area is “North East \(Wales\)”/,
  )
})
