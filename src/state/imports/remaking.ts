import type { QueryClient } from '@tanstack/react-query'
import type { Remade, RemakeRequest } from '#io/imports/desk.ts'
import { ImportThread } from '#io/imports/import-thread.ts'
import { readImportSetting } from '../import-setting.ts'
import { catalogueQuery } from '../queries.ts'

/** Does something that adds returns up anew, on a thread of its own that is started when the first are and ends with the work. */
export async function remaking<T>(
  client: QueryClient,
  work: (remake: (request: RemakeRequest) => Promise<Remade>) => Promise<T>,
): Promise<T> {
  let thread: ImportThread | null = null
  try {
    return await work(async (request) => {
      thread ??= new ImportThread(await readImportSetting(await client.ensureQueryData(catalogueQuery)), () => {})
      return thread.remake(request)
    })
  } finally {
    ;(thread as ImportThread | null)?.cancel()
  }
}
