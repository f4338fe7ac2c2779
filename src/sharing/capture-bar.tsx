import './capture-bar.css'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { panelIdText } from '#core/panel/panel.ts'
import { captured } from '#core/story/capture.ts'
import { writePlace } from '#core/story/place.ts'
import { hasPanels, screens } from '#core/view/screens.ts'
import { leavingLink } from '#io/leaving-link.ts'
import { askForView, type CaptureTarget, offerView } from '#io/story-capture.ts'
import { useGo, useView } from '#state/view-context.ts'
import { PanelsOfView, type ViewPanels } from '#state/view-panels.tsx'
import { Choice } from '#ui/choice.tsx'

/** "Explore, Compare or Coverage": the screens with something to choose. */
const withPanels = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  Object.values(screens).flatMap(({ name, panels }) => (panels ? [name] : [])),
)

type Props = { readonly target: CaptureTarget }

function UseView({ target, loaded, onDone }: Props & { readonly loaded: ViewPanels; readonly onDone: () => void }) {
  const { panels, plate, areas, busy } = loaded
  const { screen } = useView()
  const drawn = panels.filter(({ lacks }) => lacks === null)
  const first = drawn.find(({ id }) => id.screen === screen) ?? drawn[0]
  const [chosen, setChosen] = useState<string | null>(null)
  const panel = drawn.find(({ id }) => panelIdText(id) === chosen) ?? first
  if (!panel) return <p role="status">This view has no figure.</p>
  const id = panelIdText(panel.id)
  const use = () => {
    const { picture, frame } = captured(leavingLink(window.location, plate), id, areas)
    offerView({ story: target.story, scene: target.scene, step: target.step, picture, frame: [...frame] })
    onDone()
  }
  return (
    <>
      <Choice
        label="Figure"
        value={id}
        list={drawn.map((one) => ({ id: panelIdText(one.id), name: one.label }))}
        onChange={setChosen}
      />
      <button type="button" className="button primary" disabled={busy} onClick={use}>
        Use this view
      </button>
    </>
  )
}

/** Stands over the foot of every screen while the editor of a story asks for a view. */
export function CaptureBar({ target }: Props) {
  const go = useGo()
  const view = useView()
  const back = () => {
    askForView(null)
    go({
      screen: 'story',
      story: writePlace({ story: target.story, scene: target.scene, mode: 'edit', talk: null }),
    })
  }
  const shows = hasPanels(view.screen)
  return createPortal(
    <section className="capture-bar" aria-label="View for a story">
      <p>
        {shows
          ? `Choose a view for ${target.name}, on this screen or another.`
          : `Choose a view for ${target.name} on ${withPanels}.`}
      </p>
      {shows ? (
        <PanelsOfView waiting={() => <p role="status">The figures are on their way.</p>}>
          {(loaded) => <UseView target={target} loaded={loaded} onDone={back} />}
        </PanelsOfView>
      ) : null}
      <button type="button" className="button" onClick={back}>
        Cancel
      </button>
    </section>,
    document.body,
  )
}
