import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { browserAddress } from '#io/address.ts'
import { readFirstFiles } from '#state/first-files.ts'
import { createQueryClient } from '#state/queries.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { App } from './app.tsx'
import '@fontsource-variable/inter/wght.css'
import '#ui/tokens.css'
import '#ui/base.css'
import '#ui/controls.css'
import '#parts/parts.css'
import './app.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the app')

/** For how long, in milliseconds, the page waits for the files of its first picture before it says that it is waiting. */
const patience = 400

const queries = createQueryClient()
const store = createViewStore(browserAddress(window))
// Drawn once with everything instead of once without: a page that says "loading" for a moment costs as much to lay out as the map itself.
await Promise.race([
  readFirstFiles(queries, store.getState().view).catch(() => undefined),
  new Promise((resolve) => setTimeout(resolve, patience)),
])

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ViewContext value={store}>
        <App />
      </ViewContext>
    </QueryClientProvider>
  </StrictMode>,
)
