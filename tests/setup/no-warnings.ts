import { format } from 'node:util'
import { afterEach, beforeEach, expect, vi } from 'vitest'

/** What was written to the console as an error or a warning while a test ran. React reports misuse (a repeated key, an unknown attribute) in this way. */
const written: string[] = []

beforeEach(() => {
  written.length = 0
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...message) => {
      written.push(format(...message))
    })
})

afterEach(() => {
  expect(written, 'the console stays empty').toEqual([])
})
