import { expect, test } from 'vitest'
import { lineInks } from '#figures/line-inks.ts'
import { themes } from '#figures/theme.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { realComparison } from '../data/comparison.ts'
import { drawPanel } from './draw-panel.tsx'

const cancers = { indicator: 'cancer-cases', per: null, geography: 'itl1', period: '2019' } as const

test('a slope joins two figures only where they may be compared, and each selected area has an ink of its own', () => {
  const selected = ['E12000001', 'S92000003']
  const { plate, comparison } = smallComparison({
    indicator: 'cases',
    per: null,
    period: '2019',
    change: { from: '2017', form: 'difference' },
    selected,
  })
  const panel = comparison.change
  expect(panel.body).toMatchObject({ earlier: '2017', later: '2019' })
  // Three areas were counted within other boundaries in 2019; Northern Ireland has no figure of 2017.
  const markup = drawPanel(panel, plate)
  expect([...markup.matchAll(/data-line="change"/g)]).toHaveLength(2)
  expect(markup).toContain(lineInks(themes.light)[1] ?? '')
  const why = panel.table.rows.map(({ cells }) => [cells[0]?.text, cells[3]?.raw, cells.at(-1)?.raw])
  expect(why).toContainEqual(['North', '[z]', 'counted within other boundaries in one period than in the other'])
  expect(why.find(([name]) => name === 'Northern Ireland')?.slice(1)).toEqual(['[x]', 'no figure of 2017'])
})

test('the reader’s two periods are those of the panel, in per cent where asked', () => {
  const { comparison } = realComparison({ ...cancers, change: { from: '2010', form: 'percent' } })
  expect(comparison.change.body).toMatchObject({ earlier: '2010', later: '2019' })
  const { columns, rows } = comparison.change.table
  expect(columns.map(({ name }) => name).slice(0, 4)).toEqual([
    'Area',
    '2010',
    '2019',
    'Change (% of the earlier figure)',
  ])
  for (const { cells } of rows) {
    const [, before, after, change] = cells.map(({ raw }) => Number(raw))
    if (Number.isNaN(change)) continue
    expect(change).toBeCloseTo((((after ?? 0) - (before ?? 0)) / (before ?? 0)) * 100, 6)
  }
})

test('lines of selected areas have distinct inks, and a break is drawn and explained below the chart', () => {
  const selected = ['E12000001', 'E12000002', 'E12000003']
  const { plate, comparison } = realComparison({ ...cancers, selected })
  const markup = drawPanel(comparison.trends, plate)
  for (const [at, code] of selected.entries()) {
    const line = new RegExp(`data-area="${code}".*?</g></g>`).exec(markup)?.[0] ?? ''
    expect(line, code).toContain(`stroke="${lineInks(themes.light)[at]}"`)
    expect(line).not.toContain(`stroke="${lineInks(themes.light)[at + 1]}"`)
  }
  expect(markup).toMatch(/data-layer="breaks".*Break after 2019: Fewer cancers/)
})
