import { expect, test, vi } from 'vitest'
import { lastOf } from '#state/use-plate.ts'

test('a result is cached by its inputs until enough newer ones replace it', () => {
  const recall = lastOf<string>(2)
  const make = vi.fn((name: string) => `${name} ${make.mock.calls.length}`)
  const [a, b, c] = [{}, {}, {}]
  const of = (name: string, ...from: unknown[]) => recall([name, ...from], () => make(name))
  expect(of('x', a)).toBe('x 1')
  expect(of('y', a)).toBe('y 2')
  expect(of('x', a)).toBe('x 1')
  // Inputs are compared by identity, not by content.
  expect(of('x', b)).toBe('x 3')
  expect(of('x', a)).toBe('x 1')
  expect(of('y', a)).toBe('y 4')
  expect(of('y', a, c)).toBe('y 5')
})
