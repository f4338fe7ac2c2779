import { expect, test } from 'vitest'
import { compareVersions, extentWords, type KeptVersion, type VersionComparison } from '#core/imports/compare.ts'
import { openAndCheck } from './open-and-check.ts'

/** The comparison, and the shares of it that were said to be done. */
function inSteps(
  before: KeptVersion,
  after: KeptVersion,
): { readonly said: number[]; readonly end: VersionComparison } {
  const steps = compareVersions(before, after)
  const said: number[] = []
  let step = steps.next()
  for (; !step.done; step = steps.next()) said.push(step.value)
  return { said, end: step.value }
}
const lossOf = (before: KeptVersion, after: KeptVersion) => inSteps(before, after).end.loss

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

test('versions are compared figure by figure', () => {
  const after = version('Wales,2024,20', 'Scotland,2024,[c]', 'England,2024,40', 'UK,2024,140')
  const { difference } = inSteps(old, after).end
  expect(difference).toMatchObject({ new: 1, changed: 1, gone: 1, same: 2 })
  expect(difference.listed).toContainEqual({
    kind: 'changed',
    indicator: 'own-test',
    area: 'S92000003',
    period: '2024',
    group: '',
    before: '30',
    after: 'suppressed',
  })
})

test('of long versions it is said how far the comparison is, in steps that grow', () => {
  const file = old.files[0]
  if (!file || !('columns' in file)) throw new Error('no file of cells')
  const names = file.dictionaries.area ?? []
  const rows = 20_000
  const years = Array.from({ length: rows / 4 }, (_, at) => String(1000 + at))
  const long: KeptVersion = {
    rows,
    files: [
      {
        ...file,
        rows,
        dictionaries: { ...file.dictionaries, period: years },
        columns: {
          ...file.columns,
          area: Array.from({ length: rows }, (_, at) => at % names.length),
          period: Array.from({ length: rows }, (_, at) => Math.floor(at / 4)),
          value: Array.from({ length: rows }, (_, at) => at),
        },
      },
    ],
  }
  const { said, end } = inSteps(long, long)
  expect(end).toMatchObject({ loss: null, difference: { same: rows, new: 0, changed: 0, gone: 0 } })
  expect(said.length).toBeGreaterThan(5)
  expect(said).toEqual(said.toSorted((a, b) => a - b))
  expect(said.at(-1)).toBeLessThanOrEqual(1)
})

test('what came and went is told in rows, years and areas', () => {
  const told = (after: KeptVersion) => extentWords(inSteps(old, after).end.difference)
  expect(told(old)).toBe('The table has 4 rows, before 4; years and areas are the same.')
  const next = version('Wales,2025,21', 'Scotland,2025,30', 'England,2025,40', 'Northern Ireland,2025,')
  expect(told(next)).toBe('The table has 4 rows, before 4; came: 2025; went: 2024 and 1 area.')
  expect(told(version('Wales,2024,20', 'London,2024,30', 'Scotland,2024,[c]'))).toBe(
    'The table has 3 rows, before 4; came: 1 area; went: 2 areas.',
  )
})
