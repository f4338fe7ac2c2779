import './stage.css'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { type StoryPosition, writePlace } from '#core/story/place.ts'
import { type Command, commandOfKey, type Detour, type Position, seenByHall } from '#core/story/player.ts'
import { isSeenScene, type Picture, playedScenes, type Scene, type Story } from '#core/story/story.ts'
import { toldText } from '#core/story/text.ts'
import { useBusy } from '#state/busy-store.ts'
import { offlineStore } from '#state/offline-store.ts'
import { useTalk } from '#state/use-talk.ts'
import { useWakeLock, type WakeState } from '#state/use-wake-lock.ts'
import { useGo } from '#state/view-context.ts'
import { Outdated } from './outdated.tsx'
import { ClaimedText, Prose, type TellClaim } from './prose.tsx'
import { SceneCode } from './scene-code.tsx'
import { ScenePicture } from './scene-picture.tsx'
import { type Claims, useClaims } from './use-claims.tsx'
import { useLayers } from './use-layers.ts'
import { useLoop } from './use-loop.ts'

/** A hall of 1,920 by 1,080 has everything this much larger than a desk, so that its smallest words are 24 pixels high. */
const hallTimes = 2.4
const hall = { width: 1920, height: 1080 } as const

/** Name of the window of the stage, by which the speaker's window finds it again. */
export const hallName = (talk: string | null): string => `hall-${talk}`

/** What a scene shows after a number of its steps. */
export const pictureAt = ({ picture, steps }: Scene, step: number): Picture | null =>
  steps.slice(0, step).reduce((shown, one) => one.picture ?? shown, picture)

type HallSceneProps = {
  readonly scene: Scene
  readonly step: number
  readonly detour: Detour | null
  readonly catalogue: Catalogue
  readonly theme: 'light' | 'dark'
  readonly tell: TellClaim
  /** Times that everything is larger than on a desk. */
  readonly times: number
}

/** A scene as the hall sees it: the headline, the figure with its source, and what the last step adds. */
export function HallScene({ scene, step, detour, catalogue, theme, tell, times }: HallSceneProps) {
  const picture = pictureAt(scene, step)
  const added = scene.steps[step - 1]?.body ?? ''
  return (
    <div className="hall-scene" data-kind={picture ? 'figure' : 'words'} data-invites={scene.invites}>
      <h1 className="hall-headline">
        <ClaimedText text={scene.headline} tell={tell} />
      </h1>
      {picture ? (
        <figure className="hall-figure">
          <ScenePicture
            picture={picture}
            catalogue={catalogue}
            frame={scene.frame}
            detour={detour}
            theme={theme}
            height="fill"
            times={times}
            isFull={false}
          />
        </figure>
      ) : (
        <div className="hall-words">
          <Prose text={scene.body} tell={tell} />
        </div>
      )}
      {added === '' ? null : (
        <div className="hall-step">
          <Prose text={added} tell={tell} />
        </div>
      )}
    </div>
  )
}

const hallTimesNow = (): number =>
  Math.max(1, hallTimes * Math.min(window.innerWidth / hall.width, window.innerHeight / hall.height))

/** How much larger than on a desk everything is in this window, so that a small one still shows the whole scene. */
function useHallTimes(): number {
  const [times, setTimes] = useState(hallTimesNow)
  useEffect(() => {
    const measure = () => setTimes(hallTimesNow())
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return times
}

/** What the speaker has to know and to do before the first key is pressed; nothing of it is left after. */
function BeforeTheTalk({
  wake,
  story,
  claims,
}: {
  readonly wake: WakeState
  readonly story: Story
  readonly claims: Claims
}) {
  const { kept } = useStore(offlineStore)
  const told = [
    ...(kept.kind === 'all' ? ['Everything is on this laptop.'] : []),
    ...(document.fullscreenElement ? [] : ['F11 fills the screen.']),
    ...(wake === 'refused' ? ['This browser does not keep the screen awake: switch the screen saver off.'] : []),
  ]
  return (
    <div className="hall-note" role="status">
      <Outdated story={story} claims={claims} />
      {told.length === 0 ? null : <p>{told.join(' ')}</p>}
    </div>
  )
}

/** A pointer that is seen from the back of the hall; it goes when the mouse rests. */
function HallPointer() {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null)
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined
    const move = ({ clientX, clientY, pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse') return
      setAt({ x: clientX, y: clientY })
      clearTimeout(rest)
      rest = setTimeout(() => setAt(null), 2500)
    }
    window.addEventListener('pointermove', move)
    return () => {
      clearTimeout(rest)
      window.removeEventListener('pointermove', move)
    }
  }, [])
  return at ? <div className="hall-pointer" style={{ translate: `${at.x}px ${at.y}px` }} aria-hidden="true" /> : null
}

/** Takes the head of the page away while a hall or its speaker has it, and holds new versions of the atlas back. */
export function useBareScreen(of: 'hall' | 'speaker'): void {
  useBusy('presenting')
  useLayoutEffect(() => {
    document.documentElement.dataset.bare = of
    return () => {
      delete document.documentElement.dataset.bare
    }
  }, [of])
}

/** Sends the commands of keys, but not those that are typed into a field or meant for the browser. */
export function useTalkKeys(send: (command: Command) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const at = event.target instanceof HTMLElement ? event.target : null
      if (at?.closest('input, textarea, select')) return
      // Words that have the focus are scrolled.
      if (at?.closest('.speaker-words') && /^Arrow(?:Up|Down)$/.test(event.key)) return
      // A button that has the focus takes its own keys.
      if (at?.closest('button, a, summary') && (event.key === 'Enter' || event.key === ' ')) return
      const command = commandOfKey(event.key)
      if (!command) return
      event.preventDefault()
      send(command)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [send])
}

/** A tap or a click goes on, and on the first third of the screen back; a loop ends by it. */
function useTaps(send: (command: Command) => void, end: (() => void) | null): void {
  useEffect(() => {
    const tap = ({ clientX, button }: PointerEvent) => {
      if (button !== 0) return
      if (end) end()
      else send({ kind: clientX < window.innerWidth / 3 ? 'back' : 'next' })
    }
    window.addEventListener('pointerup', tap)
    return () => window.removeEventListener('pointerup', tap)
  }, [send, end])
}

/** Leaves the stage for the scene in reading mode: by the state of the talk, or where the browser itself leaves full screen. */
function useLeaving(isLeft: boolean, send: (command: Command) => void, leave: () => void): () => void {
  const done = useRef(false)
  const once = useCallback(() => {
    if (done.current) return
    done.current = true
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
    send({ kind: 'leave' })
    leave()
  }, [send, leave])
  useEffect(() => {
    if (isLeft) once()
    // Browsers leave full screen by Escape without telling the page of the key.
    const changed = () => {
      if (!document.fullscreenElement) once()
    }
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [isLeft, once])
  return once
}

type LayersProps = Omit<HallSceneProps, 'scene' | 'step' | 'detour' | 'tell'> & {
  readonly scenes: readonly Scene[]
  readonly shown: Position
  /** Null for black. */
  readonly seen: ReturnType<typeof seenByHall>
  readonly claims: Claims
}

/** The scene that is seen, and those beside it behind it. */
function Layers({ scenes, shown, seen, claims, ...common }: LayersProps) {
  return useLayers(scenes, shown).map(({ scene, step }) => {
    const one = scenes[scene]
    if (!one) return null
    const isSeen = scene === shown.scene && step === shown.step && seen !== null
    return (
      <div key={`${one.id} ${step}`} className="hall-layer" data-seen={isSeen && isSeenScene(one)} inert={!isSeen}>
        <HallScene
          scene={one}
          step={step}
          detour={isSeen ? seen.detour : null}
          tell={claims.tell(one.id)}
          {...common}
        />
      </div>
    )
  })
}

type StageProps = {
  readonly story: Story
  readonly place: StoryPosition
  readonly catalogue: Catalogue
  readonly theme: 'light' | 'dark'
}

/** The story before a hall: one scene, full screen, without controls. */
export function HallStage({ story, place, catalogue, theme }: StageProps) {
  const go = useGo()
  const scenes = useMemo(() => playedScenes(story), [story])
  const shape = useMemo(() => scenes.map(({ steps }) => steps.length), [scenes])
  const first = Math.max(
    0,
    scenes.findIndex(({ id }) => id === place.scene),
  )
  const { isEdited } = place
  const { talk, send } = useTalk(place.talk, shape, first, true)
  const claims = useClaims(story, catalogue)
  const wake = useWakeLock()
  const times = useHallTimes()
  useTalkKeys(send)
  useBareScreen('hall')
  useEffect(() => {
    window.name = hallName(place.talk)
  }, [place.talk])

  const seen = seenByHall(talk)
  const shown = seen?.at ?? talk.at
  const scene = scenes[shown.scene]
  const own = scenes[talk.at.scene]?.id ?? null
  const leave = useCallback(
    () => go({ story: writePlace({ story: story.id, scene: own, mode: isEdited ? 'edit' : 'read', talk: null }) }),
    [go, story.id, own, isEdited],
  )
  const end = useLeaving(talk.left, send, leave)
  const isLoop = place.mode === 'loop'
  useLoop(isLoop && !talk.left, scenes, talk, send)
  useEffect(() => {
    if (own !== null && !talk.left) go({ story: writePlace({ ...place, scene: own }) }, 'replace')
  }, [go, own, place, talk.left])
  useTaps(send, isLoop ? end : null)
  if (!scene) return null
  return (
    <main className="hall" id="main" tabIndex={-1} data-black={seen === null} aria-label={story.title}>
      <p className="quiet" role="status">
        {seen === null
          ? 'Black'
          : `${shown.scene + 1} of ${scenes.length}: ${toldText(scene.headline, (id) => claims.tell(scene.id)(id)?.claim.said ?? '')}`}
      </p>
      <Layers {...{ scenes, shown, seen, claims, catalogue, theme, times }} />
      {talk.code && seen ? <SceneCode story={story} scene={scene} /> : null}
      {scene.invites && seen && !talk.code ? (
        <div className="hall-inset">
          <SceneCode story={story} scene={scene} />
        </div>
      ) : null}
      {talk.revision === 0 ? <BeforeTheTalk wake={wake} story={story} claims={claims} /> : null}
      <HallPointer />
      {claims.loader}
    </main>
  )
}
