import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { type Decision, decision } from '#core/imports/decisions/decision.ts'
import type { Checked } from '#core/imports/draft.ts'
import type { Question } from '#core/imports/question.ts'
import { BoundaryMap } from '#screens/imports/boundary-map.tsx'
import { Decisions } from '#screens/imports/decisions.tsx'
import type { Importing } from '#screens/imports/use-import.ts'
import { noImport } from '#state/imports/import-machine.ts'

afterEach(cleanup)

const unit = decision({
  key: 'unit',
  value: 'units',
  from: 'nothing in the file says it',
  degree: 'guessed',
  correction: { to: { of: 'mapping', part: 'unit' }, value: 'units', from: 'text' },
})
const column = decision({
  key: 'value-column',
  value: 'WTE (column C)',
  from: 'heading “WTE” in C1; numbers stand in Grade (column D) too',
  degree: 'guessed',
  correction: { to: { of: 'mapping', part: 'column:value' }, value: '2', from: 'columns' },
})
const kind = decision({ key: 'area-kind', value: 'Nations: 2', from: 'names such as “Wales”', degree: 'implied' })

const sheet = {
  id: 0,
  file: 'a.csv',
  name: '',
  hidden: false,
  reading: '',
  rows: 3,
  head: [['Area', 'Year', 'WTE', 'Grade']],
  mapping: null,
}
const mapping = {
  table: 'indicator',
  headerRow: 0,
  columns: {},
  wide: null,
  decimal: '.',
  about: { name: '', kind: 'staff', unit: '', period: '' },
} as const

function stand(decisions: readonly Decision[], asked: readonly Question[] = [], answers = {}) {
  const checked: Checked = {
    groups: [],
    questions: [],
    draft: null,
    decisions,
    first: { headings: [], rows: [] },
    tally: { figures: 96, areas: 12, notRead: 2 },
  }
  const desk = {
    opened: { sheets: [sheet], layers: [], groups: [] },
    ticked: [0],
    layer: null,
    mappings: { 0: mapping },
    answers,
    edits: [],
    struck: [],
    target: { dataset: 'a', version: 1, name: 'a' },
    policy: defaultPolicy,
  }
  const calls = { confirm: vi.fn(async () => {}), correct: vi.fn(async () => {}) }
  const importing = { ...calls, state: { ...noImport, desk, checked, asked } } as unknown as Importing
  render(<Decisions importing={importing} />)
  return calls
}

const lineOf = (name: RegExp) => within(screen.getByRole('row', { name }))

test('says how much is read and which guesses wait, in a line that is announced', () => {
  stand([unit, column, kind])
  expect(screen.getByRole('status').textContent).toBe(
    '96 figures, 12 areas, 2 not read. 2 guesses to confirm or correct before the import: Unit and Figures from.',
  )
})

test('says that nothing is guessed only where nothing is', () => {
  stand([kind])
  expect(screen.getByRole('status').textContent).toContain('Nothing is guessed.')
  expect(screen.queryByRole('button')).toBeNull()
})

test('each line says what was decided, from what and how surely', () => {
  stand([kind])
  const line = lineOf(/Kind of areas/)
  expect(line.getByText('Nations: 2')).toBeTruthy()
  expect(line.getByText('names such as “Wales”')).toBeTruthy()
  expect(line.getByText('implied by the file')).toBeTruthy()
})

test('a guess is confirmed by keyboard, and the focus stays in its line', async () => {
  const { confirm } = stand([unit])
  screen.getByRole('button', { name: 'Confirm Unit: units' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(confirm).toHaveBeenCalledWith(unit)
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Unit' }))
})

test('a text counts when it is entered, not letter by letter', async () => {
  const { correct } = stand([unit])
  const field = screen.getByRole('textbox', { name: 'Unit' })
  await userEvent.clear(field)
  await userEvent.type(field, 'machines')
  expect(correct).not.toHaveBeenCalled()
  await userEvent.type(field, '{Enter}')
  expect(correct).toHaveBeenCalledWith(unit, 'machines')
})

test('a column is chosen among those of the sheet, as the spreadsheet program letters them', async () => {
  const { correct } = stand([column])
  const choice = screen.getByRole('combobox', { name: 'Figures from' })
  await userEvent.selectOptions(choice, 'D: Grade')
  expect(correct).toHaveBeenCalledWith(column, '3')
})

test('nothing blank can be confirmed', () => {
  stand([{ ...unit, value: '', correction: { to: { of: 'mapping', part: 'unit' }, value: '', from: 'text' } }])
  expect(screen.queryByRole('button', { name: /Confirm/ })).toBeNull()
})

test('a question that was answered can be answered again', async () => {
  const asked = {
    id: 'area:geography',
    ask: 'Which areas are meant?',
    rows: 3,
    options: [
      { id: 'itl1', name: 'ITL1 regions' },
      { id: 'nhs_region', name: 'NHS England regions' },
    ],
  }
  const { correct } = stand([kind], [asked], { 'area:geography': 'itl1' })
  const choice = screen.getByRole('combobox', { name: 'Which areas are meant?' }) as HTMLSelectElement
  expect(choice.value).toBe('itl1')
  await userEvent.selectOptions(choice, 'NHS England regions')
  expect(correct).toHaveBeenCalledWith(expect.objectContaining({ key: 'answer' }), 'nhs_region')
})

test('shapes are drawn over the country, and say in words what is seen', () => {
  render(<BoundaryMap outline={{ width: 10, height: 20, land: 'M0 0L1 1L2 0Z', shapes: 'M0 0L3 3L4 0Z' }} areas={2} />)
  const picture = screen.getByRole('img', { name: 'Preview: 2 areas of the file over the United Kingdom' })
  expect([...picture.querySelectorAll('path')].map((path) => path.getAttribute('d'))).toEqual([
    'M0 0L1 1L2 0Z',
    'M0 0L3 3L4 0Z',
  ])
})
