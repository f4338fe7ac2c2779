import { expect, test } from 'vitest'
import { lossOf } from '#core/imports/compare.ts'
import { openAndCheck } from './open-and-check.ts'

const version = (...rows: readonly string[]) => {
  const text = ['Area,Year,WTE', ...rows].join('\n')
  const draft = openAndCheck('figures.csv', new TextEncoder().encode(text)).checked?.draft
  if (!draft) throw new Error('no draft')
  return { files: Object.values(draft.files), rows: draft.rows }
}
const old = version('Wales,2024,20', 'Scotland,2024,30', 'England,2024,40', 'Northern Ireland,2024,50')

test('nothing is lost where every figure is there again, changed or not, and where more are', () => {
  expect(lossOf(old, old)).toBeNull()
  const more = version(
    'Wales,2024,21',
    'Scotland,2024,30',
    'England,2024,40',
    'Northern Ireland,2024,50',
    'Wales,2025,9',
  )
  expect(lossOf(old, more)).toBeNull()
})

test('a file of an older period names the period that would go, and how many figures', () => {
  const older = version('Wales,2023,20', 'Scotland,2023,30', 'England,2023,40', 'Northern Ireland,2023,50')
  expect(lossOf(old, older)).toEqual({ gone: 4, periods: ['2024'], isOlder: true, times: null, rows: null })
})

test('a smaller set of the same period loses figures and rows', () => {
  const fewer = version('Wales,2024,20', 'Scotland,2024,30')
  expect(lossOf(old, fewer)).toEqual({
    gone: 2,
    periods: [],
    isOlder: false,
    times: null,
    rows: { before: 4, after: 2 },
  })
})

test('a figure that is suppressed now is not gone, and one that is not collected is', () => {
  const rows = ['Scotland,2024,30', 'England,2024,40', 'Northern Ireland,2024,50']
  expect(lossOf(old, version('Wales,2024,[c]', ...rows))).toBeNull()
  expect(lossOf(old, version('Wales,2024,', ...rows))).toMatchObject({ gone: 1 })
})

test('figures a thousand times those before are told of', () => {
  const large = version('Wales,2024,20000', 'Scotland,2024,30000', 'England,2024,40000', 'Northern Ireland,2024,50000')
  expect(lossOf(old, large)).toMatchObject({ gone: 0, times: 1000 })
})
