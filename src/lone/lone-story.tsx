import { useQuery } from '@tanstack/react-query'
import { readPlace } from '#core/story/place.ts'
import { playedScenes, type Story } from '#core/story/story.ts'
import { Boundary } from '#parts/boundary.tsx'
import { themeNames } from '#parts/masthead.tsx'
import { StoryArticle } from '#screens/story/reading.tsx'
import { SpeakerWindow } from '#screens/story/speaker.tsx'
import { HallStage } from '#screens/story/stage.tsx'
import { catalogueQuery } from '#state/queries.ts'
import { useThemeId } from '#state/use-theme.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Segmented } from '#ui/choice.tsx'
import { atlasAddress } from './embedded.ts'

function Head() {
  const go = useGo()
  const { theme } = useView()
  return (
    <header className="masthead">
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the story
      </button>
      {atlasAddress ? (
        <a className="wordmark" href={atlasAddress} target="_blank" rel="noopener noreferrer">
          MPCE Atlas
        </a>
      ) : (
        <span className="wordmark">MPCE Atlas</span>
      )}
      <Segmented
        label="Theme"
        showLabel={false}
        value={theme}
        list={themeNames}
        onChange={(next) => go({ theme: next }, 'replace')}
      />
    </header>
  )
}

function Damaged() {
  return (
    <main className="failure" id="main" tabIndex={-1}>
      <h1>This file is damaged</h1>
      <p>The story in it cannot be read. Save it anew from the atlas, or copy it again.</p>
    </main>
  )
}

function Shown({ story }: { readonly story: Story }) {
  const { data: catalogue, error } = useQuery(catalogueQuery)
  const theme = useThemeId()
  const place = readPlace(useView().story) ?? { story: story.id, scene: null, mode: 'read', talk: null }
  if (error) return <Damaged />
  if (!catalogue) return <main id="main" aria-busy="true" aria-label="Loading" tabIndex={-1} />
  const common = { story, place, catalogue, theme }
  if (place.mode === 'stage' || place.mode === 'loop') return <HallStage {...common} />
  if (place.mode === 'speaker') return <SpeakerWindow {...common} />
  return (
    <StoryArticle story={story} scene={place.scene} catalogue={catalogue} theme={theme}>
      <p className="hint">
        {`This file holds the whole story: ${playedScenes(story).length} scenes with their figures. It needs no network and asks nothing of any.`}
      </p>
    </StoryArticle>
  )
}

/** The story of a file that is by itself: to be read, presented and spoken from. */
export function LoneStory({ story }: { readonly story: Story | null }) {
  return (
    <Boundary of="screen">
      <Head />
      {story ? <Shown story={story} /> : <Damaged />}
    </Boundary>
  )
}
