import { scaleLinear, scaleLog } from 'd3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linearScale, logScale } from '#figures/scale.ts'
import { textWidth, withoutOverlap } from '#figures/text-width.ts'

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => Math.round(x * 1e3) / 1e3 || 0)
const pair = fc.tuple(number, number)

test('a linear axis equals d3’s, rounded or not', () => {
  fc.assert(
    fc.property(pair, pair, number, fc.constantFrom(undefined, 3, 5), ([a, b], range, value, round) => {
      // Rounded ends are compared over whole numbers only: over some decimals, such as 0 to 0.035, two functions of d3 round differently.
      const end = (x: number) => (round ? Math.round(x) : x)
      const domain = [end(Math.min(a, b)), end(Math.max(a, b))] as const
      const [own, theirs] = [linearScale(domain, range, round), scaleLinear(domain, range)]
      if (round) theirs.nice(round)
      // JavaScript has a negative zero; an axis has not.
      const unsigned = (values: readonly number[]) => values.map((one) => one + 0)
      expect(unsigned(own.domain)).toEqual(unsigned(theirs.domain()))
      expect(unsigned(own.ticks(5))).toEqual(unsigned(theirs.ticks(5)))
      const size = Math.max(1, ...range.map(Math.abs), Math.abs(own(value)))
      expect(Math.abs(own(value) - theirs(value)) / size).toBeLessThan(1e-9)
    }),
  )
})

test('a logarithmic axis equals d3’s, with round ticks and few more than requested', () => {
  const above = fc.double({ min: 1e-3, max: 1e7, noNaN: true })
  fc.assert(
    fc.property(fc.tuple(above, above), above, fc.integer({ min: 3, max: 8 }), ([a, b], value, count) => {
      fc.pre(Math.abs(Math.log(a / b)) > Math.log(30))
      const domain = [Math.min(a, b), Math.max(a, b)] as const
      const own = logScale(domain, [0, 500])
      expect(own(value)).toBeCloseTo(scaleLog(domain, [0, 500])(value), 6)
      const marks = own.ticks(count)
      expect(marks.length).toBeGreaterThan(0)
      for (const mark of marks) {
        expect(mark).toBeGreaterThanOrEqual(domain[0])
        expect(mark).toBeLessThanOrEqual(domain[1])
        expect(mark.toExponential()).toMatch(/^[1-9]e/)
      }
    }),
  )
  expect(logScale([3, 2500], [0, 1]).ticks(6)).toEqual([3, 10, 30, 100, 300, 1000])
  expect(() => logScale([0, 10], [0, 1])).toThrow(RangeError)
})

test('numbers along an axis never touch, and the first is always there', () => {
  const places = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(places, fc.integer({ min: 0, max: 9 }), (unsorted, digits) => {
      const at = [...unsorted].sort((a, b) => a - b)
      const texts = at.map(() => '1'.padEnd(digits + 1, '0'))
      const written = withoutOverlap(at, texts, 11)
      expect(written[0]).toBe(true)
      const shown = at.filter((_, index) => written[index])
      for (const [index, place] of shown.slice(1).entries())
        expect(place - (shown[index] ?? 0)).toBeGreaterThanOrEqual(textWidth(texts[0] ?? '', 11) + 6 - 1e-9)
    }),
  )
})
