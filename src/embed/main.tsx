import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { type Address, browserAddress } from '#io/address.ts'
import { createQueryClient } from '#state/queries.ts'
import { recoverFiles } from '#state/recover-files.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { setTypeface } from '#ui/typeface.ts'
import { EmbeddedView } from './embedded-view.tsx'
import { readEmbedOptions } from './options.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import '#ui/controls.css'
import './embed.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the view')

/** Replaces instead of pushing: within a frame the history belongs to the page around it. */
function framedAddress(address: Address): Address {
  return { ...address, push: address.replace }
}

void setTypeface()
const queries = createQueryClient()
recoverFiles(queries)
createRoot(root).render(
  <QueryClientProvider client={queries}>
    <ViewContext value={createViewStore(framedAddress(browserAddress(window)))}>
      <EmbeddedView options={readEmbedOptions(window.location.hash)} />
    </ViewContext>
  </QueryClientProvider>,
)
