import { expect, test } from 'vitest'
import type { ClusterPattern } from '#core/compare/spread.ts'
import { certaintyDrawing } from '#figures/compare/certainty-chart.tsx'
import { spreadDrawing } from '#figures/compare/spread-chart.tsx'
import { rampOf, themes } from '#figures/theme.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { drawBody, elementsOf } from './draw-body.tsx'

const { comparison } = smallComparison({ indicator: 'machines', per: 'cases' })
const spread = comparison.spread.body ?? expect.fail('the made-up country has a spread')
const [one, other] = ['E12000001', 'E12000003']
const ramp = rampOf(themes.light, 'diverging', 7)

/** Opacity of each area of a map, by code. */
const opacitiesIn = (svg: string) =>
  new Map(elementsOf(svg, 'g').map((mark) => [mark.of('data-area'), mark.at('opacity')]))

test.each([
  ['high-low', 4],
  ['low-high', 2],
] as const)('a cluster of %s has its own colour on the map and in its key', (pattern: ClusterPattern, at) => {
  const svg = drawBody(spreadDrawing, { ...spread, clusters: { [one]: pattern } })
  const [area = ''] = svg.split(`<g data-area="${one}"`).slice(1)
  expect(elementsOf(area, 'path')[0]?.of('fill')).toBe(ramp[at])
  const keys = elementsOf(svg, 'rect').filter((key) => key.of('height') === '13')
  expect(keys.map((key) => key.of('fill'))).toEqual([ramp[at]])
})

test('areas outside the chosen square of the legend fade on the map of clusters', () => {
  const svg = drawBody(spreadDrawing, { ...spread, clusters: { [one]: 'high-high' } }, { dimmed: new Set([other]) })
  expect(opacitiesIn(svg).get(one)).toBe(1)
  expect(opacitiesIn(svg).get(other)).toBeLessThan(0.3)
})

test('areas outside the chosen square of the legend fade on the map of what is certain', () => {
  const svg = drawBody(certaintyDrawing, { doubts: { [one]: 'unclear' } }, { dimmed: new Set([other]) }, 900)
  expect(opacitiesIn(svg).get(one)).toBe(1)
  expect(opacitiesIn(svg).get(other)).toBeLessThan(0.3)
})
