import { type ReactNode, useEffect, useMemo } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { allHold, failing } from '#core/story/check.ts'
import { readingLink, storiesLink } from '#core/story/place.ts'
import { isSeenScene, playedScenes, type Scene, type Story } from '#core/story/story.ts'
import { toldText } from '#core/story/text.ts'
import { useLinkTo } from '#state/links.ts'
import { IdeaForm } from './idea-form.tsx'
import { Presenting } from './presenting.tsx'
import { ClaimedText, Prose } from './prose.tsx'
import { ScenePicture } from './scene-picture.tsx'
import { type Claims, useClaims } from './use-claims.tsx'

/** Height of a map in a column of this width; other figures have the height that they need. */
const mapHeight = (width: number): number => Math.round(Math.min(620, Math.max(360, width * 0.72)))

type SceneProps = {
  readonly scene: Scene
  readonly catalogue: Catalogue
  readonly theme: 'light' | 'dark'
  readonly claims: Claims
}

function SceneFigure({ scene: { picture, frame }, catalogue, theme }: SceneProps) {
  const linkTo = useLinkTo()
  if (!picture) return null
  const view = linkTo(picture.link)
  const isMap = picture.panel === 'map' || picture.panel === 'coverage-map'
  return (
    <figure className="scene-figure">
      <ScenePicture
        picture={picture}
        catalogue={catalogue}
        frame={frame}
        detour={null}
        theme={theme}
        height={isMap ? mapHeight : 'needed'}
        times={1}
        isFull
      />
      {view === null ? null : (
        <p className="scene-open">
          <a href={view}>Open this view in the atlas</a>
        </p>
      )}
    </figure>
  )
}

/** One scene as a part of an article: its headline, what is to be said, the figure with source and table, and its steps in order. */
export function ReadScene({ children, ...props }: SceneProps & { readonly children?: ReactNode }) {
  const { scene, claims } = props
  const tell = claims.tell(scene.id)
  const headline = `scene-${scene.id}-headline`
  return (
    <section className="scene" id={`scene-${scene.id}`} aria-labelledby={headline} tabIndex={-1}>
      <h2 id={headline}>
        <ClaimedText text={scene.headline} tell={tell} />
      </h2>
      <div className="scene-words">
        <Prose text={scene.body} tell={tell} />
      </div>
      <SceneFigure {...props} />
      {scene.steps.map((step, at) => (
        <div key={`${at}`} className="scene-step">
          <div className="scene-words">
            <Prose text={step.body} tell={tell} />
          </div>
          <SceneFigure {...props} scene={{ ...scene, picture: step.picture }} />
        </div>
      ))}
      {children}
    </section>
  )
}

/** Which data the author saw, and whether what is said still holds. */
function WrittenFor({ story, claims, dataVersion }: { story: Story; claims: Claims; dataVersion: string }) {
  const wrong = failing(story.scenes.flatMap((scene) => claims.checked(scene.id) ?? []))
  const count = story.scenes.reduce((sum, { claims: own }) => sum + own.length, 0)
  const written =
    story.dataVersion === dataVersion
      ? `Written for the data of ${dataVersion}, which are shown.`
      : `Written for the data of ${story.dataVersion}; those of ${dataVersion} are shown.`
  const state = claims.done
    ? wrong.length === 0
      ? allHold(count)
      : `${wrong.length} of ${count} figures and comparisons in the text no longer hold; each is marked.`
    : 'The figures in the text are being checked.'
  return <p className="written-for">{`${written} ${state}`}</p>
}

type ContentsProps = { readonly story: Story; readonly scenes: readonly Scene[]; readonly claims: Claims }

function Contents({ story, scenes, claims: { tell } }: ContentsProps) {
  const linkTo = useLinkTo()
  return (
    <nav aria-label="Scenes">
      <ol>
        {scenes.map(({ id, headline }) => (
          <li key={id}>
            <a href={linkTo(readingLink(story.id, id)) ?? undefined}>
              {toldText(headline, (name) => tell(id)(name)?.claim.said ?? '')}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** A story as an article. @param scene the one to begin at */
export function StoryArticle({
  story,
  scene,
  catalogue,
  theme,
  children,
  below,
}: {
  readonly story: Story
  readonly scene: string | null
  readonly catalogue: Catalogue
  readonly theme: 'light' | 'dark'
  /** What else stands above the text. */
  readonly children?: ReactNode
  /** What stands below the ways to present it. */
  readonly below?: (claims: Claims) => ReactNode
}) {
  const list = useLinkTo()(storiesLink)
  const claims = useClaims(story, catalogue)
  const played = useMemo(() => playedScenes(story), [story])
  useEffect(() => {
    if (scene === null) return
    const wanted = document.getElementById(`scene-${scene}`)
    wanted?.scrollIntoView()
    wanted?.focus({ preventScroll: true })
  }, [scene])
  const contents = played.filter(isSeenScene)
  return (
    <main className="story-screen" id="main" tabIndex={-1} aria-labelledby="finding">
      <article className="story">
        <header className="story-head">
          {list === null ? null : (
            <p className="story-back">
              <a href={list}>All stories</a>
            </p>
          )}
          <h1 id="finding">{story.title}</h1>
          <p className="subtitle">{story.subtitle}</p>
          <p className="story-author">{story.author}</p>
          <WrittenFor story={story} claims={claims} dataVersion={catalogue.version} />
          {children}
          <Presenting story={story} claims={claims} />
          {below?.(claims)}
          <Contents story={story} scenes={contents} claims={claims} />
        </header>
        {contents.map((one) => (
          <ReadScene key={one.id} scene={one} catalogue={catalogue} theme={theme} claims={claims}>
            {one.invites ? <IdeaForm story={story} scene={one} /> : null}
          </ReadScene>
        ))}
      </article>
      {claims.loader}
    </main>
  )
}
