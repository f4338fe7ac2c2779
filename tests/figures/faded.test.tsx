import { expect, test } from 'vitest'
import { funnelDrawing } from '#figures/compare/funnel-chart.tsx'
import { ledgerDrawing } from '#figures/compare/ledger-chart.tsx'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { drawBody, elementsOf } from './draw-body.tsx'

const faded = 'E12000001'
const { funnel } = smallComparison({ indicator: 'cases', per: 'people' }).comparison
const { ledger } = smallComparison({ indicator: 'staff', per: 'cases', period: '2019' }).comparison
const lacks = () => expect.fail('the made-up country has this figure')
const dimmed = { dimmed: new Set([faded]) }

test.each([
  ['funnel', drawBody(funnelDrawing, funnel.body ?? lacks(), dimmed)],
  ['ledger', drawBody(ledgerDrawing, ledger.body ?? lacks(), dimmed)],
])('an area outside the chosen square of the legend fades in the %s, and no other does', (_, svg) => {
  const marks = [...elementsOf(svg, 'g'), ...elementsOf(svg, 'path')].filter((mark) => mark.of('data-area') !== '')
  const light = marks.filter((mark) => mark.of('opacity') !== '' && mark.at('opacity') < 0.3)
  expect(new Set(light.map((mark) => mark.of('data-area')))).toEqual(new Set([faded]))
  expect(marks.length).toBeGreaterThan(light.length)
})
