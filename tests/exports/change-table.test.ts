import { expect, test } from 'vitest'
import { changePlate } from '#core/plate/change-plate.ts'
import { composePlate } from '#core/plate/compose.ts'
import { fileName } from '#exports/file-name.ts'
import { plateTable } from '#exports/pack/tables.ts'
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

test('a data pack of a change names both periods and holds both figures', () => {
  const { resolved, atlas } = realAtlas({
    indicator: 'cancer-cases',
    period: '2019',
    change: { from: '2014', form: 'difference' },
  })
  const plate = changePlate(composePlate(resolved, atlas), resolved, atlas)
  const { columns, rows } = plateTable(plate)
  const at = (name: string) => columns.findIndex((one) => one.name === name)
  for (const row of rows) {
    expect([row[at('period')], row[at('period_start')], row[at('period_end')]]).toEqual([
      '2014 to 2019',
      '2014-01-01',
      '2019-12-31',
    ])
    const [value, earlier, later] = ['value', 'value_earlier', 'value_later'].map((name) => row[at(name)])
    if (typeof value === 'number') expect(value).toBe(Number(later) - Number(earlier))
    else expect([earlier, later].some((one) => typeof one === 'string')).toBe(true)
  }
  expect(fileName(plate, 'map', 'png')).toMatch(/^change-in-new-cancer-cases.*_2014-to-2019_map\.png$/)
})
