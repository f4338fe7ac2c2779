import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { browserAddress } from '#io/address.ts'
import { setAsker } from '#io/leaving.ts'
import { readFirstFiles } from '#state/first-files.ts'
import { createQueryClient } from '#state/queries.ts'
import { recoverFiles } from '#state/recover-files.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { setTypeface } from '#ui/typeface.ts'
import { App } from './app.tsx'

/**
 * Starts the app in place of the content of `root`. It waits for its files before the first render: a brief "loading" page costs as much to lay out
 * as the map itself.
 * @param patience milliseconds to wait for the files of the first picture before the page shows a waiting message
 */
export async function start(root: HTMLElement, patience: number): Promise<void> {
  void setTypeface()
  const queries = createQueryClient()
  recoverFiles(queries)
  setAsker(async (told) => (await import('#parts/leaving/ask-leaving.tsx')).askLeaving(told, queries))
  const store = createViewStore(browserAddress(window))
  await Promise.race([
    readFirstFiles(queries, store.getState().view).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, patience)),
  ])
  const app = (
    <QueryClientProvider client={queries}>
      <ViewContext value={store}>
        <App />
      </ViewContext>
    </QueryClientProvider>
  )
  // What ships has no use for React's checks, and no bytes to spare.
  createRoot(root).render(import.meta.env.DEV ? <StrictMode>{app}</StrictMode> : app)
}
