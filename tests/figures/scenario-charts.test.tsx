import { expect, test } from 'vitest'
import type { Fan } from '#core/scenario-page/fan-panel.ts'
import { columnsDrawing } from '#figures/scenario/columns-chart.tsx'
import { fanDrawing } from '#figures/scenario/fan-chart.tsx'
import { spanDrawing } from '#figures/scenario/span-chart.tsx'
import { drawBody, elementsOf, heightsOf } from './draw-body.tsx'

const years = [2025, 2026, 2027]
const none = years.map(() => null)

/** Runs about a middle of staff, 40 and 20 WTE to each side of it. */
const fanOf = (staff: number, change: Partial<Fan> = {}): Fan => ({
  kind: 'fan',
  years,
  middle: years.map(() => staff),
  bands: years.map(() => [-40, -20, 0, 20, 40].map((more) => staff + more)),
  required: none,
  ...change,
})

/** Number of points of each line. */
const linesIn = (svg: string) => elementsOf(svg, 'path').map((path) => heightsOf(path.of('d')).length)

/** Places of the words at the ends of the lines, in pixels from the top. */
const endsIn = (svg: string) =>
  elementsOf(svg, 'text').flatMap((one) => (/required|middle/.test(one.text) ? [[one.text, one.at('y')] as const] : []))

test('before the runs are there a fan is its middle line, and says so', () => {
  const svg = drawBody(fanDrawing, fanOf(100, { bands: [] }))
  expect(linesIn(svg)).toEqual([years.length])
  expect(endsIn(svg).map(([words]) => words)).toEqual(['middle line'])
  expect(endsIn(drawBody(fanDrawing, fanOf(100))).map(([words]) => words)).toEqual(['middle of the runs'])
})

test('words at the ends of lines that meet stand apart, the higher line’s above', () => {
  for (const [need, upper] of [
    [101, 'required'],
    [99, 'middle of the runs'],
  ] as const) {
    const ends = endsIn(drawBody(fanDrawing, fanOf(100, { required: years.map(() => need) })))
    const [first, second] = ends.toSorted((a, b) => a[1] - b[1])
    expect(first?.[0]).toBe(upper)
    expect((second?.[1] ?? 0) - (first?.[1] ?? 0)).toBeGreaterThanOrEqual(16)
  }
})

test('a chart whose columns are all zero has them on its lowest line, and not at half its height', () => {
  const zeros = years.map(() => 0)
  const svg = drawBody(columnsDrawing, {
    kind: 'columns',
    years,
    bars: zeros,
    marks: none,
    names: ['planned', null],
    unit: 'units',
  })
  const [, ...bars] = elementsOf(svg, 'rect')
  expect(bars.map((bar) => bar.at('height'))).toEqual(zeros)
  for (const bar of bars) expect(bar.at('y')).toBeCloseTo(300 - 28, 6)
})

test('a dot outside its bar widens the axis, and a bar of no length is still seen', () => {
  const rows = [
    { key: 'far', words: 'Far', from: 0, to: 1, dot: 9 },
    { key: 'none', words: 'None', from: 4, to: 4, dot: 4 },
  ]
  const svg = drawBody(spanDrawing, { kind: 'spans', rows, axis: 'WTE' })
  const [far, still] = elementsOf(svg, 'circle').map((dot) => dot.at('cx'))
  expect(far).toBeLessThanOrEqual(600)
  expect(still).toBeLessThan(far ?? 0)
  expect(elementsOf(svg, 'rect')[1]?.at('width')).toBeGreaterThanOrEqual(1)
})
