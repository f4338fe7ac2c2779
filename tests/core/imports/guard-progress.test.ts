import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openAndCheck } from './open-and-check.ts'

test('the check of a survey tells how far the suppressing of small numbers has come', () => {
  const file = new URL('../../fixtures/imports/survey-good.csv', import.meta.url)
  const said: [number, string][] = []
  openAndCheck('survey-good.csv', readFileSync(file), {}, (done, words) => said.push([done, words]))
  expect(said).toContainEqual([0, 'Suppressing small numbers'])
  expect(said.at(-1)?.[1]).toBe('Suppressing small numbers: showing again what need not be suppressed')
  const parts = said.map(([done]) => done).slice(said.findIndex(([, words]) => words.startsWith('Suppressing')))
  expect(parts).toEqual(parts.toSorted((one, other) => one - other))
  expect(parts.at(-1)).toBeGreaterThanOrEqual(0.8 - 1e-9)
  expect(parts.at(-1)).toBeLessThanOrEqual(1)
})
