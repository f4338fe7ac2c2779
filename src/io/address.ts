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

/** For how long at most an entry of the history waits for a frame, in milliseconds; a hidden page has none. */
const longestMs = 250

export function browserAddress(window: Window): Address {
  /** The query of an entry that is yet to be made. Browsers take as long for one as for a map to change its colours, so the map comes first. */
  let pushed: string | null = null
  let frame = 0
  let late: number | undefined
  let waiting: string | null = null
  let timer: number | undefined
  const flushPush = () => {
    window.cancelAnimationFrame(frame)
    window.clearTimeout(late)
    if (pushed === null) return
    window.history.pushState(null, '', linkOf(window.location, pushed))
    pushed = null
  }
  const flush = () => {
    timer = undefined
    if (waiting === null) return
    flushPush()
    window.history.replaceState(null, '', linkOf(window.location, waiting))
    waiting = null
    timer = window.setTimeout(flush, replaceEveryMs)
  }
  window.addEventListener('pagehide', flushPush)
  return {
    read: () => waiting ?? pushed ?? window.location.search.slice(1),
    push: (query) => {
      flushPush()
      if (waiting !== null) window.history.replaceState(null, '', linkOf(window.location, waiting))
      waiting = null
      pushed = query
      frame = window.requestAnimationFrame(() => {
        frame = window.requestAnimationFrame(() => {
          window.clearTimeout(late)
          late = window.setTimeout(flushPush)
        })
      })
      late = window.setTimeout(flushPush, longestMs)
    },
    replace: (query) => {
      waiting = query
      if (timer === undefined) flush()
    },
    onMove: (listener) => {
      const moved = () => {
        waiting = null
        pushed = null
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
