import { expect, test } from 'vitest'
import { decodeDataset, encodeDataset } from '#core/catalogue/columns.ts'
import { rowsOf } from '#core/catalogue/rows-of.ts'
import type { Observation } from '#core/domain/cell.ts'

const periodOf = (year: number) => String(year)

const observations = [2021, 2022].flatMap((year) =>
  ['mr', 'nm'].flatMap((specialty) =>
    ['W92000004', 'S92000003'].map(
      (area, at): Observation => ({
        area,
        period: periodOf(year),
        dims: { specialty },
        basis: null,
        cell:
          at === 0 ? { kind: 'value', value: year + at, status: 'observed' } : { kind: 'absent', reason: 'suppressed' },
        source: 'own',
        notes: [],
      }),
    ),
  ),
)
const file = encodeDataset('staff', null, observations, [], [])

test('the rows of a period and a choice are those that decoding all and choosing gives', () => {
  for (const year of [2021, 2022])
    for (const specialty of ['mr', 'nm']) {
      const chosen = decodeDataset(file).observations.filter(
        ({ period, dims }) => period === periodOf(year) && dims.specialty === specialty,
      )
      const kept = rowsOf(file, { period: String(year), dims: { specialty } })
      expect(kept.rows).toBe(2)
      expect(decodeDataset(kept).observations).toEqual(chosen)
    }
})

test('a column that is the same in all rows keeps them all, or none', () => {
  const one = encodeDataset('staff', null, observations.slice(0, 2), [], [])
  expect(rowsOf(one, { period: '2021', dims: { specialty: 'mr' } })).toEqual(one)
  expect(rowsOf(one, { period: '2022', dims: { specialty: 'mr' } }).rows).toBe(0)
})
