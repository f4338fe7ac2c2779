import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import type { Address } from '#io/address.ts'
import { createViewStore } from '#state/view-store.ts'
import { views } from '../core/view/views.ts'

/** An address bar with its history, as a browser keeps it. */
function bar(): Address & { readonly back: () => void } {
  let entries = ['']
  let at = 0
  const listeners = new Set<() => void>()
  return {
    read: () => entries[at] ?? '',
    push: (query) => {
      entries = [...entries.slice(0, at + 1), query]
      at += 1
    },
    replace: (query) => {
      entries = entries.map((one, index) => (index === at ? query : one))
    },
    onMove: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    back: () => {
      at = Math.max(0, at - 1)
      for (const listener of listeners) listener()
    },
  }
}

type Step = { readonly to: View; readonly how: 'push' | 'replace' } | 'back'
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ to: views, how: fc.constantFrom('push' as const, 'replace' as const) }) },
    { weight: 1, arbitrary: fc.constant('back' as const) },
  ),
  { maxLength: 12 },
)

test('whatever happens, the address bar says what is shown', () => {
  fc.assert(
    fc.property(steps, (walk: readonly Step[]) => {
      const address = bar()
      const store = createViewStore(address)
      for (const step of walk) {
        if (step === 'back') address.back()
        else store.go(step.to, step.how)
        expect(decodeView(address.read()).view).toEqual(store.getState().view)
      }
    }),
  )
})
