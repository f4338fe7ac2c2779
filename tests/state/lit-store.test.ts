import { expect, test, vi } from 'vitest'
import { light, useLit } from '#state/lit-store.ts'

test('each part of the hover state changes by itself, and an unchanged one notifies nobody', () => {
  const told = vi.fn()
  const stop = useLit.subscribe(told)
  light({ area: 'E12000007', class: 2 })
  expect(useLit.getState()).toMatchObject({ area: 'E12000007', words: null, class: 2, square: null })
  light({ class: null })
  expect(useLit.getState()).toMatchObject({ area: 'E12000007', class: null })
  expect(told).toHaveBeenCalledTimes(2)
  light({ area: 'E12000007', class: null })
  expect(told).toHaveBeenCalledTimes(2)
  stop()
})
