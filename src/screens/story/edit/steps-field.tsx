import type { ReactNode } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { mostSteps, type Scene } from '#core/story/story.ts'
import { PictureField } from './picture-field.tsx'
import { type ScenePanels, useScenePanels } from './use-scene-panels.tsx'

type Step = Scene['steps'][number]

type Props = {
  readonly scene: Scene
  readonly catalogue: Catalogue
  readonly onSteps: (steps: readonly Step[]) => void
  /** The field of a step's words, with what belongs to it. */
  readonly words: (at: number, step: Step, panels: ScenePanels['panels']) => ReactNode
  /** Goes to the screens to choose a view for a step. */
  readonly onTakeView: (step: number) => void
}

function OneStep({ at, step, ...props }: Props & { readonly at: number; readonly step: Step }) {
  const { scene, catalogue, onSteps, words, onTakeView } = props
  const { panels, loader } = useScenePanels(step.picture?.link ?? null, catalogue)
  const { steps } = scene
  const put = (changed: Step) => onSteps(steps.with(at, changed))
  const move = (by: number) => onSteps(steps.toSpliced(at, 1).toSpliced(at + by, 0, step))
  return (
    <li className="edit-step">
      <h4>{`Step ${at + 1}`}</h4>
      {words(at, step, panels)}
      <PictureField
        picture={step.picture}
        catalogue={catalogue}
        panels={panels}
        without="The picture before it stays."
        onChange={(picture) => put({ ...step, picture })}
      >
        <button type="button" className="button" onClick={() => onTakeView(at)}>
          {step.picture ? 'Change the view' : 'Choose a view'}
        </button>
        {step.picture || !scene.picture ? null : (
          <button type="button" className="button" onClick={() => put({ ...step, picture: scene.picture })}>
            Another figure of the scene’s view
          </button>
        )}
      </PictureField>
      <div className="edit-tools">
        <button type="button" className="button" disabled={at === 0} onClick={() => move(-1)}>
          Earlier
        </button>
        <button type="button" className="button" disabled={at === steps.length - 1} onClick={() => move(1)}>
          Later
        </button>
        <button type="button" className="button" onClick={() => onSteps(steps.toSpliced(at, 1))}>
          {`Delete step ${at + 1}`}
        </button>
      </div>
      {loader}
    </li>
  )
}

/** What comes within a scene, one press of the clicker after another: further words, with another picture or without. */
export function StepsField(props: Props) {
  const { steps } = props.scene
  return (
    <section className="edit-steps" aria-label="Steps within the scene">
      <h3>Steps within the scene</h3>
      <ol>
        {steps.map((step, at) => (
          <OneStep key={`${at}`} at={at} step={step} {...props} />
        ))}
      </ol>
      {steps.length < mostSteps ? (
        <button type="button" className="button" onClick={() => props.onSteps([...steps, { picture: null, body: '' }])}>
          Add a step
        </button>
      ) : null}
    </section>
  )
}
