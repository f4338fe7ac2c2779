import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '#core/domain/cell.ts'
import { ranksOf } from '#core/plate/rank.ts'

test('a rank counts the areas above, ties share the better rank, and absences have none', () => {
  const cell = fc.oneof(
    fc.integer({ min: -3, max: 3 }).map((value): Cell => ({ kind: 'value', value, status: 'observed' })),
    fc.constant<Cell>({ kind: 'absent', reason: 'suppressed' }),
  )
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
      const ranks = ranksOf(new Map(cells.map((one, at) => [`A${at}`, one])))
      const values = cells.flatMap((one) => (one.kind === 'value' ? [one.value] : []))
      for (const [at, one] of cells.entries())
        expect(ranks.get(`A${at}`)).toEqual(
          one.kind === 'absent'
            ? undefined
            : {
                place: 1 + values.filter((value) => value > one.value).length,
                of: values.length,
                tied: values.filter((value) => value === one.value).length > 1,
              },
        )
    }),
  )
})
