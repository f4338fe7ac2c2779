/** The part of the address bar that the app needs; a test can implement it. */
export type Address = {
  /** The query, without "?". */
  readonly read: () => string
  readonly push: (query: string) => void
  readonly replace: (query: string) => void
  /** Subscribes to back and forward. @returns a function that unsubscribes */
  readonly onMove: (listener: () => void) => () => void
}

/** Builds a link that always has a question mark: browsers then record clearing the query as a change. */
const linkOf = (location: Pick<Location, 'pathname'>, query: string): string =>
  `${location.pathname}${query === '' ? '' : `?${query}`}`

/** Safari allows about 100 history changes in 10 seconds. Sliders and cameras replace no more often than this; the last change always counts. */
const replaceEveryMs = 150

/** Longest time in milliseconds that a history entry waits for a frame; a hidden page has no frames. */
const longestMs = 250

export function browserAddress(window: Window): Address {
  /** Query of a pending history entry. Browsers take as long to add one as to recolour a map, so the map comes first. */
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

/** The full address of a view, for copying and exports. */
export function permalink(location: Pick<Location, 'origin' | 'pathname'>, query: string): string {
  return `${location.origin}${linkOf(location, query)}`
}
