import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Cell } from '#core/domain/cell.ts'
import type { AreaSeries } from '#core/plate/series.ts'
import { themes } from '#figures/theme.ts'
import { Sparkline } from '#figures/trend/sparkline.tsx'
import { TrendChart } from '#figures/trend/trend-chart.tsx'
import { realPlate } from '../data/real-atlas.ts'

const { measure } = realPlate({})
const value = (number: number, interval = true): Cell => ({
  kind: 'value',
  value: number,
  status: 'observed',
  ...(interval ? { interval: { lower: number - 2, upper: number + 2, level: 0.95, method: 'Byar' } } : {}),
})
const series = (cells: readonly (readonly [string, Cell])[], after: readonly string[] = []): AreaSeries => ({
  code: 'E12000001',
  points: cells.map(([period, cell]) => ({ period, cell, from: [] })) as AreaSeries['points'],
  breaks: after.map((one) => ({ after: one, note: 'n' })) as AreaSeries['breaks'],
})
const draw = (one: AreaSeries) =>
  renderToStaticMarkup(
    <svg role="img" aria-label="Trend">
      <TrendChart series={one} measure={measure} theme={themes.light} width={400} height={160} />
    </svg>,
  )

test('every figure has a mark, also a single one after a break, and the axis says its unit and its ends', () => {
  const svg = draw(
    series(
      [
        ['2016', value(80)],
        ['2017', value(84)],
        ['2018', value(90.2)],
      ],
      ['2017'],
    ),
  )
  expect([...svg.matchAll(/data-period="(\d+)"/g)].map(([, year]) => year)).toEqual(['2016', '2017', '2018'])
  expect(svg).toContain(`>${measure.unit}<`)
  for (const words of ['>2016<', '>2018<', '>break<', '>90.2<']) expect(svg).toContain(words)
  expect(svg.match(/stroke-linejoin="round"/g)).toHaveLength(1)
})

test('a band ends where the interval does, and tapers nowhere', () => {
  const svg = draw(
    series([
      ['2014', value(80)],
      ['2015', value(81)],
      ['2016', value(82, false)],
      ['2017', value(83)],
    ]),
  )
  const bands = [...svg.matchAll(/<path d="([^"]+)"[^>]*data-band/g)].map(([, d = '']) => d)
  expect(bands).toHaveLength(1)
  expect((bands[0]?.match(/[ML]/g) ?? []).length).toBe(4)
})

test('a sparkline ends its band where the interval does, and marks a single figure among many', () => {
  const years = Array.from({ length: 16 }, (_, at) => String(2004 + at))
  const one = series(
    years.map((year, at) => [year, value(80 + at, at !== 8)]),
    ['2018'],
  )
  const svg = renderToStaticMarkup(
    <Sparkline series={one} measure={measure} theme={themes.light} width={200} label="North East" />,
  )
  const bands = [...svg.matchAll(/<path d="([^"]+)"[^>]*data-band/g)].map(([, d = '']) => d)
  expect(bands.map((d) => (d.match(/[ML]/g) ?? []).length)).toEqual([16, 12])
  expect([...svg.matchAll(/data-period="(\d+)"/g)].map(([, year]) => year)).toEqual(['2019'])
})
