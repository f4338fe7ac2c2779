import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { browserAddress } from '#io/address.ts'
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

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <ViewContext value={createViewStore(browserAddress(window))}>
        <App />
      </ViewContext>
    </QueryClientProvider>
  </StrictMode>,
)
