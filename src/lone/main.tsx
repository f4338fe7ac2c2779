// First of all, so that every file is there before it is looked for.
import './embedded.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { decodeView } from '#core/view/codec.ts'
import { LinkContext } from '#state/links.ts'
import { createQueryClient } from '#state/queries.ts'
import { ViewContext } from '#state/view-context.ts'
import { createViewStore } from '#state/view-store.ts'
import { setTypeface } from '#ui/typeface.ts'
import { atlasAddress, embeddedStory } from './embedded.ts'
import { hashAddress } from './hash-address.ts'
import { LoneStory } from './lone-story.tsx'
import '#ui/tokens.css'
import '#ui/base.css'
import '#ui/controls.css'
import '#parts/parts.css'
import '#screens/story/story.css'

/** Scenes are in this file; views of the atlas are where it was made, if that opens for others. */
function linkTo(query: string): string | null {
  const { view } = decodeView(query)
  if (view.screen === 'story') return view.story === null ? null : `#${query}`
  return atlasAddress === null ? null : `${atlasAddress}?${query}`
}

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the story')
void setTypeface()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <ViewContext value={createViewStore(hashAddress(window))}>
        <LinkContext value={linkTo}>
          <LoneStory story={embeddedStory()} />
        </LinkContext>
      </ViewContext>
    </QueryClientProvider>
  </StrictMode>,
)
