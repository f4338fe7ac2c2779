import type { QueryClient } from '@tanstack/react-query'
import type { Remade, RemakeRequest } from '#io/imports/desk.ts'
import { ImportClient } from '#io/imports/import-client.ts'
import { readImportSetting } from '../import-setting.ts'
import { catalogueQuery } from '../queries.ts'

/** Does something that adds returns up anew, in a worker that is started when the first are and ends with the work. */
export async function remaking<T>(
  queries: QueryClient,
  work: (remake: (request: RemakeRequest) => Promise<Remade>) => Promise<T>,
): Promise<T> {
  let client: ImportClient | null = null
  try {
    return await work(async (request) => {
      client ??= new ImportClient(await readImportSetting(await queries.ensureQueryData(catalogueQuery)), () => {})
      return client.remake(request)
    })
  } finally {
    ;(client as ImportClient | null)?.cancel()
  }
}
