import { expect, test } from 'vitest'
import { concernKinds } from '#core/watch/concern.ts'
import { concernsCsv } from '#core/watch/concerns-csv.ts'
import type { PublishedCount } from '#core/watch/register.ts'
import { noReportNote } from '#core/watch/watch-words.ts'
import { openAndCheck } from './open-and-check.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const one = (area: string, kind: string, count: number | null, quarter = '2026-Q3'): PublishedCount => ({
  area,
  kind,
  count,
  quarter,
})
const counts = [
  one('K02000001', 'all', 26),
  one('K02000001', 'post-frozen', 12),
  one('E12000001', 'all', 9),
  one('E12000002', 'all', null),
  one('E12000001', 'all', 8, '2026-Q2'),
]

test('published counts are read as reports of their quarters, which no area is ranked by, with nothing to ask', () => {
  const { table, findings, questions, checked } = openAndCheck('concerns.csv', bytes(concernsCsv(counts, 5)))
  expect([table, findings, questions]).toEqual(['concerns', [], []])
  expect(checked?.decisions.filter(({ degree }) => degree === 'guessed')).toEqual([])
  const [indicator] = checked?.draft?.entry.indicators ?? []
  expect(indicator).toMatchObject({ kind: 'reports', additive: false, per: ['none'], statuses: ['observed'] })
  const [extent] = indicator?.files['*']?.extents.filter(({ geography }) => geography === 'itl1') ?? []
  expect(extent?.periods).toEqual([
    { period: '2026-04/2026-06', areas: 1 },
    { period: '2026-07/2026-09', areas: 1 },
  ])
  const [file] = Object.values(checked?.draft?.files ?? {})
  expect(JSON.stringify(file)).toContain(noReportNote)
  expect(JSON.stringify(file)).toContain('others could be worked out from it')
})

test('every kind of change is read under its name', () => {
  const all = concernKinds.map(({ id }) => one('E12000001', id, 7))
  const { findings, questions } = openAndCheck('concerns.csv', bytes(concernsCsv(all, 5)))
  expect([findings, questions]).toEqual([[], []])
})

test.each(['0', '2', '-1', '1.5', 'five', ''])('a count of “%s” is refused: what is too few is not shown', (count) => {
  const text = concernsCsv(counts, 5).replace(',9,', `,${count},`)
  const { findings, checked } = openAndCheck('concerns.csv', bytes(text))
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['no-count-of-concerns', 'error']])
  expect(checked?.draft).toBeNull()
})

test('a count that stands twice is refused', () => {
  const { findings } = openAndCheck('concerns.csv', bytes(concernsCsv([...counts, ...counts.slice(0, 1)], 5)))
  expect(findings.map(({ code }) => code)).toContain('figure-twice')
})
