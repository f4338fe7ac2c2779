import { expect, test } from 'vitest'
import { lineInks } from '#figures/line-inks.ts'
import { plainSheet } from '#figures/sheet.ts'
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

test('a line leads from the mark of each area to its value and its name, which may stand beside another mark', () => {
  const { plate, comparison } = realComparison({ ...cancers, change: { from: '2014', form: 'difference' } })
  const panel = comparison.change
  const markup = drawPanel(panel, plate)
  const leads = [...markup.matchAll(/<line data-lead="(\w+)" x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"/g)]
  const marks = [...markup.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)]
  const texts = [...markup.matchAll(/<text x="([\d.]+)"(?: text-anchor="end")? y="([\d.]+)"/g)]
  expect(leads).toHaveLength(2 * 12)
  let led = 0
  for (const [, , x1, y1, x2, y2] of leads) {
    const fromMark = marks.some(([, x, y]) => Math.abs(Number(x) - Number(x1)) <= 5 && y === y1)
    const toText = texts.some(
      ([, x, y]) => Math.abs(Number(x) - Number(x2)) <= 4 && Math.abs(Number(y) - 4 - Number(y2)) < 0.2,
    )
    expect(fromMark && toText, `${x1},${y1} to ${x2},${y2}`).toBe(true)
    if (Math.abs(Number(y2) - Number(y1)) > 8) led += 1
  }
  expect(led).toBeGreaterThan(3)
})

test('the quadrants of a narrow scatter are named in full, on two lines where one is too short', () => {
  const { plate, comparison } = realComparison({
    indicator: 'radiotherapy-machines',
    per: 'cancers',
    geography: 'itl1',
  })
  const words = (width: number) => {
    const [, corners = ''] =
      /font-style="italic">(.*?)<\/g>/.exec(drawPanel(comparison.scatter, plate, { sheet: plainSheet(width) })) ?? []
    return [...corners.matchAll(/>([^<]+)<\/text>/g)].map(([, text]) => text)
  }
  expect(words(900)).toContain('fewer machines, higher need')
  expect(words(560)).toEqual(expect.arrayContaining(['fewer machines,', 'higher need']))
  expect(words(340).join(' ')).not.toContain('…')
  expect(words(340)).toContain('machines,')
})
