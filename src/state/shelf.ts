import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readCatalogue } from '#io/files.ts'
import { listShelf } from '#io/shelf/shelf.ts'
import { onOtherTab, tellOtherTabs } from '#io/shelf/tabs.ts'
import { catalogueQuery } from './queries.ts'

/** The reader's local datasets. Unlike the app's files they change, here and in other tabs. */
const shelfQuery = queryOptions({ queryKey: ['shelf'], queryFn: listShelf, staleTime: 0, retry: false })

/** Reloads the catalogue and the list of local datasets. An import, a switch or a deletion takes effect everywhere at once. */
async function refresh(client: QueryClient): Promise<void> {
  const [shelf, catalogue] = await Promise.all([listShelf(), readCatalogue()])
  client.setQueryData(shelfQuery.queryKey, shelf)
  client.setQueryData(catalogueQuery.queryKey, catalogue)
}

/** The local datasets, kept in step with other tabs, and a function that changes them for the whole app. */
export function useShelf() {
  const client = useQueryClient()
  const shelf = useQuery(shelfQuery)
  useEffect(() => onOtherTab(() => void refresh(client)), [client])
  return {
    list: shelf.data ?? null,
    fault: shelf.error,
    /** Changes the local datasets, then refreshes the app. @throws whatever `work` throws */
    change: async (work: () => Promise<unknown>): Promise<void> => {
      await work()
      await refresh(client)
      tellOtherTabs()
    },
  }
}
