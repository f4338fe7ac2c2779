// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Address } from '#io/address.ts'
import { useThemeId } from '#state/use-theme.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'

const address: Address = { read: () => '', push: () => {}, replace: () => {}, onMove: () => () => {} }

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A browser that prefers dark colours and may be printing. */
function browser() {
  const state = { printing: false, listeners: new Set<() => void>() }
  vi.stubGlobal('matchMedia', (query: string) => ({
    get matches() {
      return query === 'print' ? state.printing : query.includes('dark')
    },
    addEventListener: (_: string, listener: () => void) => state.listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => state.listeners.delete(listener),
  }))
  return (printing: boolean) =>
    act(() => {
      state.printing = printing
      for (const listener of [...state.listeners]) listener()
    })
}

const Themed = () => <p>{useThemeId()}</p>

test('what is printed is light, whatever is on the screen', () => {
  const print = browser()
  const { container } = render(
    <ViewContext value={createViewStore(address)}>
      <Themed />
    </ViewContext>,
  )
  const seen = () => [container.textContent, document.documentElement.dataset.theme]
  expect(seen()).toEqual(['dark', 'dark'])
  print(true)
  expect(seen()).toEqual(['light', 'light'])
  print(false)
  expect(seen()).toEqual(['dark', 'dark'])
})
