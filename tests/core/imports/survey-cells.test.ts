import { expect, test } from 'vitest'
import { type ReturnColumn, returnColumns } from '#core/baseline/returns.ts'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { Findings } from '#core/imports/finding.ts'
import { returnCells } from '#core/imports/read/survey-cells.ts'
import { openAndCheck } from './open-and-check.ts'

/** A return of posts as the gate reads it, with what was said of it. */
function read(cells: Partial<Record<ReturnColumn, string>>) {
  const headings = [...returnColumns]
  const sheet = {
    file: 'returns.csv',
    name: '',
    hidden: false,
    reading: '',
    rows: [headings, headings.map((column) => cells[column] ?? '')],
  }
  const mapping = {
    table: 'survey' as const,
    headerRow: 0,
    columns: Object.fromEntries(headings.map((column, at) => [column, at])),
    wide: null,
    decimal: '.' as const,
    about: { name: '', kind: 'staff' as const, unit: 'WTE', period: '' },
  }
  const findings = new Findings()
  const words = {
    department: 'A',
    area: 'E12000001',
    specialty: 'ultrasound',
    profession: 'engineer',
    response: 'partial',
  }
  const row = returnCells({ part: { sheet, mapping }, row: 1 }, words, findings)
  const settled = Object.fromEntries(headings.map((column, at) => [column, row[at]]))
  return { vacant: settled.vacant_wte, said: findings.groups().map(({ code }) => code) }
}

test.each([
  ['taken as establishment less in post where none is stated', '10.5', '9.5', '', '1', ['vacant-taken']],
  ['none where more are in post than established', '9.5', '10.5', '', '0', ['vacant-taken']],
  ['as stated, though it is another number', '10.5', '9.5', '3', '3', []],
  ['none for the negative that is staff over establishment', '9.5', '10.5', '-1', '0', []],
  ['none for that negative within rounding', '9.5', '10.5', '-1.05', '0', []],
  ['left for the gate where a negative is anything else', '9.5', '10.5', '-1.06', '-1.06', []],
  ['left for the gate where a negative is far off', '9.5', '10.5', '-20', '-20', []],
  ['left blank where establishment is not stated', '', '9.5', '', '', []],
] as const)('vacant posts are %s', (_, establishment_wte, in_post_wte, vacant_wte, vacant, said) => {
  expect(read({ establishment_wte, in_post_wte, vacant_wte })).toEqual({ vacant, said })
})

test('what holds for most rows of a file is said once, with their number', () => {
  const head = 'Department,Region,Discipline,Staff group,Establishment,In post,Headcount'
  const rows = 'ABCDEF'.split('').map((name) => `${name},Wales,Radiotherapy Physics,Engineer,5,4,5`)
  const { findings } = openAndCheck('returns 2025.csv', new TextEncoder().encode([head, ...rows].join('\n')))
  const left = findings.filter(({ code }) => code === 'persons-left-out')
  expect(left.map(({ row, found }) => [row, found])).toEqual([[2, '6 rows, the first of them row 2']])
})

test('each value that the guard has moved says so, and to what base; staff in post are as they were given', () => {
  const head = 'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte'
  const rows = ['E12000001', 'E12000002'].flatMap((area) =>
    ['A', 'B', 'C', 'D'].map((name) => `2025,${name} ${area},${area},ultrasound,engineer,partial,12.3,11.2,1.1`),
  )
  const { checked } = openAndCheck('returns.csv', new TextEncoder().encode([head, ...rows].join('\n')))
  const files = Object.values(checked?.draft?.files ?? {}) as IndicatorFile[]
  const said = (id: string) => {
    const held = files.filter((file) => file.id === id).map(decodeDataset)
    const values = held.flatMap(({ observations, notes }) =>
      observations.flatMap(({ cell, notes: ids }) =>
        cell.kind === 'value' ? [`${cell.status}: ${ids.map((note) => notes.get(note)?.text).join(' ')}`] : [],
      ),
    )
    expect(values.length).toBeGreaterThan(0)
    return [...new Set(values)].join('; ')
  }
  expect(said('mpce-wte')).toBe('observed: ')
  for (const id of ['mpce-vacancy-rate', 'mpce-vacant-wte', 'mpce-establishment'])
    expect(said(id)).toMatch(/^rounded: Rounded to protect departments: vacancies to the nearest 2 WTE;[^;]*$/)
})
