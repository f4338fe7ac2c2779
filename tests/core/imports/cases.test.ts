import { describe, expect, test } from 'vitest'
import { publishedKinds } from '#core/imports/published/registry.ts'
import { ImportChecker } from '#io/imports/desk.ts'
import { readMap } from '#io/imports/map-reader.ts'
import { type Case, holdCase } from './cases/case.ts'
import { maps, otherFiles } from './cases/maps-and-files.ts'
import { otherAreas, otherFigures, otherHeadings, otherMaps, otherPeriods } from './cases/other-writings.ts'
import { passingMaps, passingTables } from './cases/passing.ts'
import { publishers } from './cases/publishers.ts'
import { severalTables } from './cases/several-tables.ts'
import { areasAndHeadings, figuresAndUnits, periodsAndMarks } from './cases/tables.ts'
import { realSetting } from './context.ts'

/** Files in the shapes that people bring, each with its right answer: a figure, a question, a guess or an error, and never a silent other. */
const kinds: Readonly<Record<string, readonly Case[]>> = {
  'areas and headings': areasAndHeadings,
  'figures and units': figuresAndUnits,
  'periods and marks': periodsAndMarks,
  maps,
  'other files': otherFiles,
  'areas in other writings': otherAreas,
  'headings in other writings': otherHeadings,
  'figures in other writings': otherFigures,
  'periods in other writings': otherPeriods,
  'maps and sites in other writings': otherMaps,
  'several tables on a sheet': severalTables,
  'kinds of published files': publishers,
  'tables in other writings': passingTables,
  'maps in other writings': passingMaps,
}

describe.each(Object.entries(kinds))('%s', (_, cases) => {
  test.each(cases)('$name', holdCase)
})

test('every kind of published file has a file of it here', () => {
  const named = new Set(publishers.map(({ readAs }) => readAs))
  expect(publishedKinds.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([])
})

test('forty-five returns are opened at once, and a bad one is named beside the good ones', () => {
  const head = 'survey_year,department,area,specialty,profession,establishment_wte,in_post_wte'
  const good = Array.from({ length: 45 }, (_, at) => ({
    name: `return-${at}.csv`,
    bytes: new TextEncoder().encode(`${head}\n2025,Department ${at},Wales,MR,Engineer,8,7\n`),
  }))
  const bad = { name: 'locked.xlsx', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) }
  const { sheets, groups } = new ImportChecker(realSetting(), readMap).open([...good, bad])
  expect(sheets.filter(({ mapping }) => mapping?.table === 'survey')).toHaveLength(45)
  expect(groups.flatMap(({ listed }) => listed.map(({ file }) => file))).toEqual(['locked.xlsx'])
})
