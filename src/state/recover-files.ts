import type { Query, QueryClient } from '@tanstack/react-query'
import { findCause, nextChance } from '#io/connection.ts'
import { readCatalogue } from '#io/files.ts'
import { isPassing } from '#io/read-json.ts'
import { catalogueQuery } from './queries.ts'

/** Milliseconds before a failed file is tried again; sooner when the browser reports the network back. */
const wait = 4000

const hasFailed = ({ state }: Query): boolean => state.status === 'error' && isPassing(state.error)

/** Whether an imported file is damaged: retrying cannot help, and the atlas continues without its dataset. */
const isDamage = ({ state: { status, error } }: Query): boolean =>
  status === 'error' && error !== null && 'code' in error && error.code === 'damaged'

/**
 * Reads failed files again as soon as the host answers; waiting screens then render by themselves. A check of the host comes first: otherwise a
 * screen would change to "loading" and back while the host is down. If an imported file is damaged, the catalogue is read again without its dataset.
 * @returns ends it
 */
export function recoverFiles(client: QueryClient): () => void {
  const queries = client.getQueryCache()
  const over = new AbortController()
  let isWaiting = false
  const left = new WeakSet<Query>()
  const recover = async () => {
    isWaiting = true
    while (!over.signal.aborted && queries.getAll().some(hasFailed)) {
      await nextChance(wait, over.signal)
      if (over.signal.aborted || (await findCause()) === 'offline') continue
      await client.refetchQueries({ predicate: hasFailed, type: 'active' })
    }
    isWaiting = false
  }
  const stop = queries.subscribe(({ query }) => {
    if (!isWaiting && hasFailed(query)) void recover()
    if (!left.has(query) && isDamage(query)) {
      left.add(query)
      readCatalogue()
        .then((catalogue) => client.setQueryData(catalogueQuery.queryKey, catalogue))
        .catch(() => {}) // Whoever needs the catalogue reports the failure.
    }
  })
  return () => {
    over.abort()
    stop()
  }
}
