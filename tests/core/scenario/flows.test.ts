import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binomialFlow, poissonFlow } from '#core/scenario/flows.ts'

/** The smallest count whose chance, added up from none, reaches `u`. */
function counted(none: number, ratio: (k: number) => number, u: number, most: number): number {
  let [term, sum, k] = [none, none, 0]
  while (u > sum && k < most) {
    term *= ratio(k)
    sum += term
    k += 1
  }
  return k
}

/** A part of the way to the limit below which nobody leaves or comes, and just around it. */
const part = fc.oneof(fc.double({ min: 0.001, max: 1.5, noNaN: true }), fc.constantFrom(1 - 1e-9, 1, 1 + 1e-9))

test('leavers are those that the sums of the binomial distribution give, also where nobody is found without a sum', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.001, max: 0.29, noNaN: true }),
      part,
      (n, p, at) => {
        const u = Math.min(0.999, Math.max(0.001, (1 - n * p) * at))
        const ratio = (k: number) => ((p / (1 - p)) * (n - k)) / (k + 1)
        expect(binomialFlow(n, p, u)).toBe(counted((1 - p) ** n, ratio, u, n))
      },
    ),
  )
})

test('joiners are those that the sums of the Poisson distribution give, also where nobody is found without a sum', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 11, noNaN: true }), part, (mean, at) => {
      const u = Math.min(0.999, Math.max(0.001, (1 - mean) * at))
      expect(poissonFlow(mean, u)).toBe(counted(Math.exp(-mean), (k) => mean / (k + 1), u, 200))
    }),
  )
})
