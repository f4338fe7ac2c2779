import { expect, test } from 'vitest'
import { faultOfIndicator } from '#core/catalogue/sound.ts'
import { soundDraft } from '#core/imports/sound-draft.ts'
import { openAndCheck } from './open-and-check.ts'

const bytes = (head: string, rows: readonly string[]) => new TextEncoder().encode([head, ...rows].join('\n'))
const months = Array.from({ length: 1200 }, (_, at) => {
  const month = String((at % 12) + 1).padStart(2, '0')
  return `${1910 + Math.floor(at / 12)}-${month}`
})

test('a long series of months is kept, and its periods are said by the first and the last', () => {
  const rows = months.map((month, at) => `W92000004,${month},${at}`)
  const { checked } = openAndCheck('long.csv', bytes('area code,month,sites', rows))
  expect(checked?.draft?.summary[0]).toBe('1 area, 1,200 periods from 1910-01 to 2009-12')
  expect(checked?.draft?.entry.indicators.map(faultOfIndicator)).toEqual([null])
})

test('what could not be read again once it is kept is refused with the reason', () => {
  const { checked } = openAndCheck('good.csv', bytes('area code,year,wte', ['W92000004,2024,12.5']))
  const { draft } = checked ?? {}
  const [indicator] = draft?.entry.indicators ?? []
  if (!checked || !draft || !indicator) throw new Error('the good file is not good')
  expect(soundDraft(checked, 'good.csv')).toBe(checked)
  const long = { ...indicator, name: 'long '.repeat(100) }
  const refused = soundDraft(
    { ...checked, draft: { ...draft, entry: { ...draft.entry, indicators: [long] } } },
    'good.csv',
  )
  expect(refused.draft).toBeNull()
  expect(refused.groups[0]).toMatchObject({
    severity: 'error',
    files: { 'good.csv': 1 },
    listed: [{ found: 'own-test: a name that is too long' }],
  })
})
