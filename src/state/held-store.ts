import { createStore } from 'zustand/vanilla'

type HeldState<Held> = {
  readonly open: readonly Held[]
  /** Reason of the last lock, until something is opened. */
  readonly locked: 'by-hand' | 'idle' | 'closed' | null
}

/** The part of a page's clock that the store needs. */
export type IdleTimer = {
  /** Milliseconds since a fixed moment, including time asleep. */
  readonly now: () => number
  readonly set: (run: () => void, milliseconds: number) => number
  readonly clear: (id: number) => void
}

/** Fifteen minutes in milliseconds: a common time before NHS workstations lock. */
export const idleLimit = 15 * 60 * 1000

const pageTimer: IdleTimer = {
  now: () => Date.now(),
  set: (run, milliseconds) => window.setTimeout(run, milliseconds),
  clear: (id) => window.clearTimeout(id),
}

/** Creates a store of what is open in memory only, each once by its id. It forgets all on lock, after a time without activity, and when the page is left. */
export function createHeldStore<Held extends { readonly id: string }>(timer: IdleTimer = pageTimer) {
  const store = createStore<HeldState<Held>>(() => ({ open: [], locked: null }))
  let running: number | null = null
  let lastSign = 0
  const stop = () => {
    if (running !== null) timer.clear(running)
    running = null
  }
  const lock = (locked: NonNullable<HeldState<Held>['locked']>) => {
    stop()
    if (store.getState().open.length > 0) store.setState({ open: [], locked })
  }
  const count = () => {
    stop()
    lastSign = timer.now()
    running = timer.set(() => lock('idle'), idleLimit)
  }
  /** Restarts the countdown on activity, unless the time was already up. Timers pause while a computer sleeps; its clock does not. */
  const touch = () => {
    if (store.getState().open.length === 0) return
    if (timer.now() - lastSign >= idleLimit) lock('idle')
    else count()
  }
  const hold = (held: Held) => {
    store.setState(({ open }) => ({ open: [...open.filter(({ id }) => id !== held.id), held], locked: null }))
    count()
  }
  return { store, hold, lock, touch }
}

/** As much of a store as is watched, whatever it holds. */
type Watched = Pick<ReturnType<typeof createHeldStore>, 'lock' | 'touch'> & {
  readonly store: { readonly getState: () => { readonly open: readonly unknown[] } }
}

/**
 * Connects the store to the page: activity delays the lock, and leaving the page locks at once, which empties a page that the browser keeps for the
 * back button. There is no time to render without the figures, so the page is hidden as it goes and reloaded when it returns.
 * @returns disconnects it
 */
export function watchReader(
  page: Pick<Window, 'addEventListener' | 'removeEventListener' | 'document' | 'location'>,
  { store, lock, touch }: Watched,
): () => void {
  let hadOpen = false
  const leave = () => {
    hadOpen = store.getState().open.length > 0
    if (hadOpen) page.document.body.hidden = true
    lock('closed')
  }
  const comeBack = () => {
    if (hadOpen) page.location.reload()
  }
  const signs = ['pointerdown', 'keydown', 'wheel'] as const
  for (const sign of signs) page.addEventListener(sign, touch, { passive: true })
  page.addEventListener('pagehide', leave)
  page.addEventListener('pageshow', comeBack)
  page.addEventListener('visibilitychange', touch)
  return () => {
    for (const sign of signs) page.removeEventListener(sign, touch)
    page.removeEventListener('pagehide', leave)
    page.removeEventListener('pageshow', comeBack)
    page.removeEventListener('visibilitychange', touch)
  }
}
