import { type ReactNode, useMemo } from 'react'
import { ViewContext } from './view-context.ts'
import { createViewStore } from './view-store.ts'

/** Shows what is in it for another view than that of the address bar, and leaves the address alone. */
export function FixedView({ query, children }: { readonly query: string; readonly children: ReactNode }) {
  const store = useMemo(
    () =>
      createViewStore({
        read: () => query,
        push: () => undefined,
        replace: () => undefined,
        onMove: () => () => undefined,
      }),
    [query],
  )
  return <ViewContext value={store}>{children}</ViewContext>
}
