import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { CheckedClaim } from '#core/story/check.ts'
import { withEdit } from '#core/story/edit.ts'
import { type Scene, type Story, sceneKindIds, sceneKinds } from '#core/story/story.ts'
import { Check, Choice } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { ClaimList } from './claim-list.tsx'
import { FrameField } from './frame-field.tsx'
import { PictureField } from './picture-field.tsx'
import { StepsField } from './steps-field.tsx'
import { ToldField } from './told-field.tsx'
import { type ScenePanels, useScenePanels } from './use-scene-panels.tsx'
import { WordsField } from './words-field.tsx'

type Props = {
  readonly scene: Scene
  /** Its number in the story, from 1. */
  readonly number: number
  readonly catalogue: Catalogue
  /** What the data say of its claims; null while they are on their way. */
  readonly checked: readonly CheckedClaim[] | null
  /** Goes to the screens to choose a view, for the scene or for one of its steps. */
  readonly onTakeView: (step: number | null) => void
  readonly change: (make: (story: Story) => Story, touched?: string) => void
}

const kinds = sceneKindIds.map((id) => ({ id, name: sceneKinds[id].name }))

/** Seconds as a field has them; null for none, undefined for what is no time. */
function readDwell(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const seconds = Number(text)
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= 3600 ? seconds : undefined
}

type Put = (edit: Partial<Omit<Scene, 'id'>>, of?: string) => void

type StepsProps = Pick<Props, 'scene' | 'catalogue'> & {
  readonly put: Put
  /** The panels of the scene's own view. */
  readonly ofScene: ScenePanels['panels']
  readonly onTakeView: (step: number | null) => void
}

function Steps({ scene, catalogue, put, ofScene, onTakeView }: StepsProps) {
  const withBody = (at: number, body: string) => ({
    steps: scene.steps.map((step, place) => (place === at ? { ...step, body } : step)),
  })
  return (
    <StepsField
      scene={scene}
      catalogue={catalogue}
      onSteps={(steps) => put({ steps: [...steps] })}
      words={(at, step, panels) => (
        <ToldField
          label={`Words of step ${at + 1}`}
          value={step.body}
          most={4000}
          lines={3}
          scene={scene}
          picture={step.picture ?? scene.picture}
          panels={step.picture ? panels : ofScene}
          onChange={(body) => put(withBody(at, body), `step ${at}`)}
          onInsert={(body, claims) => put({ ...withBody(at, body), claims })}
        />
      )}
      onTakeView={onTakeView}
    />
  )
}

/** What the hall does not see of a scene. */
function NotesAndTime({ scene, put }: Pick<Props, 'scene'> & { readonly put: Put }) {
  return (
    <>
      <WordsField
        label="Notes for the speaker"
        value={scene.notes}
        most={20_000}
        lines={6}
        hint="Only the speaker’s window shows them."
        onChange={(notes) => put({ notes }, 'notes')}
      />
      <TextField
        label="Seconds in a loop (empty: as long as its words take)"
        value={scene.dwell === null ? '' : String(scene.dwell)}
        numeric
        onChange={(text) => {
          const dwell = readDwell(text)
          if (dwell !== undefined) put({ dwell }, 'dwell')
        }}
      />
      <Check
        label="A form for readers’ ideas below this scene"
        checked={scene.invites === true}
        onChange={(invites) => put({ invites })}
      />
    </>
  )
}

/** Everything that can be said of a scene. */
export function SceneFields({ scene, number, catalogue, checked, onTakeView, change }: Props) {
  const { id, picture } = scene
  const { panels, areas, loader } = useScenePanels(picture?.link ?? null, catalogue)
  const put: Put = (edit, of) => change((story) => withEdit(story, id, edit), of && `${of} of ${id}`)
  const told = { scene, picture, panels }
  return (
    <section className="edit-fields" aria-labelledby="edit-fields-heading">
      <h2 id="edit-fields-heading" className="quiet-heading">{`Scene ${number}`}</h2>
      <Choice label="Kind" value={scene.kind} list={kinds} onChange={(kind) => put({ kind: kind as Scene['kind'] })} />
      <ToldField
        label="Headline"
        value={scene.headline}
        most={300}
        lines={2}
        {...told}
        onChange={(headline) => put({ headline }, 'headline')}
        onInsert={(headline, claims) => put({ headline, claims })}
      />
      <ToldField
        label="What is said"
        value={scene.body}
        most={8000}
        lines={8}
        hint="Markdown: **strong**, *emphasis*, lists with “-”, [words](address)."
        {...told}
        onChange={(body) => put({ body }, 'body')}
        onInsert={(body, claims) => put({ body, claims })}
      />
      <PictureField
        picture={picture}
        catalogue={catalogue}
        panels={panels}
        without="A scene of words alone."
        onChange={(next) => put({ picture: next })}
      >
        <button type="button" className="button" onClick={() => onTakeView(null)}>
          {picture ? 'Change the view' : 'Choose a view'}
        </button>
      </PictureField>
      {picture ? (
        <FrameField frame={scene.frame} areas={areas} onChange={(frame) => put({ frame: [...frame] })} />
      ) : null}
      <NotesAndTime scene={scene} put={put} />
      <ClaimList scene={scene} checked={checked} onClaims={(claims) => put({ claims })} />
      <Steps scene={scene} catalogue={catalogue} put={put} ofScene={panels} onTakeView={onTakeView} />
      {loader}
    </section>
  )
}
