import { expect, test } from 'vitest'
import type { Verdict } from '#core/compare/funnel-words.ts'
import { funnelDrawing } from '#figures/compare/funnel-chart.tsx'
import { themes } from '#figures/theme.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { drawBody, elementsOf, heightsOf } from './draw-body.tsx'

const { comparison } = smallComparison({ indicator: 'cases', per: 'people' })

function markOf(verdict: Verdict) {
  const { body } = comparison.funnel
  const [area] = body?.areas ?? []
  if (!body || !area) throw new Error('the made-up country has a funnel')
  const drawn = { ...body, areas: [{ ...area, verdict }] }
  const [mark] = elementsOf(drawBody(funnelDrawing, drawn), 'path').filter((path) => path.of('data-verdict') !== '')
  return { fill: mark?.of('fill'), heights: heightsOf(mark?.of('d') ?? '') }
}

test('a triangle points up above the limits and down below them', () => {
  for (const limit of ['95%', '99.8%'] as const) {
    const up = markOf(`above ${limit}`).heights
    expect(up).toHaveLength(3)
    expect(up[0]).toBeLessThan(Math.min(up[1] ?? 0, up[2] ?? 0))
    const down = markOf(`below ${limit}`).heights
    expect(down[0]).toBeGreaterThan(Math.max(down[1] ?? 0, down[2] ?? 0))
  }
})

test('a mark is full beyond 99.8% and within the limits, and empty between', () => {
  expect(markOf('above 99.8%').fill).toBe(themes.light.accent)
  expect(markOf('below 95%').fill).toBe(themes.light.paper)
  expect(markOf('within').fill).toBe(themes.light.muted)
})
