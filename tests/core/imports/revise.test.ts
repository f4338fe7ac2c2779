import { expect, test } from 'vitest'
import { recognise } from '#core/imports/recognise.ts'
import { revise } from '#core/imports/revise.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import { realPlaces } from './context.ts'
import { realDesk } from './open-and-check.ts'

const sheetOf = (text: string, changes: Partial<Worksheet> = {}): Worksheet => ({
  file: 'figures.csv',
  name: '',
  hidden: false,
  rows: text.split('\n').map((line) => line.split(';')),
  reading: '',
  ...changes,
})

const { places } = realPlaces()

function stand(text: string) {
  const sheet = sheetOf(text)
  const mapping = recognise(sheet, places)
  if (!mapping) throw new Error('not recognised')
  return {
    mapping,
    change: (part: Parameters<typeof revise>[2], value: string) => revise(sheet, mapping, part, value, places),
  }
}

const two = 'Area code;Year;WTE;Spend (£m)\nE12000001;2024;12.5;1,5\nE12000002;2024;20.5;2,5'

test('another column of figures brings its own name, kind, unit and decimal mark', () => {
  const { change } = stand(two)
  expect(change('column:value', '2').about).toMatchObject({ name: 'WTE', kind: 'staff', unit: 'WTE' })
  const spend = change('column:value', '3')
  expect(spend.about).toMatchObject({ name: 'Spend (£m)', kind: 'money', unit: '£ million' })
  expect(spend.decimal).toBe(',')
  expect(spend.columns.value).toBe(3)
})

test('a column is used for one thing only, and may be none', () => {
  const { change } = stand(two)
  expect(change('column:period', '0').columns).toMatchObject({ period: 0, area: null })
  expect(change('column:period', '-').columns.period).toBeNull()
})

test('another row of headings is read anew, columns and all', () => {
  const { change } = stand('Code;Year;WTE\nCode;Year;Heads\nE12000001;2024;12\nE12000002;2024;13')
  const second = change('headerRow', '1')
  expect(second.headerRow).toBe(1)
  expect(second.about.name).not.toBe('WTE')
})

test('what is written as name or unit says the kind where the file does not', () => {
  const { change } = stand('Area code;Year;Value\nE12000001;2024;12\nE12000002;2024;13')
  expect(change('name', 'Physicists in post, WTE').about).toMatchObject({
    name: 'Physicists in post, WTE',
    kind: 'staff',
    unit: 'WTE',
  })
  expect(change('unit', 'per 1,000 people').about).toMatchObject({ kind: 'rate', unit: 'per 1,000 people' })
  expect(change('unit', 'widgets').about).toMatchObject({ kind: 'measure', unit: 'widgets' })
})

test('figures of another column are called by its heading, and not by the title that stands over all columns', () => {
  const survey = 'Survey of staff 2024;;\nArea code;Staff in post (WTE);Vacancies (WTE)\nE12000001;12;1\nE12000002;13;2'
  const { change } = stand(survey)
  expect(change('column:value', '1').about).toMatchObject({ name: 'Staff in post (WTE)', unit: 'WTE' })
  expect(change('column:value', '2').about).toMatchObject({ name: 'Vacancies (WTE)', unit: 'WTE' })
})

test('figures under headings of periods are called by what the headings share', () => {
  const { mapping } = stand('Area code;Vacancies 2023;Vacancies 2024\nE12000001;1;2\nE12000002;1;2')
  expect(mapping.about.name).toBe('Vacancies')
})

test('another kind of figures loses a unit that only the other kind has', () => {
  const { change } = stand('Area code;Year;Vacancy rate (%)\nE12000001;2024;12\nE12000002;2024;13')
  expect(change('kind', 'staff').about).toMatchObject({ kind: 'staff', unit: '' })
  expect(change('kind', 'money').about).toMatchObject({ kind: 'money', unit: '£' })
})

test('columns of an earlier file give way to those of this one', () => {
  const { mapping } = stand(two)
  const remembered = { ...mapping, columns: { ...mapping.columns, period: null }, remembered: true }
  const sheet = sheetOf(two)
  expect(revise(sheet, remembered, 'remembered', 'own', places)).toEqual(mapping)
  expect(revise(sheet, remembered, 'remembered', 'then', places)).toEqual(remembered)
})

test('a text is taken apart anew by another mark or another encoding', () => {
  const desk = realDesk()
  const bytes = new Uint8Array([...new TextEncoder().encode('Area code|Year;WTE|Name\nE12000001|2024;12|'), 0xe9])
  desk.open([{ name: 'a.txt', bytes }])
  const semicolons = desk.retake(0, 'separator', ';')
  expect(semicolons?.head[1]?.[0]).toBe('E12000001|2024')
  const bars = desk.retake(0, 'separator', '|')
  expect(bars?.head[1]).toEqual(['E12000001', '2024;12', 'é'])
  expect(desk.retake(0, 'encoding', 'macintosh')?.head[1]?.[2]).toBe('È')
  expect(desk.retake(5, 'separator', ';')).toBeNull()
})
