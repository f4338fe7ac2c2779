import { expect, test } from 'vitest'
import { atOnce, type Steps } from '#core/domain/steps.ts'
import { Making } from '#state/use-steps.ts'

function* counting(steps: number, fails = false): Steps<number> {
  for (let at = 0; at < steps; at += 1) yield
  if (fails) throw new RangeError('no sum')
  return steps
}

test('work of one step is done at once; longer work is over at its last step, and a fault is kept for who waits', () => {
  expect(new Making(counting(0)).made).toBe(0)
  const long = new Making(counting(2))
  expect([long.made, long.step(), long.made, long.step(), long.made]).toEqual([null, false, null, true, 2])
  const failing = new Making(counting(1, true))
  expect([failing.fault, failing.step(), failing.made]).toEqual([null, true, null])
  expect(failing.fault).toEqual(new RangeError('no sum'))
  expect(atOnce(counting(3))).toBe(3)
  expect(() => atOnce(counting(3, true))).toThrow('no sum')
})
