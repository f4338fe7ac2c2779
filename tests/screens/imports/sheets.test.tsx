import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { LeftTables, SheetCard, WhichTable } from '#screens/imports/sheets.tsx'
import type { ImportChoices, Importing } from '#screens/imports/use-import.ts'
import { noImport } from '#state/imports/import-machine.ts'

afterEach(cleanup)

const mapping = {
  table: 'indicator',
  headerRow: 4,
  columns: { area: 0, value: 2 },
  wide: null,
  decimal: '.',
  about: { name: '', kind: 'staff', unit: '', period: '' },
} as const

const table = (id: number, range: string) => ({
  id,
  file: 'staff.xlsx',
  name: `Data, table ${id + 1}`,
  hidden: false,
  reading: 'XLSX',
  rows: 3,
  head: [[], [], [], [], ['Area', 'Year', 'WTE'], ['Wales', '2022', '21.5']],
  mapping,
  among: { number: id + 1, of: 2, range },
})

const deskOf = (ticked: readonly number[]): ImportChoices => ({
  opened: { sheets: [table(0, 'A1:C3'), table(1, 'A5:C6')], layers: [], groups: [] },
  ticked,
  layer: null,
  mappings: { 0: mapping, 1: mapping },
  answers: {},
  edits: [],
  struck: [],
  target: { dataset: 'a', version: 1, name: 'a' },
  policy: defaultPolicy,
})

function stand() {
  const calls = { update: vi.fn(async () => {}), next: vi.fn(async () => {}) }
  return { calls, importing: { state: noImport, ...calls } as unknown as Importing }
}

test('which of several tables is meant is asked until one is chosen, each with its cells and first rows', async () => {
  const { calls, importing } = stand()
  const desk = deskOf([])
  const { rerender } = render(
    <>
      <WhichTable desk={desk} />
      <SheetCard sheet={table(1, 'A5:C6')} desk={desk} importing={importing} />
    </>,
  )
  expect(screen.getByRole('heading', { name: 'Which of the 2 tables?' })).toBeDefined()
  const card = screen.getByRole('article', { name: 'staff.xlsx, sheet Data, table 2' })
  expect(card.textContent).toContain('A5:C6, XLSX, 3 rows')
  const [head, row] = within(card).getAllByRole('row')
  expect(head?.textContent).toContain('Area')
  expect(row?.textContent).toBe('6Wales202221.5')
  await userEvent.click(within(card).getByRole('checkbox'))
  expect(calls.update).toHaveBeenCalledWith({ ticked: [1], layer: null })
  rerender(<WhichTable desk={deskOf([1])} />)
  expect(screen.queryByRole('heading')).toBeNull()
})

test('tables that an import has left are listed, and each is gone on with by its button', async () => {
  const { calls, importing } = stand()
  const layers = [{ id: 2, file: 'networks.geojson', areas: 11 }]
  render(
    <LeftTables
      left={{
        sheets: [table(1, 'A5:C6')],
        columns: [{ sheet: table(1, 'A5:C6'), column: 4, heading: 'Vacant' }],
        layers,
      }}
      importing={importing}
    />,
  )
  const [one, column, other] = screen.getAllByRole('listitem')
  expect(column?.textContent).toBe('staff.xlsx, sheet Data, table 2: Vacant (column E)Go on with this column')
  await userEvent.click(screen.getByRole('button', { name: /Vacant/ }))
  expect(calls.next).toHaveBeenLastCalledWith({ sheet: 1, column: 4 })
  expect(one?.textContent).toContain('staff.xlsx, sheet Data, table 2 (A5:C6)')
  expect(other?.textContent).toBe('networks.geojson, 11 shapesGo on with these boundaries')
  await userEvent.click(screen.getByRole('button', { name: 'Go on with staff.xlsx, sheet Data, table 2 (A5:C6)' }))
  expect(calls.next).toHaveBeenLastCalledWith({ sheet: 1 })
  await userEvent.click(screen.getByRole('button', { name: 'Go on with networks.geojson, 11 shapes' }))
  expect(calls.next).toHaveBeenLastCalledWith({ layer: 2 })
})
