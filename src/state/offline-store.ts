import { createStore } from 'zustand/vanilla'
import { type KeptState, keepAtlas, type OfflineKeeping, type UpdateState } from '#io/offline/keep.ts'
import { busyStore } from './busy-store.ts'

export type OfflineState = { readonly kept: KeptState; readonly update: UpdateState }

/** What is kept of the atlas, and whether a new version waits. */
export const offlineStore = createStore<OfflineState>(() => ({ kept: { kind: 'unknown' }, update: 'none' }))

let keeping: Promise<OfflineKeeping | null> | null = null

/** Reloads the page as soon as nothing that it does would be broken off. */
function reloadWhenFree(): void {
  const reload = () => window.location.reload()
  if (busyStore.getState().length === 0) reload()
  else
    busyStore.subscribe((busy) => {
      if (busy.length === 0) reload()
    })
}

/** Begins to keep the atlas in this browser; once for a page. */
export function keepOffline(): void {
  keeping ??= keepAtlas(
    {
      kept: (kept) => offlineStore.setState({ kept }),
      update: (update) => offlineStore.setState({ update }),
    },
    reloadWhenFree,
  )
}

/** Takes the version that waits, and reloads the page once it controls it. Does nothing while the page is busy. */
export async function takeUpdate(): Promise<void> {
  const kept = await keeping
  if (busyStore.getState().length === 0) kept?.takeUpdate()
}
