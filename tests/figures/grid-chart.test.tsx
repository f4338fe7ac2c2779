import { expect, test } from 'vitest'
import type { AreaGrid } from '#core/area/grid.ts'
import { gridDrawing } from '#figures/area/grid-chart.tsx'
import { plainSheet } from '#figures/sheet.ts'
import { drawBody, elementsOf } from './draw-body.tsx'

/** One figure of one area. */
const grid: AreaGrid = {
  heads: [{ name: 'North', code: 'E12000001', role: 'mine' }],
  rows: [
    {
      key: 'staff',
      topic: 'Staff',
      name: 'Physicists',
      lines: ['WTE, 2020', 'source of it'],
      mark: '',
      cells: [{ lead: '1.5', lines: [], absent: null }],
    },
  ],
}

const textsIn = (svg: string) => elementsOf(svg, 'text').map(({ text }) => text)

test('sources stand in the rows on the page and at the foot of a picture', () => {
  expect(textsIn(drawBody(gridDrawing, grid))).toContain('source of it')
  const picture = textsIn(drawBody(gridDrawing, grid, { parts: plainSheet(900).parts }))
  expect(picture).toContain('WTE, 2020')
  expect(picture).not.toContain('source of it')
})
