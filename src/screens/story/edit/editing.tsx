import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { blankScene } from '#core/story/begin.ts'
import { withCaptured } from '#core/story/capture.ts'
import { type CheckedClaim, failing, withSaid } from '#core/story/check.ts'
import { freeSceneId, withEdit, withScene } from '#core/story/edit.ts'
import { readingLink, type StoryPosition, storiesLink, writePlace } from '#core/story/place.ts'
import { isSeenScene, mostScenes, playedScenes, type Scene, type SceneKind, type Story } from '#core/story/story.ts'
import { ownStoryId } from '#core/story/whose.ts'
import { decodeView } from '#core/view/codec.ts'
import { randomId } from '#io/random-id.ts'
import { askedText, askForView, takeOffer } from '#io/story-capture.ts'
import type { EditorState, SaveState, StoryEditor } from '#state/story-editor.ts'
import { useGo, useView } from '#state/view-context.ts'
import { ReadScene } from '../reading.tsx'
import { useClaims } from '../use-claims.tsx'
import { newSaid } from './claim-list.tsx'
import { SaveStory } from './save-story.tsx'
import { SceneFields } from './scene-fields.tsx'
import { SceneList } from './scene-list.tsx'
import { StoryDetails } from './story-details.tsx'

type State = Extract<EditorState, { kind: 'editing' }>

type Props = {
  readonly editor: StoryEditor
  readonly state: State
  readonly place: StoryPosition
  readonly catalogue: Catalogue
  readonly theme: 'light' | 'dark'
}

/** Whether what is typed is kept; where it is not, what can be done so that nothing is lost. */
function KeepingLine({ keeping, editor }: { readonly keeping: SaveState; readonly editor: StoryEditor }) {
  const go = useGo()
  const [fault, setFault] = useState<string | null>(null)
  if (keeping.kind !== 'failed')
    return (
      <p className="hint edit-kept" role="status">
        {keeping.kind === 'kept' ? 'Kept in this browser' : 'Keeping'}
      </p>
    )
  const fork = () =>
    editor.fork(ownStoryId(randomId())).then(
      (id) => go({ story: writePlace({ story: id, scene: null, mode: 'edit', talk: null }) }),
      (error: Error) => setFault(error.message),
    )
  const { code, message } = keeping.fault
  return (
    <div className="notice edit-failed" role="alert">
      <p>
        {`Your last changes are not kept: ${message} ${
          keeping.isNoted
            ? 'They are noted in this browser and will be there when you come back.'
            : 'They are in this tab alone: save the story as a file before you close it.'
        }`}
      </p>
      <button type="button" className="button" onClick={() => void (code === 'overtaken' ? fork() : editor.flush())}>
        {code === 'overtaken' ? 'Keep mine as a copy' : 'Try again'}
      </button>
      {fault === null ? null : <p>{fault}</p>}
    </div>
  )
}

function AddScene({
  chosen,
  ...props
}: Pick<Props, 'editor' | 'state'> & { chosen: Scene; choose: (id: string) => void }) {
  const { editor, state, choose } = props
  const { story } = state.draft
  const add = (kind: SceneKind) => {
    const id = freeSceneId(story, kind === 'view' ? 'scene' : kind)
    editor.change((now) => withScene(now, blankScene(id, kind), chosen.id))
    choose(id)
  }
  const isFull = story.scenes.length >= mostScenes
  return (
    <div className="edit-tools">
      <button type="button" className="button" disabled={isFull} onClick={() => add('view')}>
        New scene
      </button>
      <button type="button" className="button" disabled={isFull} onClick={() => add('black')}>
        Black scene
      </button>
      {isFull ? <p className="hint">{`A story has at most ${mostScenes} scenes.`}</p> : null}
    </div>
  )
}

type HeadProps = Pick<Props, 'editor' | 'state'> & { readonly chosen: Scene }

function Head({ editor, state, chosen }: HeadProps) {
  const go = useGo()
  const { draft, keeping, isRecovered } = state
  const { story } = draft
  const isPlayed = playedScenes(story).length > 0
  const present = () => {
    void editor.flush()
    void document.documentElement.requestFullscreen?.().catch(() => undefined)
    const talk = randomId().slice(0, 8)
    go({ story: writePlace({ story: story.id, scene: chosen.id, mode: 'stage', talk, isEdited: true }) })
  }
  return (
    <header className="edit-head">
      <p className="story-back">
        <a href={`?${storiesLink}`}>All stories</a> · <a href={`?${readingLink(story.id, chosen.id)}`}>Read it</a>
      </p>
      <h1 id="finding">{story.title || 'Untitled story'}</h1>
      <div className="edit-tools">
        <button type="button" className="button" disabled={draft.done.length === 0} onClick={() => editor.undo()}>
          Undo
        </button>
        <button type="button" className="button" disabled={draft.undone.length === 0} onClick={() => editor.redo()}>
          Redo
        </button>
        <button type="button" className="button primary" disabled={!isPlayed} onClick={present}>
          Present from this scene
        </button>
        <SaveStory story={story} />
        <KeepingLine keeping={keeping} editor={editor} />
      </div>
      {isPlayed ? null : <p className="hint">Every scene is hidden: there is nothing to present.</p>}
      {isRecovered ? (
        <p className="notice" role="status">
          Changes that an earlier visit had not kept are back; Undo takes them away.
        </p>
      ) : null}
    </header>
  )
}

/** Undo and redo from anywhere in the editor: one history for texts and scenes alike. */
function undoByKey(editor: StoryEditor, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  if (key === 'y' || event.shiftKey) editor.redo()
  else editor.undo()
}

/** One key takes the next number that has changed. */
function takeByKey(editor: StoryEditor, event: KeyboardEvent, scene: Scene, checked: readonly CheckedClaim[]): void {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return
  event.preventDefault()
  const next = checked.find(({ state }) => state.kind === 'changed')
  const now = next ? newSaid(next.state) : null
  if (next && now !== null)
    editor.change((story) => withEdit(story, scene.id, { claims: withSaid(scene, next.claim.id, now).claims }))
}

/** Goes to the screens of the atlas with the view that a scene or a step has, to choose another. */
function useTakingViews(story: Story, scene: Scene | undefined): (step: number | null) => void {
  const go = useGo()
  const { theme } = useView()
  return (step) => {
    if (!scene) return
    const number = story.scenes.indexOf(scene) + 1
    const of = step === null ? `scene ${number}` : `step ${step + 1} of scene ${number}`
    askForView({ story: story.id, scene: scene.id, step, name: `${of} of “${story.title || 'Untitled story'}”` })
    const picture = (step === null ? null : scene.steps[step]?.picture) ?? scene.picture
    go({ ...decodeView(picture?.link ?? '').view, story: null, theme })
  }
}

/** Takes in a view that was chosen on another screen, as a change that can be undone. */
function useOffers(editor: StoryEditor, story: Story, choose: (scene: string) => void): void {
  const { id } = story
  useEffect(() => {
    if (askedText() !== null) askForView(null)
    const offer = takeOffer(id)
    if (!offer) return
    const made = withCaptured(story, offer, offer)
    editor.change((now) => withCaptured(now, offer, offer).story)
    choose(made.scene)
  }, [id, editor, story, choose])
}

/** The scenes, what is said in the chosen one, and beside it how it reads. */
export function Editing({ editor, state, place, catalogue, theme }: Props) {
  const go = useGo()
  const { story } = state.draft
  const settled = useDeferredValue(story)
  const claims = useClaims(settled, catalogue)
  const chosen = story.scenes.find(({ id }) => id === place.scene) ?? story.scenes[0]
  const choose = useCallback((scene: string) => go({ story: writePlace({ ...place, scene }) }, 'replace'), [go, place])
  useOffers(editor, story, choose)
  const takeView = useTakingViews(story, chosen)
  if (!chosen) return null
  const change: StoryEditor['change'] = (make, touched) => editor.change(make, touched)
  const seen = settled.scenes.find(({ id }) => id === chosen.id) ?? chosen
  return (
    <main
      className="edit"
      id="main"
      tabIndex={-1}
      aria-labelledby="finding"
      aria-keyshortcuts="Control+Z Control+Shift+Z Alt+N"
      onKeyDown={(event) => {
        undoByKey(editor, event)
        takeByKey(editor, event, chosen, claims.checked(chosen.id) ?? [])
      }}
    >
      <Head editor={editor} state={state} chosen={chosen} />
      <div className="edit-columns">
        <div className="edit-side">
          <SceneList
            story={story}
            chosen={chosen}
            failing={(id) => failing(claims.checked(id) ?? []).length}
            onChoose={choose}
            change={change}
          />
          <AddScene editor={editor} state={state} chosen={chosen} choose={choose} />
          <StoryDetails story={story} change={change} />
        </div>
        <SceneFields
          key={chosen.id}
          scene={chosen}
          number={story.scenes.indexOf(chosen) + 1}
          catalogue={catalogue}
          checked={claims.checked(chosen.id)}
          onTakeView={takeView}
          change={change}
        />
        <section className="edit-preview" aria-label="How the scene reads">
          {isSeenScene(seen) ? (
            <ReadScene scene={seen} catalogue={catalogue} theme={theme} claims={claims} />
          ) : (
            <p className="hint">A black scene: the hall sees nothing, and readers do not meet it.</p>
          )}
        </section>
      </div>
      {claims.loader}
    </main>
  )
}
