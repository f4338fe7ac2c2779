import { createStore } from 'zustand/vanilla'
import type { Pack } from '#core/catalogue/pack.ts'
import type { Protected } from '#core/disclosure/protected.ts'

/** A pack that has been opened, kept in memory and nowhere else. */
export type OpenPack = { readonly id: string; readonly pack: Protected<Pack> }

type PackState = {
  readonly open: readonly OpenPack[]
  /** Why packs were forgotten last, until one is opened. */
  readonly locked: 'by-hand' | 'idle' | 'closed' | null
}

/** What is needed of a page's clock. */
type Timer = {
  /** Milliseconds since some moment, counted while the computer sleeps too. */
  readonly now: () => number
  readonly set: (run: () => void, milliseconds: number) => number
  readonly clear: (id: number) => void
}

/** Fifteen minutes, in milliseconds: as long as NHS workstations commonly wait before they lock. */
export const idleLimit = 15 * 60 * 1000

const pageTimer: Timer = {
  now: () => Date.now(),
  set: (run, milliseconds) => window.setTimeout(run, milliseconds),
  clear: (id) => window.clearTimeout(id),
}

/** Keeps open packs, and forgets them on lock, after a while without a sign of the reader, and when the page goes. */
export function createPackStore(timer: Timer = pageTimer) {
  const store = createStore<PackState>(() => ({ open: [], locked: null }))
  let running: number | null = null
  let lastSign = 0
  const stop = () => {
    if (running !== null) timer.clear(running)
    running = null
  }
  const lock = (locked: NonNullable<PackState['locked']>) => {
    stop()
    if (store.getState().open.length > 0) store.setState({ open: [], locked })
  }
  const count = () => {
    stop()
    lastSign = timer.now()
    running = timer.set(() => lock('idle'), idleLimit)
  }
  /** The reader is there: counting begins anew, unless their time was up. Timers stand still while a computer sleeps; its clock does not. */
  const touch = () => {
    if (store.getState().open.length === 0) return
    if (timer.now() - lastSign >= idleLimit) lock('idle')
    else count()
  }
  const add = (id: string, pack: Protected<Pack>) => {
    store.setState(({ open }) => ({ open: [...open.filter((one) => one.id !== id), { id, pack }], locked: null }))
    count()
  }
  return { store, add, lock, touch }
}

export const packs = createPackStore()

/**
 * Ties the store to the page: signs of the reader put off the lock, and leaving the page locks at once, so that a page which the browser
 * keeps for the way back holds nothing. There is no time to draw it without the figures: it is hidden as it goes, and loaded anew when it comes back.
 * @returns undoes it
 */
export function watchReader(
  page: Pick<Window, 'addEventListener' | 'removeEventListener' | 'document' | 'location'>,
  { store, lock, touch }: Pick<typeof packs, 'store' | 'lock' | 'touch'> = packs,
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
