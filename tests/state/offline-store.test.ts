import { beforeEach, expect, test, vi } from 'vitest'
import { type Busy, busyStore } from '#state/busy-store.ts'
import { keepOffline, offlineStore, takeUpdate } from '#state/offline-store.ts'

const kept = vi.hoisted(() => ({ takeUpdate: vi.fn(), controlled: () => {} }))
vi.mock('#io/offline/keep.ts', () => ({
  keepAtlas: async (tell: { update: (state: string) => void }, controlled: () => void) => {
    tell.update('waits')
    kept.controlled = controlled
    return kept
  },
}))

const reload = vi.fn()
beforeEach(() => {
  vi.stubGlobal('window', { location: { reload } })
  vi.clearAllMocks()
  busyStore.setState([], true)
  keepOffline()
})

test.each<Busy>(['presenting', 'writing', 'importing'])(
  'a new version that waits is not taken while %s',
  async (what) => {
    expect(offlineStore.getState().update).toBe('waits')
    busyStore.setState([what], true)
    await takeUpdate()
    expect(kept.takeUpdate).not.toHaveBeenCalled()
    busyStore.setState([], true)
    await takeUpdate()
    expect(kept.takeUpdate).toHaveBeenCalledOnce()
    expect(reload).not.toHaveBeenCalled()
  },
)

test('the page is reloaded once the new version controls it', () => {
  kept.controlled()
  expect(reload).toHaveBeenCalledOnce()
})

test('what began meanwhile is not broken off by the reload', () => {
  busyStore.setState(['importing', 'presenting'], true)
  kept.controlled()
  busyStore.setState(['presenting'], true)
  expect(reload).not.toHaveBeenCalled()
  busyStore.setState([], true)
  expect(reload).toHaveBeenCalledOnce()
})
