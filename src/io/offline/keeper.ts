import { PrecacheController } from 'workbox-precaching/PrecacheController.js'

/**
 * The service worker: keeps every file of one version of the atlas on the reader's machine, and gives them to its pages. `config/keeper.ts` builds
 * it, and writes the list of files above it.
 */

/** A file of the site. Its digest is its revision, but for files that carry it in their names. */
type KeptFile = { readonly url: string; readonly revision: string | null; readonly integrity?: string }

/** As much of a service worker as is used here; the types of pages know none. */
type Scope = {
  readonly atlasFiles: readonly KeptFile[]
  readonly location: Location
  readonly clients: { readonly claim: () => Promise<void> }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: <K extends keyof Events>(type: K, listener: (event: Events[K]) => void) => void
}
type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void }
type Events = {
  readonly install: Lasting
  readonly activate: Lasting
  readonly message: MessageEvent<unknown> & Lasting
  readonly fetch: Lasting & {
    readonly request: Request
    readonly respondWith: (response: Response | Promise<Response>) => void
  }
}

const scope = self as unknown as Scope

/** Files of the version before, for pages that were opened with it: they go on with the parts that they know. */
const before = `atlas-before-${scope.location.pathname}`

const files = new PrecacheController({
  cacheName: `atlas-${scope.location.pathname}`,
  plugins: [
    {
      /** A page that names files of another version is not kept: the site is being replaced, and the next visit tries again. */
      cacheWillUpdate: async ({ request, response }) => {
        if (response.status !== 200) return null
        if (!request.url.endsWith('.html')) return response
        const text = await response.clone().text()
        const named = [...text.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, path = '']) => path)
        return named.every((path) => files.getCacheKeyForURL(path)) ? response : null
      },
    },
  ],
})
files.addToCacheList(
  scope.atlasFiles.map(({ url, revision, integrity }) => ({ url, revision, ...(integrity ? { integrity } : {}) })),
)

/** Puts the files that the new version no longer has aside. What was aside until now is two versions old, and goes. */
async function putAside(): Promise<void> {
  await caches.delete(before)
  const [now, old] = await Promise.all([caches.open(files.strategy.cacheName), caches.open(before)])
  const wanted = new Set(files.getURLsToCacheKeys().values())
  for (const request of await now.keys()) {
    const response = wanted.has(request.url) ? undefined : await now.match(request)
    if (response) await old.put(request, response)
  }
}

/** @returns how many files there are, and how many of them are kept */
async function count(): Promise<{ readonly kept: number; readonly of: number }> {
  const cache = await caches.open(files.strategy.cacheName)
  const there = new Set((await cache.keys()).map(({ url }) => url))
  const wanted = [...files.getURLsToCacheKeys().values()]
  return { kept: wanted.filter((key) => there.has(key)).length, of: wanted.length }
}

/** The kept file that answers a request: that of its path, whatever its query, which is the reader's view; null for none. */
function fileOf({ url, method, cache }: Request): string | null {
  // What asks past all caches asks whether the host still has this version.
  if (method !== 'GET' || cache === 'no-store') return null
  const address = new URL(url)
  const path = `${address.origin}${address.pathname}`
  const file = path.endsWith('/') ? `${path}index.html` : path
  return files.getCacheKeyForURL(file) ? file : null
}

async function fromBefore(request: Request): Promise<Response> {
  const old = await caches.open(before)
  return (await old.match(request)) ?? fetch(request)
}

scope.addEventListener('install', (event) => void files.install(event as ExtendableEvent))

scope.addEventListener('activate', (event) =>
  event.waitUntil(
    putAside()
      .then(() => files.activate(event as ExtendableEvent))
      .then(() => scope.clients.claim()),
  ),
)

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const file = fileOf(request)
  if (file !== null) {
    const give = files.createHandlerBoundToURL(file)
    event.respondWith(
      Promise.resolve(give({ request, event: event as unknown as ExtendableEvent, url: new URL(file) })),
    )
  } else if (/\/assets\/|\/(?:data|geo)\/.*\.[0-9a-f]{8}\./.test(request.url) && request.cache !== 'no-store')
    event.respondWith(fromBefore(request))
})

scope.addEventListener('message', (event) => {
  if (event.data === 'take over') void scope.skipWaiting()
  else if (event.data === 'count') event.waitUntil(count().then((counted) => event.ports[0]?.postMessage(counted)))
})
