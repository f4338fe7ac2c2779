import { expect, test } from 'vitest'
import type { Mapping } from '#core/imports/mapping.ts'
import type { Opened } from '#io/imports/desk.ts'
import { firstImportChoices } from '#state/imports/first-desk.ts'

const mapping = (about: Mapping['about'], value: number, decimal: Mapping['decimal'] = '.'): Mapping => ({
  table: 'indicator',
  headerRow: 0,
  columns: { area: 0, period: 1, value },
  wide: null,
  decimal,
  about,
})

const turnover = { name: 'Staff turnover', kind: 'share', unit: '%', period: '2023' } as const
const linacs = { name: 'Linacs', kind: 'things', unit: 'units', period: '' } as const

const opened: Opened = {
  sheets: [
    {
      id: 0,
      file: 'linacs.csv',
      name: '',
      hidden: false,
      reading: 'UTF-8',
      rows: 3,
      head: [['Area code', 'Year', 'Note', 'Value']],
      mapping: mapping(linacs, 2),
    },
  ],
  layers: [],
  groups: [],
}

test('of a file with the same headings the columns are remembered, and never what its figures were, their period or the decimal mark', () => {
  const desk = firstImportChoices(
    opened,
    [{ key: 'area code|year|note|value', mapping: mapping(turnover, 3, ',') }],
    [],
    null,
  )
  expect(desk.mappings[0]).toEqual({ ...mapping(linacs, 3), remembered: true })
  expect(desk.answers).toEqual({})
})

test('columns that are the same without being remembered are the file’s own', () => {
  const desk = firstImportChoices(
    opened,
    [{ key: 'area code|year|note|value', mapping: mapping(turnover, 2, ',') }],
    [],
    null,
  )
  expect(desk.mappings[0]).toEqual(mapping(linacs, 2))
})
