import { expect, test, vi } from 'vitest'
import { setHovered, useHovered } from '#state/lit-store.ts'

test('each part of the hover state changes by itself, and an unchanged one notifies nobody', () => {
  const told = vi.fn()
  const stop = useHovered.subscribe(told)
  setHovered({ area: 'E12000007', class: 2 })
  expect(useHovered.getState()).toMatchObject({ area: 'E12000007', words: null, class: 2, square: null })
  setHovered({ class: null })
  expect(useHovered.getState()).toMatchObject({ area: 'E12000007', class: null })
  expect(told).toHaveBeenCalledTimes(2)
  setHovered({ area: 'E12000007', class: null })
  expect(told).toHaveBeenCalledTimes(2)
  stop()
})
