import { expect, test } from 'vitest'
import type { Slope, Slopes } from '#core/compare/two-periods.ts'
import { slopeDrawing } from '#figures/compare/slope-chart.tsx'
import type { DrawingProps } from '#figures/panel/drawing.ts'
import { smallComparison } from '../core/compare/small-comparison.ts'
import { drawBody, elementsOf } from './draw-body.tsx'

const { body } = smallComparison({
  indicator: 'cases',
  per: null,
  period: '2019',
  change: { from: '2017', form: 'difference' },
}).comparison.change

/** Slopes of areas A0, A1 and so on, from one figure to another. */
function slopesOf(pairs: readonly (readonly [before: number, after: number])[]): Slopes {
  const slopes = pairs.map(
    ([before, after], at): Slope => ({ code: `A${at}`, short: `Area ${at}`, before, after, joined: true }),
  )
  return { ...(body ?? expect.fail('the made-up country has two periods')), slopes }
}

const draw = (slopes: Slopes, change: Partial<DrawingProps<Slopes>> = {}) => drawBody(slopeDrawing, slopes, change)

test('up to 24 areas are all named; of more the selected ones are', () => {
  const many = (count: number) => slopesOf(Array.from({ length: count }, (_, at) => [at, at + 1] as const))
  const named = (svg: string) =>
    elementsOf(svg, 'text').flatMap(({ text }) => (text.includes('Area') ? [text.replace(/^.*Area/, 'A')] : []))
  expect(named(draw(many(24)))).toHaveLength(24)
  expect(named(draw(many(25)))).toEqual([])
  expect(named(draw(many(25), { selected: ['A3', 'A9'] }))).toEqual(['A 3', 'A 9'])
})

test('an area outside the chosen square of the legend fades with its numbers, and no other does', () => {
  const two = slopesOf([
    [1, 4],
    [2, 5],
  ])
  const svg = draw(two, { dimmed: new Set(['A1']) })
  const opacities = elementsOf(svg, 'g').flatMap((mark) => (mark.of('opacity') === '' ? [] : [mark.at('opacity')]))
  expect(opacities.filter((one) => one === 1)).toHaveLength(3)
  expect(opacities.filter((one) => one < 0.3)).toHaveLength(3)
})
