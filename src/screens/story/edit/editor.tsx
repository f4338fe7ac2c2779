import './edit.css'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { copiedStory } from '#core/story/begin.ts'
import { type StoryPosition, storiesLink, writePlace } from '#core/story/place.ts'
import type { Story } from '#core/story/story.ts'
import { randomId } from '#io/random-id.ts'
import { onStoryChanged } from '#io/story-tabs.ts'
import { useBusy } from '#state/busy-store.ts'
import { useOwnStories } from '#state/own-stories.ts'
import { StoryEditor } from '#state/story-editor.ts'
import { useGo } from '#state/view-context.ts'
import { StoryArticle } from '../reading.tsx'
import { Editing } from './editing.tsx'

type Props = {
  readonly place: StoryPosition
  readonly catalogue: Catalogue
  readonly theme: 'light' | 'dark'
}

/** Opens a story for editing for as long as it is on the screen, and keeps what is typed when the page is left in any way. */
function useEditor(id: string): StoryEditor | null {
  const [editor, setEditor] = useState<StoryEditor | null>(null)
  useEffect(() => {
    const opened = new StoryEditor({ id, own: randomId() })
    setEditor(opened)
    opened.open()
    const flush = () => void opened.flush()
    const stay = (event: BeforeUnloadEvent) => {
      const state = opened.store.getState()
      if (state.kind === 'editing' && state.keeping.kind === 'failed' && !state.keeping.isNoted) event.preventDefault()
    }
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    window.addEventListener('beforeunload', stay)
    const unsubscribe = onStoryChanged(() => void opened.look())
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('beforeunload', stay)
      unsubscribe()
      opened.end()
    }
  }, [id])
  return editor
}

/** The story as the tab that edits it has kept it. */
function Elsewhere({ story, place, catalogue, theme }: Props & { readonly story: Story }) {
  const go = useGo()
  const { add } = useOwnStories()
  const [fault, setFault] = useState<string | null>(null)
  const fork = () =>
    add((id) => copiedStory(story, id)).then(
      (id) => go({ story: writePlace({ story: id, scene: place.scene, mode: 'edit', talk: null }) }),
      (error: Error) => setFault(error.message),
    )
  return (
    <>
      <div className="notice edit-elsewhere" role="status">
        <p>
          This story is being edited in another tab. Here it can be read; it can be edited here as soon as that tab is
          closed or has left the editor.
        </p>
        <button type="button" className="button" onClick={() => void fork()}>
          Edit a copy
        </button>
        {fault === null ? null : <p role="alert">{fault}</p>}
      </div>
      <StoryArticle story={story} scene={place.scene} catalogue={catalogue} theme={theme} />
    </>
  )
}

function Opened({ editor, ...props }: Props & { readonly editor: StoryEditor }) {
  const state = useStore(editor.store)
  if (state.kind === 'editing') return <Editing editor={editor} state={state} {...props} />
  if (state.kind === 'elsewhere') return <Elsewhere story={state.story} {...props} />
  if (state.kind === 'opening')
    return <main className="story-screen" id="main" tabIndex={-1} aria-busy="true" aria-label="Opening the story" />
  return (
    <main className="story-screen" id="main" tabIndex={-1} aria-labelledby="finding">
      <h1 id="finding">This story cannot be edited</h1>
      <p role="alert">{state.why}</p>
      <p>
        <a href={`?${storiesLink}`}>All stories</a>
      </p>
    </main>
  )
}

/** Edits a story of the reader's own, beside its picture. */
export function Editor(props: Props) {
  const editor = useEditor(props.place.story)
  useBusy('writing')
  return editor ? <Opened editor={editor} {...props} /> : null
}
