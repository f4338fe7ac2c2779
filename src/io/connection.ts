/** Cause of a failed load: no network, another version of the site, or neither. */
export type Cause = 'offline' | 'updated' | 'missing'

/** The part of a page that identifies its version. */
export type PageVersion = {
  readonly address: string
  /** URL of the start script, whose name contains the digest of the version. */
  readonly script: string | null
}

const thisPage = (): PageVersion => ({
  address: document.baseURI,
  script: document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null,
})

/** Requests this page again without caches, to find out why another file of the site does not load. */
export async function findCause({ address, script } = thisPage()): Promise<Cause> {
  try {
    const response = await fetch(address, { cache: 'no-store' })
    if (!response.ok || script === null) return 'missing'
    return (await response.text()).includes(script) ? 'missing' : 'updated'
  } catch {
    return 'offline'
  }
}

/** Resolves when a retry is worthwhile: the browser reports the network back, the time is up, or `signal` aborts. */
export function nextChance(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', end)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    globalThis.addEventListener?.('online', end)
    signal?.addEventListener('abort', end)
  })
}

/** Whether the host gives every script that the page has asked for. */
export const isAllGiven = (): Promise<boolean> =>
  Promise.all(
    [...document.querySelectorAll<HTMLLinkElement>('[rel=modulepreload]')].map(({ href }) =>
      fetch(href, { cache: 'no-store' }),
    ),
  ).then(
    (all) => all.every(({ ok }) => ok),
    () => false,
  )

/** Loads the page anew, unless that is how it came: what a reload has not mended, another will not. */
export function reloadOnce(): void {
  // In every browser, and shorter than its successor in the script that each page loads first.
  if (performance.navigation?.type === 0) location.reload()
}
