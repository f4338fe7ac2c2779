import { expect, test } from 'vitest'
import { changePlate } from '#core/plate/change-plate.ts'
import { composePlate } from '#core/plate/compose.ts'
import { tableRows } from '#exports/table-rows.ts'
import { realAtlas } from '../data/real-atlas.ts'

test('a table of change has both figures, the change, and in each row both periods and the caution', () => {
  const { resolved, atlas } = realAtlas({
    indicator: 'cancer-cases',
    period: '2021',
    change: { from: '2020', form: 'percent' },
  })
  const [head = [], ...rows] = tableRows(
    changePlate(composePlate(resolved, atlas), resolved, atlas),
    'https://a.example',
  )
  const at = (name: string) => head.indexOf(name)
  expect(head.slice(2, 5)).toEqual(['2020: new cases', '2021: new cases', 'Value'])
  const scotland = rows.find(([name]) => name === 'Scotland') ?? expect.fail()
  const [before, after, value] = [2, 3, 4].map((index) => Number(scotland[index]))
  expect(value).toBeCloseTo((((after ?? 0) - (before ?? 0)) / (before ?? 0)) * 100, 6)
  expect(scotland[at('Unit')]).toBe('% of the earlier figure')
  expect(scotland[at('Period')]).toBe('2020 to 2021')
  const england = rows.find(([name]) => name === 'London') ?? expect.fail()
  expect(england[4]).toBe('[x]')
})
