import './speaker.css'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent as FieldKey, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { failing } from '#core/story/check.ts'
import { type DetourHit, findDetours, noDetour } from '#core/story/detour.ts'
import { hallWords } from '#core/story/hall-words.ts'
import { type StoryPosition, writePlace } from '#core/story/place.ts'
import { type Command, elapsed, type Talk } from '#core/story/player.ts'
import { sceneView } from '#core/story/scene-view.ts'
import { type Picture, playedScenes, type Scene, type Story } from '#core/story/story.ts'
import { encodeView } from '#core/view/codec.ts'
import { mapGeography } from '#core/view/map-geography.ts'
import { useLinkTo } from '#state/links.ts'
import { geographyQuery } from '#state/queries.ts'
import { useEndTwice, useTalk } from '#state/use-talk.ts'
import { useView } from '#state/view-context.ts'
import { Outdated } from './outdated.tsx'
import { ClaimedText } from './prose.tsx'
import { SpeakerWords } from './speaker-words.tsx'
import { HallScene, hallName, pictureAt, useBareScreen, useTalkKeys } from './stage.tsx'
import { type Claims, useClaims } from './use-claims.tsx'

const minutes = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The time, read from the clock each second. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

const clockText = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

function Clock({ talk, planned }: { readonly talk: Talk; readonly planned: number | null }) {
  const now = useNow()
  const gone = elapsed(talk, now)
  return (
    <p className="speaker-clock">
      <span>{clockText.format(now)}</span>
      <strong>{`${minutes(gone)}${planned === null ? '' : ` of ${planned}:00`}`}</strong>
      {talk.pausedAt === null ? null : <span>the clock is stopped</span>}
    </p>
  )
}

/** What typed letters find for the figure of a scene, or why nothing; null where it has none to be shown for another area. */
function useDetourHits(
  typed: string,
  picture: Picture | null,
  catalogue: Catalogue,
): { readonly hits: readonly DetourHit[]; readonly why: string } | null {
  const view = useMemo(() => (picture === null ? null : sceneView(picture.link, catalogue)), [picture, catalogue])
  const shown = view?.ok ? view.view : null
  const path = catalogue.geographies.find(({ id }) => shown && id === mapGeography(shown))?.path ?? ''
  const { data } = useQuery({ ...geographyQuery(path), enabled: path !== '' })
  if (!picture || !shown || !data) return null
  return { hits: findDetours(typed, shown, picture.panel, catalogue, data.areas), why: noDetour(typed, shown) }
}

/** Puts the focus into a field at the key "/", from wherever it is. */
function useSlash() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return field
}

type DetourProps = {
  readonly picture: Picture | null
  readonly talk: Talk
  readonly catalogue: Catalogue
  readonly send: (command: Command) => void
}

/** A question from the hall: a few letters of an area or of a choice show the scene for it. */
function DetourBox({ picture, talk, catalogue, send }: DetourProps) {
  const [typed, setTyped] = useState('')
  const field = useSlash()
  const list = useId()
  const found = useDetourHits(typed, picture, catalogue)
  const [best, ...others] = found?.hits ?? []
  const close = () => {
    setTyped('')
    field.current?.blur()
  }
  const take = (hit: DetourHit | undefined) => {
    if (!hit) return
    send({ kind: 'detour', to: hit.to })
    close()
  }
  const press = (event: FieldKey) => {
    if (event.key === 'Enter') take(best)
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  return (
    <div className="speaker-detour">
      <label>
        Question from the hall: area or choice (press /)
        <input
          ref={field}
          type="text"
          value={typed}
          disabled={!found}
          autoComplete="off"
          aria-describedby={list}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={press}
        />
      </label>
      <p id={list} className="hint" aria-live="polite">
        {best ? `Enter: ${best.name}` : typed.trim() === '' ? '' : found?.why}
      </p>
      <ul>
        {others.map((hit) => (
          <li key={hit.name}>
            <button type="button" className="button bare" onClick={() => take(hit)}>
              {hit.name}
            </button>
          </li>
        ))}
      </ul>
      {talk.detour ? (
        <button type="button" className="button" onClick={() => send({ kind: 'return' })}>
          Back to the scene as it was (R)
        </button>
      ) : null}
    </div>
  )
}

const controls: readonly { readonly command: Command; readonly name: string; readonly on?: (talk: Talk) => boolean }[] =
  [
    { command: { kind: 'back' }, name: 'Back' },
    { command: { kind: 'next' }, name: 'Next' },
    { command: { kind: 'black' }, name: 'Black', on: ({ black }) => black },
    { command: { kind: 'freeze' }, name: 'Freeze the hall', on: ({ frozen }) => frozen !== null },
    { command: { kind: 'code' }, name: 'QR code', on: ({ code }) => code },
    { command: { kind: 'pause' }, name: 'Stop the clock', on: ({ pausedAt }) => pausedAt !== null },
  ]

type HallStateProps = {
  readonly talk: Talk
  readonly scene: Scene
  readonly claims: Claims
  /** Whether Escape has been pressed once. */
  readonly asks: boolean
  readonly place: StoryPosition
  readonly send: (command: Command) => void
}

/** What the hall sees now, in words, and what of it no longer holds; the way back where it has left. */
function HallState({ talk, scene, claims, asks, place, send }: HallStateProps) {
  const stage = encodeView({ ...useView(), story: writePlace({ ...place, scene: scene.id, mode: 'stage' }) })
  const href = useLinkTo()(stage)
  const wrong = failing(claims.checked(scene.id) ?? []).length
  const sees = hallWords(talk, scene.steps.length)
  return (
    <p className="speaker-state" role="status">
      {wrong === 0 ? sees : `${sees} ${wrong} of its figures no longer hold; they are marked.`}
      {asks ? ' Esc again ends the talk.' : null}
      {talk.left ? ' ' : null}
      {talk.left ? (
        <a href={href ?? ''} target={hallName(place.talk)} onClick={() => send({ kind: 'stay' })}>
          Bring it back
        </a>
      ) : null}
    </p>
  )
}

type ListProps = {
  readonly scenes: readonly Scene[]
  readonly at: number
  readonly claims: Claims
  readonly send: (command: Command) => void
}

function SceneList({ scenes, at, claims, send }: ListProps) {
  return (
    <nav className="speaker-scenes" aria-label="Scenes">
      <ol>
        {scenes.map((one, index) => (
          <li key={one.id}>
            <button
              type="button"
              className="button bare"
              aria-current={index === at ? 'step' : undefined}
              onClick={() => send({ kind: 'go', scene: index })}
            >
              <span>
                <ClaimedText text={one.headline || 'Black'} tell={claims.tell(one.id)} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Controls({ talk, send }: { readonly talk: Talk; readonly send: (command: Command) => void }) {
  return (
    <p className="speaker-controls">
      {controls.map(({ command, name, on }) => (
        <button key={name} type="button" className="button" aria-pressed={on?.(talk)} onClick={() => send(command)}>
          {name}
        </button>
      ))}
    </p>
  )
}

type SpeakerProps = {
  readonly story: Story
  readonly place: StoryPosition
  readonly catalogue: Catalogue
  readonly theme: 'light' | 'dark'
}

/** What the hall does not see: this scene, the next, notes, the clock, and the ways to lead. */
export function SpeakerWindow({ story, place, catalogue, theme }: SpeakerProps) {
  const scenes = useMemo(() => playedScenes(story), [story])
  const shape = useMemo(() => scenes.map(({ steps }) => steps.length), [scenes])
  const { talk, send: sendNow } = useTalk(place.talk, shape, 0)
  const { asks, send } = useEndTwice(talk, sendNow)
  const claims = useClaims(story, catalogue)
  useTalkKeys(send)
  useBareScreen('speaker')
  const { scene: at, step } = talk.at
  const [scene, next] = [scenes[at], scenes[at + 1]]
  if (!scene) return null
  const common = { catalogue, theme, times: 1 } as const
  const tell = claims.tell(scene.id)
  return (
    <main className="speaker" id="main" tabIndex={-1} aria-labelledby="finding">
      <h1 id="finding" className="speaker-title">
        {`${at + 1} of ${scenes.length}: `}
        <ClaimedText text={scene.headline || 'Black'} tell={tell} />
      </h1>
      <Clock talk={talk} planned={story.minutes} />
      <Controls talk={talk} send={send} />
      <HallState {...{ talk, scene, claims, asks, place, send }} />
      {talk.revision === 0 ? <Outdated story={story} claims={claims} /> : null}
      <div className="speaker-now" data-hall-preview="now" inert>
        <HallScene key={scene.id} scene={scene} step={step} detour={talk.detour} tell={tell} {...common} />
      </div>
      <div className="speaker-next" data-hall-preview="next" inert>
        <p className="speaker-label">{next ? 'Next' : 'The end'}</p>
        {next ? (
          <HallScene key={next.id} scene={next} step={0} detour={null} tell={claims.tell(next.id)} {...common} />
        ) : null}
      </div>
      <SpeakerWords scene={scene} claims={claims} />
      <DetourBox picture={pictureAt(scene, step)} talk={talk} catalogue={catalogue} send={send} />
      <SceneList scenes={scenes} at={at} claims={claims} send={send} />
      {claims.loader}
    </main>
  )
}
