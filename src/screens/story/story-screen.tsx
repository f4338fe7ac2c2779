import './story.css'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { readingLink, readPlace, type StoryPosition, storiesLink } from '#core/story/place.ts'
import { playedScenes } from '#core/story/story.ts'
import type { ListedStory } from '#core/story/story-index.ts'
import { originOf } from '#core/story/whose.ts'
import { OnThisLaptop } from '#parts/offline/on-this-laptop.tsx'
import { lazyPart } from '#state/lazy-part.ts'
import { catalogueQuery } from '#state/queries.ts'
import { storyIndexQuery } from '#state/story-queries.ts'
import { useStory } from '#state/story-source.ts'
import { useView } from '#state/view-context.ts'
import { usePresent } from './presenting.tsx'
import { StoryArticle } from './reading.tsx'

const Stage = lazyPart('The stage', async () => (await import('./stage.tsx')).HallStage)
const OwnStories = lazyPart('Your own stories', async () => (await import('./own-list.tsx')).OwnStories)
const EditWays = lazyPart('The ways to edit a story', async () => (await import('./own-list.tsx')).EditWays)
const TakeAway = lazyPart('What a story leaves as', async () => (await import('./take-away.tsx')).TakeAway)
const Editor = lazyPart('The editor', async () => (await import('./edit/editor.tsx')).Editor)
const SpeakerWindow = lazyPart('The speaker’s window', async () => (await import('./speaker.tsx')).SpeakerWindow)

type Theme = { readonly theme: 'light' | 'dark' }

function Waiting() {
  return <main className="story-screen" id="main" tabIndex={-1} aria-busy="true" aria-label="Loading the stories" />
}

/** What cannot be shown, and the way back to what can. */
function Nothing({ why }: { readonly why: string }) {
  return (
    <main className="story-screen" id="main" tabIndex={-1} aria-labelledby="finding">
      <h1 id="finding">This story cannot be shown</h1>
      <p role="alert">{why}</p>
      <p>
        <a href={`?${storiesLink}`}>All stories</a>
      </p>
    </main>
  )
}

function StoryList({
  stories,
  catalogue,
}: {
  readonly stories: readonly ListedStory[]
  readonly catalogue: Catalogue
}) {
  const present = usePresent()
  return (
    <main className="story-screen" id="main" tabIndex={-1} aria-labelledby="finding">
      <h1 id="finding">Stories</h1>
      <p className="subtitle">
        To read, and to walk a hall through full screen. Every figure in them is bound to the data, and says so when it
        no longer holds.
      </p>
      <OnThisLaptop scenes={stories.reduce((sum, { scenes }) => sum + scenes, 0)} />
      <ul className="story-list">
        {stories.map(({ id, title, subtitle, author, scenes, minutes }) => (
          <li key={id}>
            <h2>
              <a href={`?${readingLink(id, null)}`}>{title}</a>
            </h2>
            <p>{subtitle}</p>
            <p className="hint">
              {[author, `${scenes} scenes`, ...(minutes ? [`${minutes} minutes`] : [])].join(' · ')}
            </p>
            <p className="own-ways">
              <button
                type="button"
                className="button"
                aria-label={`Present ${title}`}
                onClick={() => present(id, 'stage')}
              >
                Present
              </button>
            </p>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        <OwnStories catalogue={catalogue} />
      </Suspense>
    </main>
  )
}

function OpenStory({ place, catalogue, theme }: Theme & { place: StoryPosition; catalogue: Catalogue }) {
  const { data: story, error } = useStory(place.story, catalogue)
  if (error) return <Nothing why={error.message} />
  if (!story) return <Waiting />
  if (place.mode !== 'read' && playedScenes(story).length === 0)
    return <Nothing why="Every scene of this story is hidden." />
  if (place.mode === 'stage' || place.mode === 'loop')
    return <Stage story={story} place={place} catalogue={catalogue} theme={theme} />
  if (place.mode === 'speaker') return <SpeakerWindow story={story} place={place} catalogue={catalogue} theme={theme} />
  return (
    <StoryArticle
      story={story}
      scene={place.scene}
      catalogue={catalogue}
      theme={theme}
      below={(claims) => (
        <Suspense fallback={<div className="take-away" />}>
          <TakeAway story={story} catalogue={catalogue} claims={claims} />
        </Suspense>
      )}
    >
      <Suspense fallback={null}>
        <EditWays story={story} scene={place.scene} kind={originOf(story.id)} />
      </Suspense>
    </StoryArticle>
  )
}

/** The stories: their list, and one of them to be read, presented or edited. */
export function StoryScreen({ theme }: Theme) {
  const { data: catalogue } = useQuery(catalogueQuery)
  const path = catalogue?.stories.path ?? ''
  const { data: stories, error } = useQuery({ ...storyIndexQuery(path), enabled: path !== '' })
  const place = readPlace(useView().story)
  if (error) return <Nothing why={error.message} />
  if (!catalogue || !stories) return <Waiting />
  if (!place) return <StoryList stories={stories} catalogue={catalogue} />
  if (place.mode === 'edit' && originOf(place.story) === 'own')
    return <Editor place={place} catalogue={catalogue} theme={theme} />
  return <OpenStory place={place} catalogue={catalogue} theme={theme} />
}
