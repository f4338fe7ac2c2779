import { useEffect } from 'react'
import { createStore } from 'zustand/vanilla'
import { holdReloads } from '#io/load-part.ts'

/** What a reload of this page would break off; a new version of the atlas waits until it is over. */
export type Busy = 'presenting' | 'writing' | 'importing' | 'holding keys'

/** What the page is busy with, once for everything that says so. */
export const busyStore = createStore<readonly Busy[]>(() => [])
holdReloads(() => busyStore.getState().length > 0)

/** @returns a function that ends it */
function begin(what: Busy): () => void {
  busyStore.setState((now) => [...now, what], true)
  return () =>
    busyStore.setState((now) => {
      const at = now.indexOf(what)
      return now.filter((_, index) => index !== at)
    }, true)
}

/** Holds new versions back for as long as the component is there and `isBusy`. */
export function useBusy(what: Busy, isBusy = true): void {
  useEffect(() => (isBusy ? begin(what) : undefined), [what, isBusy])
}
