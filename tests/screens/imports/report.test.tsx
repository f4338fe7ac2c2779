import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { Draft } from '#core/imports/draft.ts'
import type { Finding, FindingGroup } from '#core/imports/finding.ts'
import { DropZone } from '#screens/imports/drop-zone.tsx'
import { ImportQuestions } from '#screens/imports/questions.tsx'
import { ImportReport } from '#screens/imports/report.tsx'
import type { ImportChoices, Importing } from '#screens/imports/use-import.ts'
import { freshTarget, namedAfter, newTarget, nextVersion } from '#state/imports/target.ts'

afterEach(cleanup)

const finding = (changes: Partial<Finding>): Finding => ({
  code: 'not-a-number',
  severity: 'error',
  file: 'a.csv',
  sheet: '',
  row: 2,
  column: 2,
  heading: 'value',
  cell: 'C2',
  found: 'x',
  expected: 'a number',
  mend: 'Write 12.5.',
  ...changes,
})
const group = (...listed: readonly Finding[]): FindingGroup => ({
  code: listed[0]?.code ?? '',
  severity: listed[0]?.severity ?? 'error',
  count: listed.length,
  listed,
})
const desk: ImportChoices = {
  opened: {
    sheets: [{ id: 0, file: 'a.csv', name: '', hidden: false, reading: '', rows: 2, head: [], mapping: null }],
    layers: [],
    groups: [],
  },
  ticked: [0],
  layer: null,
  mappings: {},
  answers: {},
  edits: [],
  struck: [],
  target: { dataset: 'a', version: 1, name: 'a.csv' },
  policy: defaultPolicy,
}
const importing = () => ({ update: vi.fn() }) as unknown as Importing & { update: ReturnType<typeof vi.fn> }

test('every problem is said with its place, what was found and its mend', () => {
  render(<ImportReport guesses={0} groups={[group(finding({}))]} desk={desk} importing={importing()} />)
  expect(screen.getByRole('heading').textContent).toBe('1 error, 0 warnings, 0 notes')
  expect(screen.getByText('a.csv, C2 (value)')).toBeTruthy()
  expect(screen.getByText('Expected a number')).toBeTruthy()
  expect(screen.getByText(/Write 12.5/)).toBeTruthy()
})

test('a cell is put right on the spot, by keyboard', async () => {
  const own = importing()
  render(<ImportReport guesses={0} groups={[group(finding({}))]} desk={desk} importing={own} />)
  const field = screen.getByLabelText('New value for a.csv, C2')
  await userEvent.clear(field)
  await userEvent.type(field, '12.5{Enter}')
  expect(own.update).toHaveBeenCalledWith({ edits: [{ sheet: 0, row: 1, column: 2, text: '12.5' }] })
})

test('the last change can be taken back', async () => {
  const own = importing()
  const edits = [
    { sheet: 0, row: 1, column: 2, text: '1' },
    { sheet: 0, row: 2, column: 2, text: '2' },
  ]
  render(<ImportReport guesses={0} groups={[group(finding({}))]} desk={{ ...desk, edits }} importing={own} />)
  await userEvent.click(screen.getByRole('button', { name: 'Take back the last of 2 changes' }))
  expect(own.update).toHaveBeenCalledWith({ edits: edits.slice(0, 1) })
})

test('problems are filtered by kind', async () => {
  const warning = group(
    finding({ severity: 'warning', code: 'leap', expected: 'a steady figure', row: null, cell: null }),
  )
  render(<ImportReport guesses={0} groups={[group(finding({})), warning]} desk={desk} importing={importing()} />)
  await userEvent.click(screen.getByRole('radio', { name: 'Warnings' }))
  expect(screen.queryByText('Expected a number')).toBeNull()
  expect(screen.getByText('Expected a steady figure')).toBeTruthy()
})

test('markup in a cell stays text', () => {
  const { container } = render(
    <ImportReport
      guesses={0}
      groups={[group(finding({ found: '<img src=x onerror=alert(1)>' }))]}
      desk={desk}
      importing={importing()}
    />,
  )
  expect(container.querySelector('img')).toBeNull()
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy()
})

test('of many problems of a kind the first are shown, and the count of all is said', () => {
  const many = Array.from({ length: 80 }, (_, at) => finding({ row: at + 2, cell: `C${at + 2}` }))
  render(
    <ImportReport guesses={0} groups={[{ ...group(...many), count: 90_000 }]} desk={desk} importing={importing()} />,
  )
  expect(screen.getByRole('heading').textContent).toContain('90,000 errors')
  expect(within(screen.getAllByRole('list')[0] as HTMLElement).getAllByRole('listitem')).toHaveLength(50)
})

test('an answer is filed under its question', async () => {
  const own = importing()
  const question = {
    id: 'area:North',
    ask: 'Which area is “North”?',
    rows: 3,
    options: [{ id: 'E12000001', name: 'North East' }],
  }
  render(<ImportQuestions questions={[question]} desk={{ ...desk, answers: { 'area:South': 'x' } }} importing={own} />)
  await userEvent.selectOptions(screen.getByLabelText('Which area is “North”?'), 'E12000001')
  expect(own.update).toHaveBeenCalledWith({ answers: { 'area:South': 'x', 'area:North': 'E12000001' } })
})

test('files come in by picker and by drop', async () => {
  const onFiles = vi.fn()
  render(<DropZone onFiles={onFiles} quiet={false} />)
  const file = new File(['a'], 'a.csv')
  await userEvent.upload(screen.getByLabelText('Choose files', { selector: 'input' }), file)
  expect(onFiles).toHaveBeenCalledWith([file])
})

test('a file of a known name is the next version of its dataset, returns of the baseline, anything else a dataset of its own', () => {
  const list = {
    datasets: [
      { id: 'base', name: 'Returns', table: 'survey', current: 1, on: true },
      { id: 'posts', name: 'Our posts', table: 'indicator', current: 1, on: true },
    ],
    versions: [1, 2].map((number) => ({ dataset: 'posts', number, files: ['posts.csv'] })) as never,
    damaged: [],
  }
  expect(newTarget(list, 'survey', 'other.xlsx')).toEqual({ dataset: 'base', version: 1, name: 'Returns' })
  expect(newTarget(list, 'indicator', 'posts.csv')).toEqual({ dataset: 'posts', version: 3, name: 'Our posts' })
  expect(newTarget(list, 'indicator', 'again.csv', 'Our posts')).toMatchObject({ dataset: 'posts', version: 3 })
  expect(newTarget(list, 'indicator', 'again.csv', 'Other posts')).toMatchObject({ version: 1 })
  expect(newTarget(list, 'equipment', 'again.csv', 'Our posts')).toMatchObject({ dataset: 'equipment', version: 1 })
  expect(newTarget(list, 'equipment', 'posts.csv')).toEqual({ dataset: 'equipment', version: 1, name: 'Equipment' })
  expect(newTarget(list, 'indicator', 'beds.csv')).toEqual({
    dataset: 'table-of-figures',
    version: 1,
    name: 'Table of figures',
  })
  const named = { ...list, datasets: [...list.datasets, { ...list.datasets[1], id: 'x', name: 'Equipment' }] as never }
  expect(freshTarget(named, 'equipment')).toEqual({ dataset: 'equipment-2', version: 1, name: 'Equipment 2' })
  expect(nextVersion(list, 'posts')).toBe(3)
  const held = (...names: string[]) =>
    ({ table: 'indicator', entry: { indicators: names.map((name) => ({ name })) } }) as unknown as Draft
  const target = freshTarget(list, 'indicator')
  expect(namedAfter(list, target, held('Beds'))).toEqual({ ...target, name: 'Beds' })
  expect(namedAfter(list, target, held('Beds', 'Posts', 'Wte'))).toEqual({ ...target, name: 'Beds and 2 more' })
  expect(namedAfter(list, target, held('Our posts'))).toEqual({ ...target, name: 'Our posts, 2' })
  expect(namedAfter(list, newTarget(list, 'indicator', 'posts.csv'), held('Beds')).name).toBe('Our posts')
  expect(namedAfter(list, target, { ...held('Beds'), table: 'equipment' })).toBe(target)
})
