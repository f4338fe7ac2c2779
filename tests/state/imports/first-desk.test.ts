import { expect, test, vi } from 'vitest'
import type { Mapping } from '#core/imports/mapping.ts'
import type { Opened } from '#io/imports/desk.ts'
import { firstImportChoices, mappingAsBefore } from '#state/imports/first-desk.ts'

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

const [file] = opened.sheets
if (!file) throw new Error('no sheet')
const known = (own: Mapping) => ({ key: 'area code|year|note|value', mapping: own })
const neverRevised = () => expect.fail('the figures are of the same column')

test('of a file with the same headings the columns are remembered, and never what its figures were, their period or the decimal mark', async () => {
  const withNote = (one: Mapping): Mapping => ({ ...one, columns: { ...one.columns, mark: 3 } })
  const own = await mappingAsBefore(file, known(withNote(mapping(turnover, 2, ','))), neverRevised)
  expect(own).toEqual({ ...withNote(mapping(linacs, 2)), remembered: true })
  const desk = firstImportChoices(opened, [own], [], null)
  expect([desk.mappings[0], desk.answers]).toEqual([own, {}])
})

test('where the figures are of another column than the file’s own, as last time, that column says what they are', async () => {
  const scanners = { name: 'Scanners', kind: 'things', unit: 'units', period: '' } as const
  const revise = vi.fn(async (_: number, one: Mapping) => ({ ...one, about: scanners }))
  const own = await mappingAsBefore(file, known(mapping(turnover, 3)), revise)
  expect(revise).toHaveBeenCalledWith(0, mapping(linacs, 2), 'column:value', '3')
  expect(own).toEqual({ ...mapping(scanners, 3), remembered: true })
})

test('columns that are the same without being remembered are the file’s own', async () => {
  expect(await mappingAsBefore(file, known(mapping(turnover, 2, ',')), neverRevised)).toEqual(mapping(linacs, 2))
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
      names.map(([, name]) => mapping({ ...linacs, name }, 2)),
      [],
      null,
    ).ticked
  expect(of(['a.csv', 'Screening: breast'], ['b.csv', 'Screening: cervical'])).toEqual([0])
  expect(of(['a.csv', 'Linacs 2023'], ['b.csv', 'Linacs 2024/25'], ['c.csv', 'Scanners'])).toEqual([0, 1])
  expect(of(['a.xlsx', 'Scientists'], ['a.xlsx', 'Technologists'])).toEqual([0, 1])
})
