import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import type { Address } from '#io/address.ts'
import { createViewStore } from '#state/view-store.ts'
import { views } from '../core/view/views.ts'

/** An address bar with its history, as a browser keeps it. */
function bar(first = ''): Address & { readonly back: () => void; readonly entries: () => readonly string[] } {
  let entries = [first]
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
    entries: () => entries,
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

test('the address bar always encodes the view', () => {
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

describe('history', () => {
  test('a choice adds a history entry, and a movement replaces it', () => {
    const address = bar()
    const store = createViewStore(address)
    store.go({ classes: 4 })
    expect(address.entries()).toEqual(['', 'v=2&c=4'])
    store.go({ classes: 6 }, 'replace')
    expect(address.entries()).toEqual(['', 'v=2&c=6'])
    expect(store.getState().view.classes).toBe(6)
  })

  test('a change without effect adds no history entry and notifies nobody', () => {
    const address = bar('v=2&c=4')
    const store = createViewStore(address)
    let told = 0
    store.subscribe(() => {
      told += 1
    })
    store.go({ classes: 4 })
    store.go({})
    store.go({ selected: [] }, 'replace')
    expect(address.entries()).toEqual(['v=2&c=4'])
    expect(told).toBe(0)
  })

  test('unreadable parts of a link are named until the view changes or the notice is dismissed', () => {
    const store = createViewStore(bar('v=2&c=99'))
    expect(store.getState().ignored).toEqual(['c=99'])
    store.go({ classes: 4 })
    expect(store.getState().ignored).toEqual([])
    const other = createViewStore(bar('v=2&c=99'))
    other.forgetIgnored()
    expect(other.getState().ignored).toEqual([])
  })
})
