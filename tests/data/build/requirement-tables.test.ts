import { expect, test } from 'vitest'
import { problemText } from '#core/domain/problem.ts'
import { readRequirement, requirementTables } from '../../../data/build/requirement-tables.ts'
import { readDataFolder } from '../../../data/build.ts'
import { realData } from '../real-atlas.ts'

const folder = readDataFolder()
const { library, places } = realData().contents
const known = { ...library, areas: (code: string) => places.currentCodes(code).length > 0 }

/** The first problem of the package with one piece of one table changed. */
function problemOf(table: keyof typeof requirementTables, from: string, to: string): string {
  const path = requirementTables[table]
  const text = folder.get(path) ?? ''
  expect(text).toContain(from)
  const read = readRequirement(new Map(folder).set(path, text.replace(from, to)), known)
  return read.ok ? 'no problem' : problemText(read.problems[0]!)
}

test('the tables of scenarios are sound, so that each mistake below is the only one', () =>
  expect(readRequirement(folder, known).ok).toBe(true))

test.each([
  ['methods', 'bmukn-2025', 'bmukn-2052', /sources\.csv/],
  ['methods', ',,iaea-rt-pat,', ',,iaea-rt,', /norms\.csv|as-printed/],
  ['methods', ',requirement,as-printed,', ',requirement,not-read,', /A method that was read has factors/],
  ['methods', ',WTE,WTE,,,1643', ',WTE,WTE,,,1643 h', /plain number/],
  ['factors', 'linacs-plain', 'linacs-simple', /ids of inputs/],
  ['factors', ',0.188,', ',-0.188,', /0 or more/],
  ['factors', 'dgmp-radiotherapy', 'dgmp', /id of scenario\/requirement-methods\.csv/],
  ['inputs', ',fleet,', ',fleets,', /incidence/],
  ['projections', 'K02000001', 'K02000009', /geo\/ knows/],
  ['projections', ',2023,2040,', ',2023,later,', /plain number/],
  ['need', 'access-malthus,access', 'access-malthus,reach', /access/],
  ['equipment', 'life-ct-de', 'life-linac-de', /id of its own/],
  ['trackRecord', ',missed,', ',wrong,', /met/],
] as const)('a mistake in %s (%s → %s) is named', (table, from, to, words) => {
  expect(problemOf(table, from, to)).toMatch(words)
})
