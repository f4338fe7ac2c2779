import { useId, useState } from 'react'
import { failing } from '#core/story/check.ts'
import { writePlace } from '#core/story/place.ts'
import { playedScenes, type Story } from '#core/story/story.ts'
import { toldText } from '#core/story/text.ts'
import { encodeView } from '#core/view/codec.ts'
import { randomId } from '#io/random-id.ts'
import { isLone, notePartner } from '#io/talk-line.ts'
import { OnThisLaptop } from '#parts/offline/on-this-laptop.tsx'
import { useLinkTo } from '#state/links.ts'
import { useGo, useView } from '#state/view-context.ts'
import type { Claims } from './use-claims.tsx'

const keys: readonly (readonly [string, string])[] = [
  ['Page Down, Right, Space', 'next'],
  ['Page Up, Left', 'back'],
  ['B or full stop', 'black'],
  ['a number and Enter', 'that scene'],
  ['F', 'freeze what the hall sees'],
  ['Q', 'the address of the scene as a QR code'],
  ['P', 'stop the clock'],
  ['Esc', 'leave'],
]

/** What no longer holds, before it is said in a hall. */
function Outdated({ story, claims }: { readonly story: Story; readonly claims: Claims }) {
  const wrong = failing(playedScenes(story).flatMap((scene) => claims.checked(scene.id) ?? []))
  if (!claims.done || wrong.length === 0) return null
  return (
    <div className="notice" role="note">
      <p>Before you begin: these no longer hold.</p>
      <ul>
        {wrong.map(({ scene, claim, state }) => {
          const headline = story.scenes.find(({ id }) => id === scene)?.headline ?? ''
          const said = toldText(headline, (id) => claims.tell(scene)(id)?.claim.said ?? '')
          const now =
            'now' in state && state.now !== null ? `now ${state.now}` : 'because' in state ? state.because : ''
          return <li key={`${scene} ${claim.id}`}>{`“${said}”: ${claim.said}, ${now}`}</li>
        })}
      </ul>
    </div>
  )
}

/** The way to the notes where a window is refused. */
function Blocked({ speaker }: { readonly speaker: string }) {
  return (
    <p className="notice" role="alert">
      <span>
        The browser has blocked the window.{' '}
        <a href={speaker} target="_blank" rel={isLone() ? 'opener' : 'noopener'}>
          Open the speaker’s notes in a tab
        </a>
        , then present full screen here: the two belong together.
      </span>
    </p>
  )
}

/** The ways to present a story: on this screen, or with a second window for the speaker. */
export function Presenting({ story, claims }: { readonly story: Story; readonly claims: Claims }) {
  const go = useGo()
  const view = useView()
  const heading = useId()
  const [talk] = useState(() => randomId().slice(0, 8))
  const [isBlocked, setBlocked] = useState(false)
  const placed = (mode: 'stage' | 'speaker') => writePlace({ story: story.id, scene: null, mode, talk })
  const linkTo = useLinkTo()
  const speaker = linkTo(encodeView({ ...view, screen: 'story', story: placed('speaker') })) ?? ''
  /** Full screen can only be asked for by a click; where it is refused, the stage fills the window. */
  const present = () => {
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
    go({ story: placed('stage') })
  }
  /** One click opens a window or fills the screen, not both: the stage says by which key it is filled. */
  const presentWithSpeaker = () => {
    const opened = window.open(speaker, `speaker-${talk}`, 'popup,width=1200,height=800')
    if (!opened) return setBlocked(true)
    notePartner(opened)
    go({ story: placed('stage') })
  }
  return (
    <section className="presenting" aria-labelledby={heading}>
      <h2 id={heading} className="quiet-heading">
        Present it
      </h2>
      <Outdated story={story} claims={claims} />
      <OnThisLaptop scenes={playedScenes(story).length} />
      <p className="presenting-ways">
        <button type="button" className="button" onClick={present}>
          Present full screen
        </button>
        <button type="button" className="button" onClick={presentWithSpeaker}>
          Present with a speaker’s window
        </button>
      </p>
      {isBlocked ? <Blocked speaker={speaker} /> : null}
      <details>
        <summary>Keys</summary>
        <dl className="presenting-keys">
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
