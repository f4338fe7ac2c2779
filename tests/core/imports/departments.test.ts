import { expect, test } from 'vitest'
import { openAndCheck, realDesk } from './open-and-check.ts'

const head =
  'survey_year,department,area,specialty,profession,response,establishment_wte,in_post_wte,vacant_wte,headcount,age_under_35,age_35_44,age_45_54,age_55_plus,experience_under_5,experience_5_14,experience_15_plus'
const row = (department: string, area: string, specialty: string, persons: number) =>
  `2025,${department},${area},${specialty},engineer,complete,${persons},${persons},0,${persons},${persons - 8},3,3,2,3,3,${persons - 6}`
/** Enough departments elsewhere for what is asked about to be the only thing at stake. */
const others = ['S92000003', 'N92000002', 'W92000004'].flatMap((area, at) =>
  ['Alderton', 'Brixley', 'Corfeld', 'Dunmere'].map((name, one) =>
    row(`${name} ${area}`, area, 'ultrasound', 20 + at + one),
  ),
)

const check = (lines: readonly string[], answers: Readonly<Record<string, string>> = {}) => {
  const { checked } = openAndCheck('r.csv', new TextEncoder().encode([head, ...others, ...lines].join('\n')), answers)
  if (!checked) throw new Error('the file was not recognised')
  const codes = checked.groups.map(({ code }) => code)
  const hidden = checked.draft?.guard?.withheld.some(({ area }) => area === 'E12000001') ?? null
  return { checked, codes, hidden, asked: checked.questions.map(({ id, ask }) => [id, ask]) }
}

const spelt = ['Leeds', 'LEEDS', 'Leeds.', 'Leedes'].map((name, at) => row(name, 'E12000001', 'ultrasound', 20 + at))
const id = 'departments:LEEDS | Leedes | Leeds | Leeds.'

test('names that may be one department count as one until the question is answered, which nothing waits for', () => {
  const { codes, hidden, asked } = check(spelt)
  expect(asked).toEqual([[id, 'Are “LEEDS”, “Leedes”, “Leeds”, “Leeds.” one department?']])
  expect(hidden).toBe(true)
  expect(codes).toContain('departments-alike')
})

test('once they are said to be departments of their own they count as that, and are asked about no more', () => {
  const { codes, hidden, asked } = check(spelt, { [id]: 'several' })
  expect([asked, hidden]).toEqual([[], false])
  expect(codes).not.toContain('departments-alike')
})

test('once they are said to be one they are written as one, and two rows of one thing are told', () => {
  const apart = ['ultrasound', 'radiotherapy-physics'].map((specialty, at) =>
    row(at === 0 ? 'Leeds' : 'LEEDS', 'E12000001', specialty, 20),
  )
  const one = check(apart, { 'departments:LEEDS | Leeds': 'one' })
  expect(one.asked).toEqual([])
  const { returns } = realDesk().source([0], [])
  const named = returns.filter(({ area }) => area === 'E12000001').map(({ department }) => department)
  expect(named).toHaveLength(2)
  expect(new Set(named).size).toBe(1)
  const twice = check(spelt, { [id]: 'one' })
  expect(twice.codes).toContain('row-twice')
})
