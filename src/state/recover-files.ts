import type { Query, QueryClient } from '@tanstack/react-query'
import { findCause, nextChance } from '#io/connection.ts'
import { readCatalogue } from '#io/files.ts'
import { isPassing } from '#io/read-json.ts'
import { catalogueQuery } from './queries.ts'

/** Milliseconds after which a file that did not come is thought of again; sooner when the browser says that the network is back. */
const wait = 4000

const hasFailed = ({ state }: Query): boolean => state.status === 'error' && isPassing(state.error)

/** A file of the reader's own that cannot be drawn: it will not be better another time, and the atlas goes on without its dataset. */
const isDamage = ({ state: { status, error } }: Query): boolean =>
  status === 'error' && error !== null && 'code' in error && error.code === 'damaged'

/**
 * Reads files again that did not come, as soon as the host answers: screens that waited for them are drawn without being asked to. The host is asked
 * first, so that a screen does not change to "loading" and back while it does not answer. Where a file of the reader's own is damaged, the catalogue is read
 * anew without its dataset.
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
        .catch(() => {}) // What is missing then is said by who waits for the catalogue.
    }
  })
  return () => {
    over.abort()
    stop()
  }
}
