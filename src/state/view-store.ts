import { createStore, type StoreApi } from 'zustand/vanilla'
import { decodeView, encodeView } from '#core/view/codec.ts'
import type { View } from '#core/view/view.ts'
import type { Address } from '#io/address.ts'

type ViewState = {
  readonly view: View
  /** Sentences about the unreadable parts of the link. */
  readonly ignored: readonly string[]
}

export type ViewStore = StoreApi<ViewState> & {
  /** Changes the view; there is no other way. `push` adds a history entry for a choice; `replace` does not, for sliders and gestures. */
  readonly go: (change: Partial<View>, how?: 'push' | 'replace') => void
  readonly forgetIgnored: () => void
}

const read = (address: Address): ViewState => decodeView(address.read())

/** Mirrors the address bar: created from it, changed together with it, and read again when the reader goes back or forward. */
export function createViewStore(address: Address): ViewStore {
  const store = createStore<ViewState>(() => read(address))
  address.onMove(() => store.setState(read(address)))
  return {
    ...store,
    go: (change, how = 'push') => {
      const before = store.getState().view
      const view = { ...before, ...change }
      const query = encodeView(view)
      if (query === encodeView(before)) return
      address[how](query)
      store.setState({ view, ignored: [] })
    },
    forgetIgnored: () => store.setState({ ignored: [] }),
  }
}
