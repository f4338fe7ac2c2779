import { useId, useState } from 'react'
import { writePlace } from '#core/story/place.ts'
import { playedScenes, type Story } from '#core/story/story.ts'
import { encodeView } from '#core/view/codec.ts'
import { randomId } from '#io/random-id.ts'
import { isLone, notePartner } from '#io/talk-line.ts'
import { OnThisLaptop } from '#parts/offline/on-this-laptop.tsx'
import { useLinkTo } from '#state/links.ts'
import { useGo, useView } from '#state/view-context.ts'
import { Outdated } from './outdated.tsx'
import type { Claims } from './use-claims.tsx'

const keys: readonly (readonly [string, string])[] = [
  ['Page Down, Right, Down, Space', 'next'],
  ['Page Up, Left, Up', 'back'],
  ['Home, End', 'first or last scene'],
  ['B or full stop', 'black'],
  ['a number and Enter', 'that scene'],
  ['F', 'freeze what the hall sees'],
  ['Q', 'the address of the scene as a QR code'],
  ['P', 'stop the clock, or a loop'],
  ['/', 'a question from the hall, in the speaker’s window'],
  ['R', 'back from it'],
  ['Esc', 'leave; in the speaker’s window twice'],
]

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

const newTalk = (): string => randomId().slice(0, 8)

/** Presents a story on this screen. Full screen can only be asked for by a click; where it is refused, the stage fills the window. */
export function usePresent() {
  const go = useGo()
  return (story: string, mode: 'stage' | 'loop', talk = newTalk()) => {
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
    go({ screen: 'story', story: writePlace({ story, scene: null, mode, talk: mode === 'loop' ? null : talk }) })
  }
}

/** The ways to present a story: on this screen, or with a second window for the speaker. */
export function Presenting({ story, claims }: { readonly story: Story; readonly claims: Claims }) {
  const go = useGo()
  const view = useView()
  const present = usePresent()
  const heading = useId()
  const [talk] = useState(newTalk)
  const [isBlocked, setBlocked] = useState(false)
  const placed = (mode: 'stage' | 'speaker') => writePlace({ story: story.id, scene: null, mode, talk })
  const linkTo = useLinkTo()
  const speaker = linkTo(encodeView({ ...view, screen: 'story', story: placed('speaker') })) ?? ''
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
      {claims.done ? <Outdated story={story} claims={claims} /> : null}
      <OnThisLaptop scenes={playedScenes(story).length} />
      <p className="presenting-ways">
        <button type="button" className="button" onClick={() => present(story.id, 'stage', talk)}>
          Present full screen
        </button>
        <button type="button" className="button" onClick={presentWithSpeaker}>
          Present with a speaker’s window
        </button>
        <button type="button" className="button" onClick={() => present(story.id, 'loop')}>
          Loop for a stand
        </button>
      </p>
      <p className="hint">
        A loop shows each scene for as long as its words take, or as its author set, until somebody touches the screen
        or presses Esc.
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
