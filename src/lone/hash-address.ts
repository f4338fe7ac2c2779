import type { Address } from '#io/address.ts'

/** The fragment as the address of a view: all of the address that a file may change. */
export function hashAddress(window: Window): Address {
  const at = (query: string) => `#${query}`
  return {
    read: () => window.location.hash.slice(1),
    push: (query) => window.history.pushState(null, '', at(query)),
    replace: (query) => window.history.replaceState(null, '', at(query)),
    onMove: (listener) => {
      window.addEventListener('popstate', listener)
      return () => window.removeEventListener('popstate', listener)
    },
  }
}
