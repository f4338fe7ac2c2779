import { describe, expect, test } from 'vitest'
import type { Comparison } from '#core/compare/comparison.ts'
import type { PanelContent } from '#core/panel/panel.ts'
import { realComparison, shippedViews } from './comparison.ts'

const numbers = (text: string): readonly string[] => text.match(/\d(?:[\d,.]*\d)?/g) ?? []

/** Numbers of the sentences that stand nowhere in the table, but for counts of its rows or columns and the levels of intervals. */
function strangers(
  { title, subtitle, sentences, table, body }: PanelContent<unknown>,
  measure: string,
): readonly string[] {
  if (body === null) return []
  const told = [
    ...table.columns.map(({ name }) => name),
    ...table.rows.flatMap(({ cells }) => cells.map(({ text }) => text)),
    measure,
    subtitle,
    '95% 99.8%',
  ]
  const known = new Set(told.flatMap(numbers))
  const isCount = (text: string) =>
    /^\d+$/.test(text) && Number(text) <= Math.max(table.rows.length, table.columns.length)
  return numbers([title, ...sentences].join(' ')).filter((text) => !known.has(text) && !isCount(text))
}

const shipped = shippedViews()

describe('every number that is read out stands in the table', () => {
  test.each(shipped)('$indicator by $geography', ({ indicator, geography, per }) => {
    const { plate, comparison } = realComparison({ indicator, geography, per, selected: [] })
    const found = Object.entries(comparison).map(([id, panel]) => [id, strangers(panel, plate.measure.name)])
    expect(Object.fromEntries(found.filter(([, strange]) => strange?.length !== 0))).toEqual({})
  })
})

describe('lowest areas, beyond chance or not, and the number that would close the gap', () => {
  const { comparison } = realComparison({
    indicator: 'mpce-wte',
    dims: { specialty: 'radiotherapy-physics' },
    per: 'cancers',
  })

  test('the three lowest are named and stand last in the ranking', () => {
    expect(comparison.ranking.title).toBe(
      'Lowest in the sample: South East 4.63, then East of England 4.69 and East Midlands 5.53',
    )
    const last = comparison.ranking.body?.areas.slice(-3).map(({ area }) => area.name)
    expect(last).toEqual(['East Midlands', 'East of England', 'South East'])
  })

  test('no limits of chance are put on WTE; the same staff by heads have them', () => {
    expect(comparison.ranking.body?.spans).toEqual({})
    expect(comparison.funnel.subtitle).toMatch(/^By heads, as WTE has no limits of chance/)
  })

  test('the ledger equals a calculation by hand', () => {
    // 387.5 WTE over 37,634 new cancers in London; the UK by its own totals 2,415.1 WTE over 393,387.
    const { lines, total } = comparison.ledger.body ?? expect.fail('no ledger')
    const london = lines.find(({ name }) => name === 'London') ?? expect.fail('no London')
    const rate = 2415.1 / 393387
    expect(london.actual).toBe(387.5)
    expect(london.denominator).toBe(37634)
    expect(london.expected).toBeCloseTo(rate * 37634, 8)
    expect(london.gap).toBeCloseTo(387.5 - rate * 37634, 8)
    // The regions' cancers come to 2,011 fewer than the UK's own total.
    expect(total.gap).toBeCloseTo(2415.1 - rate * 391376, 8)
    expect(london.working).toContain('387.5')
  })

  test.each(['first', 'second'])('the same comparison comes out the %s time', () => {
    const again = realComparison({ indicator: 'cancer-cases', dims: { site: 'lung' }, per: 'people-100k' })
    expect(again.comparison.ranking.body?.spans).toEqual({})
    expect(again.comparison.funnel.body?.phi).toBeCloseTo(114.79, 2)
  })
})

test('a year that leaves a nation out is behind a break, and counts are not said to be over a denominator', () => {
  const dims = { programme: 'stp', specialty: 'medical-physics' }
  const intake = { indicator: 'training-intake', per: null, period: '2023', geography: 'uk', dims } as const
  const { trends } = realComparison(intake).comparison
  expect(trends.sentences.join(' ')).toMatch(/2011 to 2023.* The series breaks after 2023\./)
  expect(trends.subtitle).toMatch(/, by year$/)
  expect(realComparison({ indicator: 'cancer-cases', per: 'people-100k' }).comparison.trends.subtitle).toMatch(
    /; each year over the same year’s denominator$/,
  )
})

test('a comparison is plain data', () => {
  const { comparison } = realComparison({ per: 'cancers' })
  // What a panel rests on is worked out when it is asked for.
  const drawn = Object.entries(comparison).map(([id, { titled, indicators, ...panel }]) => [id, panel])
  expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn)
})

test('a panel that cannot be drawn says why in a sentence', () => {
  for (const { indicator, geography, per } of shipped) {
    const { comparison } = realComparison({ indicator, geography, per })
    for (const [id, panel] of Object.entries(comparison) as [keyof Comparison, PanelContent<unknown>][])
      expect(panel.body === null ? panel.lacks : 'drawn', `${indicator} ${geography} ${id}`).toMatch(
        /^drawn$|^[“A-Z].*\.$/s,
      )
  }
})
