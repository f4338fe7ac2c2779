/** The address bar, as much of it as the app needs, so that a test can be one. */
export type Address = {
  /** The query, without "?". */
  readonly read: () => string
  readonly push: (query: string) => void
  readonly replace: (query: string) => void
  /** Calls back when the reader goes back or forward. @returns a function that stops it */
  readonly onMove: (listener: () => void) => () => void
}

/** A link that always has a query mark, so that clearing the query is a change that the history keeps. */
const linkOf = (location: Location, query: string): string => `${location.pathname}${query === '' ? '' : `?${query}`}`

/** Safari allows about 100 changes in 10 seconds; sliders and cameras replace no more often than this, the last one always counts. */
const replaceEveryMs = 150

export function browserAddress(window: Window): Address {
  let waiting: string | null = null
  let timer: number | undefined
  const flush = () => {
    timer = undefined
    if (waiting === null) return
    window.history.replaceState(null, '', linkOf(window.location, waiting))
    waiting = null
    timer = window.setTimeout(flush, replaceEveryMs)
  }
  return {
    read: () => waiting ?? window.location.search.slice(1),
    push: (query) => {
      if (waiting !== null) window.history.replaceState(null, '', linkOf(window.location, waiting))
      waiting = null
      window.history.pushState(null, '', linkOf(window.location, query))
    },
    replace: (query) => {
      waiting = query
      if (timer === undefined) flush()
    },
    onMove: (listener) => {
      const moved = () => {
        waiting = null
        listener()
      }
      window.addEventListener('popstate', moved)
      return () => window.removeEventListener('popstate', moved)
    },
  }
}

/** The full address of a view, for copying and for exports. */
export function permalink(location: Location, query: string): string {
  return `${location.origin}${linkOf(location, query)}`
}
