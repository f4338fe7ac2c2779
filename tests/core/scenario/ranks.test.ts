import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleRanks } from '#core/scenario/ranks.ts'

test('the asked ranks hold what sorting would put there, with ties and without', () => {
  const list = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 400 })
  fc.assert(
    fc.property(list, fc.array(fc.nat({ max: 399 }), { maxLength: 10 }), (numbers, wanted) => {
      const ranks = Int32Array.from(new Set(wanted.map((rank) => rank % numbers.length))).sort()
      const values = Float64Array.from(numbers)
      settleRanks(values, ranks)
      const sorted = Float64Array.from(numbers).sort()
      expect([...ranks].map((rank) => values[rank])).toEqual([...ranks].map((rank) => sorted[rank]))
      expect(values.sort()).toEqual(sorted)
    }),
  )
})
