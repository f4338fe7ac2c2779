import { useSyncExternalStore } from 'react'
import { breakpoints } from './breakpoints.ts'

const query = `(max-width: ${breakpoints.narrow}px)`

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** Whether the window has room for one column only, as it is now. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
