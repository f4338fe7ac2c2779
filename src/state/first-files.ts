import type { QueryClient } from '@tanstack/react-query'
import { filesOf } from '#core/plate/files.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { catalogueQuery, datasetQuery, geographyQuery, topologyQuery } from './queries.ts'

/** Reads the files of the first picture together, for a single render. A failed file is requested again, and reported, by the hook that needs it. */
export async function readFirstFiles(client: QueryClient, view: View): Promise<void> {
  const catalogue = await client.fetchQuery(catalogueQuery)
  const { geography, topology, datasets } = filesOf(resolveView(view, catalogue), catalogue)
  await Promise.all([
    ...(geography === '' ? [] : [client.prefetchQuery(geographyQuery(geography))]),
    ...(topology === '' ? [] : [client.prefetchQuery(topologyQuery(topology))]),
    ...datasets.filter(({ needed }) => needed).map(({ path }) => client.prefetchQuery(datasetQuery(path))),
  ])
}
