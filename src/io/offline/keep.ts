/** What this browser keeps of the atlas, so that it opens without a network. */
export type KeptState =
  | { readonly kind: 'unknown' }
  /** By plain http, from a file, in a private window or where the host wants none: nothing is kept. */
  | { readonly kind: 'none' }
  | { readonly kind: 'under-way' | 'broken-off'; readonly kept: number; readonly of: number }
  | { readonly kind: 'all'; readonly of: number }

/** A newer version of the atlas: waits to be taken, or was taken in another window while this page goes on with its own. */
export type UpdateState = 'none' | 'waits' | 'taken-elsewhere'

type Tell = { readonly kept: (state: KeptState) => void; readonly update: (state: UpdateState) => void }

/** Milliseconds between looks at how many files are kept, and after which a worker that does not answer is given up. */
const look = 1000
/** Milliseconds between questions to the host for a new version, on a page that stays open. */
const between = 3_600_000

type Counted = { readonly kept: number; readonly of: number }

/** Asks a service worker what it keeps. @returns null when it does not answer */
function count(worker: ServiceWorker): Promise<Counted | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<Counted>) => resolve(data)
    worker.postMessage('count', [port2])
    setTimeout(() => resolve(null), 5 * look)
  })
}

/** Tells how many files are kept until all are, or the browser has given up. */
async function follow(registration: ServiceWorkerRegistration, tell: Tell['kept']): Promise<void> {
  for (;;) {
    const { active, waiting, installing } = registration
    const worker = active ?? waiting ?? installing
    const counted = worker ? await count(worker) : null
    if (counted && counted.kept === counted.of) return tell({ kind: 'all', of: counted.of })
    const isUnderWay = installing !== null && worker === installing
    tell({ kind: isUnderWay ? 'under-way' : 'broken-off', ...(counted ?? { kept: 0, of: 0 }) })
    if (!isUnderWay) return
    await new Promise((resolve) => setTimeout(resolve, look))
  }
}

/** Asks for a new version when the page is looked at again after a while. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let asked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < between) return
    asked = Date.now()
    registration.update().catch(() => {}) // Without a network nothing is new.
  })
}

/** Tells of a version that waits, now and whenever one comes. */
function watchForUpdates(registration: ServiceWorkerRegistration, tell: Tell): void {
  const see = () => {
    if (registration.waiting && registration.active) tell.update('waits')
  }
  const watch = () => {
    registration.installing?.addEventListener('statechange', ({ target }) => {
      see()
      if (target instanceof ServiceWorker && ['activated', 'redundant'].includes(target.state))
        void follow(registration, tell.kept)
    })
  }
  see()
  watch()
  registration.addEventListener('updatefound', watch)
}

export type OfflineKeeping = {
  /** Lets the version that waits take over. The page is to be reloaded when `controlled` says so, and not before. */
  readonly takeUpdate: () => void
}

/**
 * Keeps the whole atlas in this browser, where it can.
 * @param tell hears what is kept, and of new versions
 * @param controlled called when the version that this page asked for has taken over
 * @returns null where nothing can be kept
 */
export async function keepAtlas(tell: Tell, controlled: () => void): Promise<OfflineKeeping | null> {
  if (!('serviceWorker' in navigator) || import.meta.env.ATLAS_OFFLINE === 'no') {
    tell.kept({ kind: 'none' })
    return null
  }
  const { serviceWorker } = navigator
  let isAsked = false
  let hadVersion = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) controlled()
    // The first version that is kept is that of this page.
    else if (hadVersion) tell.update('taken-elsewhere')
    hadVersion = true
  })
  const registration = await serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => undefined)
  if (!registration) {
    tell.kept({ kind: 'none' })
    return null
  }
  watchForUpdates(registration, tell)
  askNowAndThen(registration)
  void follow(registration, tell.kept)
  return {
    takeUpdate: () => {
      isAsked = true
      registration.waiting?.postMessage('take over')
    },
  }
}
