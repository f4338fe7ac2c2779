import { readdirSync, rmSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { kept } from '../../data/sample/kept.ts'

const folder = new URL('../../.cache/', import.meta.url)
const name = `kept-test-${process.pid}`

afterAll(() => {
  for (const file of readdirSync(folder).filter((one) => one.startsWith(name))) rmSync(new URL(file, folder))
})

test('a calculation runs once for a text, and again for another', () => {
  const calculate = vi.fn(() => [['a', { value: 0.1 }]])
  expect(kept(name, 'one', calculate)).toEqual([['a', { value: 0.1 }]])
  expect(kept(name, 'one', calculate)).toEqual([['a', { value: 0.1 }]])
  expect(calculate).toHaveBeenCalledTimes(1)
  kept(name, 'two', calculate)
  expect(calculate).toHaveBeenCalledTimes(2)
})
