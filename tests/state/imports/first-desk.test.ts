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
  const withNote = (one: Mapping): Mapping => ({ ...one, columns: { ...one.columns, mark: 3 } })
  const known = { key: 'area code|year|note|value', mapping: withNote(mapping(turnover, 2, ',')) }
  const desk = firstImportChoices(opened, [known], [], null)
  expect(desk.mappings[0]).toEqual({ ...withNote(mapping(linacs, 2)), remembered: true })
  expect(desk.answers).toEqual({})
})

test('where the figures are taken from another column than the file’s own, as last time, that column says what they are', () => {
  const [sheet] = opened.sheets
  if (!sheet) throw new Error('no sheet')
  const head = [['Provider code', 'Period', 'Total waiting list', 'Waiting 6 weeks and over, patients']]
  const waits = { name: 'Total waiting list', kind: 'measure', unit: 'units', period: '2024-03' } as const
  const file = { ...opened, sheets: [{ ...sheet, head, mapping: mapping(waits, 2) }] }
  const desk = firstImportChoices(file, [{ key: 'x', mapping: mapping(waits, 3) }], [], null)
  expect(desk.mappings[0]?.columns.value).toBe(3)
  expect(desk.mappings[0]?.about).toMatchObject({
    name: 'Waiting 6 weeks and over, patients',
    kind: 'people',
    unit: 'people',
  })
})

test('files with figures of other names are not put together by themselves; years of one are, and sheets of one file', () => {
  const of = (...names: readonly (readonly [file: string, name: string])[]) =>
    firstImportChoices(
      {
        ...opened,
        sheets: names.flatMap(([file, name], id) =>
          opened.sheets.map((sheet) => ({ ...sheet, id, file, mapping: mapping({ ...linacs, name }, 2) })),
        ),
      },
      [],
      [],
      null,
    ).ticked
  expect(of(['a.csv', 'Screening: breast'], ['b.csv', 'Screening: cervical'])).toEqual([0])
  expect(of(['a.csv', 'Linacs 2023'], ['b.csv', 'Linacs 2024/25'], ['c.csv', 'Scanners'])).toEqual([0, 1])
  expect(of(['a.xlsx', 'Scientists'], ['a.xlsx', 'Technologists'])).toEqual([0, 1])
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
