/** Why something of the site cannot be had: no network, another version in its place, or neither of the two. */
export type Cause = 'offline' | 'updated' | 'missing'

/** As much of a page as tells its version. */
export type PageVersion = {
  readonly address: string
  /** Address of the script that the page was started by, which has the digest of the version in its name. */
  readonly script: string | null
}

const thisPage = (): PageVersion => ({
  address: document.baseURI,
  script: document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null,
})

/** Asks the host for this page again, past every cache, to tell why something else of the site does not come. */
export async function findCause({ address, script } = thisPage()): Promise<Cause> {
  try {
    const response = await fetch(address, { cache: 'no-store' })
    if (!response.ok || script === null) return 'missing'
    return (await response.text()).includes(script) ? 'missing' : 'updated'
  } catch {
    return 'offline'
  }
}

/** Comes when it is worth trying again: the browser says that the network is back, the time is up, or `signal` says so. */
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
