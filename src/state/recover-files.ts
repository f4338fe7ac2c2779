import type { Query, QueryClient } from '@tanstack/react-query'
import { findCause, nextChance } from '#io/connection.ts'
import { isPassing } from '#io/read-json.ts'

/** Milliseconds after which a file that did not come is thought of again; sooner when the browser says that the network is back. */
const wait = 4000

const hasFailed = ({ state }: Query): boolean => state.status === 'error' && isPassing(state.error)

/**
 * Reads files again that did not come, as soon as the host answers: screens that waited for them are drawn without being asked to. The host is asked
 * first, so that a screen does not change to "loading" and back while it does not answer.
 * @returns ends it
 */
export function recoverFiles(client: QueryClient): () => void {
  const queries = client.getQueryCache()
  const over = new AbortController()
  let isWaiting = false
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
  })
  return () => {
    over.abort()
    stop()
  }
}
