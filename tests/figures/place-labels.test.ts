import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { placeLabels } from '#figures/compare/place-labels.ts'
import { scatterDrawing } from '#figures/compare/scatter-chart.tsx'
import { themes } from '#figures/theme.ts'
import { realComparison } from '../data/comparison.ts'
import { smallShapes } from '../fixtures/small-shapes.ts'

const wish = fc.record({
  key: fc.uuid(),
  text: fc.constantFrom('London', 'Yorks & Humber', 'E of England', 'Na h-Eileanan Siar'),
  x: fc.integer({ min: 0, max: 500 }),
  y: fc.integer({ min: 0, max: 300 }),
  radius: fc.integer({ min: 3, max: 12 }),
})

test('labels overlap neither each other nor a mark, and stay inside', () => {
  fc.assert(
    fc.property(fc.uniqueArray(wish, { selector: ({ key }) => key, maxLength: 40 }), (wishes) => {
      const frame = { left: 0, top: 0, right: 500, bottom: 300 }
      const placed = placeLabels(wishes, frame, 11)
      const boxes = placed.map(({ left, baseline, width }) => ({
        left,
        right: left + width,
        top: baseline - 8.8,
        bottom: baseline + 2.75,
      }))
      for (const [at, a] of boxes.entries()) {
        expect(a.left >= 0 && a.right <= 500 && a.top >= 0 && a.bottom <= 300).toBe(true)
        for (const b of boxes.slice(at + 1))
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
        for (const { x, y, radius } of wishes)
          expect(a.left < x + radius && x - radius < a.right && a.top < y + radius && y - radius < a.bottom).toBe(false)
      }
    }),
  )
})

test('where there is room, every label is placed', () => {
  const wishes = [0, 1, 2].map((at) => ({ key: `k${at}`, text: 'Wales', x: 100 + at * 120, y: 100, radius: 5 }))
  expect(placeLabels(wishes, { left: 0, top: 0, right: 500, bottom: 300 }, 11)).toHaveLength(3)
})

test('the label of a selected area is placed over other marks rather than left out', () => {
  const crowd = Array.from({ length: 60 }, (_, at) => ({
    key: `m${at}`,
    text: '',
    x: 60 + (at % 10) * 40,
    y: 60 + Math.floor(at / 10) * 30,
    radius: 24,
  }))
  const chosen = { key: 'chosen', text: 'London', x: 240, y: 150, radius: 8 }
  const frame = { left: 0, top: 0, right: 500, bottom: 300 }
  expect(placeLabels([chosen, ...crowd], frame, 11).map(({ key }) => key)).not.toContain('chosen')
  expect(placeLabels([{ ...chosen, always: true }, ...crowd], frame, 11).map(({ key }) => key)).toContain('chosen')
})

test('a label avoids text where another position is free, and covers it rather than being left out', () => {
  const wish = { key: 'a', text: 'South East', x: 100, y: 100, radius: 5 }
  const frame = { left: 0, top: 0, right: 500, bottom: 300 }
  const right = { left: 105, right: 200, top: 85, bottom: 110 }
  const [plain] = placeLabels([wish], frame, 11)
  const [moved] = placeLabels([wish], frame, 11, [right])
  expect([plain!.left > 100, moved!.left > 100]).toEqual([true, false])
  expect(placeLabels([wish], frame, 11, [frame])).toHaveLength(1)
})

test('in a picture a label without room stands away from its mark, with a line to it, over no other label', () => {
  const crowd = Array.from({ length: 12 }, (_, at) => ({
    key: `c${at}`,
    text: 'East Midlands',
    x: 240 + (at % 4) * 9,
    y: 140 + Math.floor(at / 4) * 9,
    radius: 6,
  }))
  const frame = { left: 0, top: 0, right: 500, bottom: 300 }
  expect(placeLabels(crowd, frame, 11).length).toBeLessThan(12)
  const placed = placeLabels(crowd, frame, 11, [], true)
  expect(placed).toHaveLength(12)
  const apart = (a: (typeof placed)[number], b: (typeof placed)[number]) =>
    Math.abs(a.baseline - b.baseline) > 11 || a.left + a.width <= b.left || b.left + b.width <= a.left
  for (const [at, one] of placed.entries())
    for (const other of placed.slice(at + 1)) expect(apart(one, other), `${one.key} on ${other.key}`).toBe(true)
  for (const { leader, x, y, radius } of placed)
    if (leader) expect(Math.hypot(leader[1][0] - x, leader[1][1] - y)).toBeCloseTo(radius, 3)
})

test('on the page every dot of a few areas has its name, against need over either denominator', () => {
  for (const per of ['cancers', 'people'])
    for (const width of [330, 536, 760]) {
      const { plate, comparison } = realComparison({ indicator: 'mpce-staff', per, geography: 'itl1' })
      const { scatter } = comparison
      const body = scatter.body ?? expect.fail(scatter.lacks ?? '')
      const props = { body, plate, shapes: smallShapes, theme: themes.light, width, prefix: 'x' }
      const svg = renderToStaticMarkup(scatterDrawing.draw(props, scatterDrawing.height(props)))
      const names = body.points.filter(({ short }) => !svg.includes(`>${short.replace('&', '&amp;')}</text>`))
      expect(
        names.map(({ short }) => short),
        `${per} at ${width}`,
      ).toEqual([])
    }
})
