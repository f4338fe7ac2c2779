import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { FindingGroup } from '#core/imports/finding.ts'
import type { Mapping } from '#core/imports/mapping.ts'
import { Files, fileReports, isRefused } from '#screens/imports/files.tsx'
import type { ImportChoices, Importing } from '#screens/imports/use-import.ts'

afterEach(cleanup)

const mapping = { table: 'survey' } as Mapping
const sheet = (id: number, file: string) => ({
  id,
  file,
  name: '',
  hidden: false,
  reading: 'CSV',
  rows: 3,
  head: [],
  mapping,
})
const group = (
  severity: 'error' | 'note',
  files: Record<string, number>,
  listed: readonly string[] = [],
): FindingGroup => ({
  code: 'x',
  severity,
  count: 1,
  files,
  listed: listed.map((file) => ({
    code: 'x',
    severity,
    file,
    sheet: '',
    row: null,
    column: null,
    heading: null,
    cell: null,
    found: 'a workbook with a password',
    expected: '',
    mend: 'Take it away.',
  })),
})
const opened = {
  sheets: [sheet(0, 'a.csv'), sheet(1, 'b.csv')],
  layers: [],
  groups: [group('error', { 'locked.xlsx': 1 }, ['locked.xlsx'])],
}
const desk = { opened, ticked: [0, 1], mappings: { 0: mapping, 1: mapping }, layer: null } as unknown as ImportChoices

function stand(changes: Partial<ImportChoices> = {}) {
  const update = vi.fn(async () => {})
  const own = { ...desk, ...changes }
  const reports = fileReports(own, [group('error', { 'b.csv': 2 }), group('note', { 'a.csv': 1, 'b.csv': 1 })])
  render(<Files reports={reports} desk={own} importing={{ update } as unknown as Importing} />)
  return update
}

test('each file has its own report, the one that cannot be read with the reason', () => {
  stand()
  const rows = screen.getAllByRole('row').map(({ textContent }) => textContent)
  expect(rows.slice(1)).toEqual([
    'a.csvSurvey returns, 3 rows, 1 note',
    'b.csvSurvey returns, 3 rows, 2 errors, 1 note',
    'locked.xlsxCannot be read: a workbook with a password. Take it away.',
  ])
  expect(screen.getByRole('heading', { name: '3 files, 2 to be imported' })).toBeTruthy()
})

test('a bad file can be left out beside the good ones', () => {
  const update = stand()
  fireEvent.click(screen.getByRole('checkbox', { name: 'Import b.csv' }))
  expect(update).toHaveBeenLastCalledWith({ ticked: [0], layer: null })
  fireEvent.click(screen.getByRole('button', { name: 'Leave out what cannot be read: 1 file' }))
  expect(update).toHaveBeenLastCalledWith({ without: ['locked.xlsx'] })
})

test('what cannot be read stands in the way until it is left out, and says so afterwards', () => {
  expect(isRefused(desk)).toBe(true)
  const without = { ...desk, without: ['locked.xlsx'] }
  expect(isRefused(without)).toBe(false)
  stand({ without: ['locked.xlsx'] })
  expect(screen.getByText(/^Left out\. Cannot be read/)).toBeTruthy()
})

test('an error of a file that is read stands in the way as long as the file is taken', () => {
  const broken = { ...desk, opened: { ...opened, groups: [group('error', { 'a.csv': 1 })] } }
  expect(isRefused(broken)).toBe(true)
  expect(isRefused({ ...broken, ticked: [1] })).toBe(false)
})

test('too many files stand in the way whatever is left out', () => {
  const many = { ...desk, opened: { ...opened, groups: [group('error', { '': 1 })] }, without: ['a.csv', 'b.csv'] }
  expect(isRefused(many)).toBe(true)
})

test('a file that is not taken says why, and boundaries say what they are', () => {
  const layers = [{ id: 0, file: 'networks.geojson', areas: 3 }]
  const figures = { table: 'indicator' } as Mapping
  const sheets = [...opened.sheets, sheet(2, 'c.csv'), { ...sheet(3, 'd.csv'), mapping: null }]
  const mappings = { 0: mapping, 1: mapping, 2: figures } as ImportChoices['mappings']
  stand({ opened: { ...opened, sheets, layers }, ticked: [0], mappings } as Partial<ImportChoices>)
  const said = (file: string) => screen.getByRole('row', { name: new RegExp(file) }).textContent
  expect(said('a.csv')).not.toContain('offered')
  expect(said('b.csv')).toContain('Other figures: offered after this import')
  expect(said('c.csv')).toContain('Of another kind: offered after this import')
  expect(said('d.csv')).toContain('Not taken: say below what it is')
  expect(said('networks.geojson')).toContain('Boundaries, 3 shapesOf another kind: offered after this import')
})
