import type { QueryClient } from '@tanstack/react-query'
import { filesOf } from '#core/plate/files.ts'
import { resolveView } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { catalogueQuery, datasetQuery, geographyQuery, topologyQuery } from './queries.ts'

/**
 * Reads what the first picture needs, so that it can be drawn at once and in one go. What fails here is asked for again by whoever needs it, and
 * said there.
 */
export async function readFirstFiles(client: QueryClient, view: View): Promise<void> {
  const catalogue = await client.fetchQuery(catalogueQuery)
  const { geography, topology, datasets } = filesOf(resolveView(view, catalogue), catalogue)
  await Promise.all([
    ...(geography === '' ? [] : [client.prefetchQuery(geographyQuery(geography))]),
    ...(topology === '' ? [] : [client.prefetchQuery(topologyQuery(topology))]),
    ...datasets.filter(({ needed }) => needed).map(({ path }) => client.prefetchQuery(datasetQuery(path))),
  ])
}
