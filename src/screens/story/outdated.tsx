import { failing } from '#core/story/check.ts'
import { playedScenes, type Story } from '#core/story/story.ts'
import { toldText } from '#core/story/text.ts'
import type { Claims } from './use-claims.tsx'

/** Most that are named; a screen holds no more of them. */
const mostNamed = 6

/** What no longer holds, before it is said in a hall; nothing where all holds, or as long as nothing else is known. */
export function Outdated({ story, claims }: { readonly story: Story; readonly claims: Claims }) {
  const wrong = failing(playedScenes(story).flatMap((scene) => claims.checked(scene.id) ?? []))
  if (wrong.length === 0) return null
  const more = wrong.length - mostNamed
  return (
    <div className="notice story-outdated" role="note">
      <p>Before you begin: these no longer hold.</p>
      <ul>
        {wrong.slice(0, mostNamed).map(({ scene, claim, state }) => {
          const headline = story.scenes.find(({ id }) => id === scene)?.headline ?? ''
          const said = toldText(headline, (id) => claims.tell(scene)(id)?.claim.said ?? '')
          const now =
            'now' in state && state.now !== null ? `now ${state.now}` : 'because' in state ? state.because : ''
          return <li key={`${scene} ${claim.id}`}>{`“${said}”: ${claim.said}, ${now}`}</li>
        })}
      </ul>
      {more > 0 ? <p>{`And ${more} more; each is marked in its scene.`}</p> : null}
    </div>
  )
}
