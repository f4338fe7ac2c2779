import './story.css'
import { useQuery } from '@tanstack/react-query'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { readingLink, readPlace, type StoryPlace, storiesLink } from '#core/story/place.ts'
import type { ListedStory } from '#core/story/story-index.ts'
import { lazyPart } from '#state/lazy-part.ts'
import { catalogueQuery } from '#state/queries.ts'
import { storyIndexQuery, storyQuery } from '#state/story-queries.ts'
import { useView } from '#state/view-context.ts'
import { Reading } from './reading.tsx'

const Stage = lazyPart('The stage', async () => (await import('./stage.tsx')).Stage)
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

function StoryList({ stories }: { readonly stories: readonly ListedStory[] }) {
  return (
    <main className="story-screen" id="main" tabIndex={-1} aria-labelledby="finding">
      <h1 id="finding">Stories</h1>
      <p className="subtitle">
        To read, and to walk a hall through full screen. Every figure in them is bound to the data, and says so when it
        no longer holds.
      </p>
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
          </li>
        ))}
      </ul>
    </main>
  )
}

function OpenStory({
  listed,
  place,
  catalogue,
  theme,
}: Theme & { listed: ListedStory; place: StoryPlace; catalogue: Catalogue }) {
  const { data: story, error } = useQuery(storyQuery(listed.path))
  if (error) return <Nothing why={error.message} />
  if (!story) return <Waiting />
  if (place.mode === 'stage') return <Stage story={story} place={place} catalogue={catalogue} theme={theme} />
  if (place.mode === 'speaker') return <SpeakerWindow story={story} place={place} catalogue={catalogue} theme={theme} />
  return <Reading story={story} scene={place.scene} catalogue={catalogue} theme={theme} />
}

/** The stories that ship: their list, and one of them to be read or presented. */
export function StoryScreen({ theme }: Theme) {
  const { data: catalogue } = useQuery(catalogueQuery)
  const path = catalogue?.stories.path ?? ''
  const { data: stories, error } = useQuery({ ...storyIndexQuery(path), enabled: path !== '' })
  const place = readPlace(useView().story)
  if (error) return <Nothing why={error.message} />
  if (!catalogue || !stories) return <Waiting />
  if (!place) return <StoryList stories={stories} />
  const listed = stories.find(({ id }) => id === place.story)
  if (!listed) return <Nothing why={`There is no story “${place.story}” in this atlas.`} />
  return <OpenStory listed={listed} place={place} catalogue={catalogue} theme={theme} />
}
