import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readCatalogue } from '#io/files.ts'
import { listShelf } from '#io/shelf/shelf.ts'
import { onOtherTab, tellOtherTabs } from '#io/shelf/tabs.ts'
import { catalogueQuery } from './queries.ts'

/** What the reader keeps. Unlike the app's files it changes, here and in other tabs. */
const shelfQuery = queryOptions({ queryKey: ['shelf'], queryFn: listShelf, staleTime: 0, retry: false })

/** The catalogue and the list of own data anew: what has been accepted, switched or deleted counts everywhere at once. */
async function refresh(client: QueryClient): Promise<void> {
  const [shelf, catalogue] = await Promise.all([listShelf(), readCatalogue()])
  client.setQueryData(shelfQuery.queryKey, shelf)
  client.setQueryData(catalogueQuery.queryKey, catalogue)
}

/** What is on the shelf, kept in step with other tabs, and a way to change it that all of the app sees at once. */
export function useShelf() {
  const client = useQueryClient()
  const shelf = useQuery(shelfQuery)
  useEffect(() => onOtherTab(() => void refresh(client)), [client])
  return {
    list: shelf.data ?? null,
    fault: shelf.error,
    /** Does something to the shelf, then shows it everywhere. @throws what `work` throws */
    change: async (work: () => Promise<unknown>): Promise<void> => {
      await work()
      await refresh(client)
      tellOtherTabs()
    },
  }
}
