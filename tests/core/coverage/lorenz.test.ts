import { expect, test } from 'vitest'
import { lorenzOf, serviceOf } from '#core/coverage/lorenz.ts'

test('the worst-served half is half, even where no place ends there', () => {
  // Need 40%, 40%, 20% with service 0, 40%, 60%: half of need is a quarter of the way along the second place.
  const curve = lorenzOf([4, 4, 2], [0, 4, 6]) ?? expect.fail('no curve')
  expect(serviceOf(curve, 0.5)).toBeCloseTo(0.1, 12)
  expect(serviceOf(curve, 0.4)).toBe(0)
  expect(serviceOf(curve, 1)).toBeCloseTo(1, 12)
})
