import { useState } from 'react'
import { panelIdText } from '#core/panel/panel.ts'
import { newStory } from '#core/story/begin.ts'
import { captured } from '#core/story/capture.ts'
import { writePlace } from '#core/story/place.ts'
import { offerView } from '#io/story-capture.ts'
import { useOwnStories } from '#state/own-stories.ts'
import { useGo } from '#state/view-context.ts'
import { Choice } from '#ui/choice.tsx'
import type { Shared } from './shared.ts'

const fresh = 'new'

/** Adds what is shown to a story of the reader's own, as a scene, and opens it there. */
export function StoryTab({ shared }: { readonly shared: Shared }) {
  const go = useGo()
  const { list, add, fault } = useOwnStories()
  const [chosen, setChosen] = useState<string | null>(null)
  const [panel, setPanel] = useState(panelIdText(shared.panel.id))
  const [told, setTold] = useState<string | null>(null)
  const own = (list ?? []).filter(({ isDamaged }) => !isDamaged)
  const story = chosen ?? own[0]?.id ?? fresh
  const take = async () => {
    try {
      const id = story === fresh ? await add((to) => newStory(to, shared.catalogue.version)) : story
      const areas = shared.plate.areas.map(({ area }) => area)
      const { picture, frame } = captured(shared.permalink, panel, areas)
      offerView({ story: id, scene: null, step: null, picture, frame: [...frame] })
      go({ screen: 'story', story: writePlace({ story: id, scene: null, mode: 'edit', talk: null }) })
    } catch (error) {
      setTold((error as Error).message)
    }
  }
  const drawn = shared.panels.filter(({ lacks }) => lacks === null)
  return (
    <div className="story-tab">
      <p>The view becomes a scene of a story of your own, to be read or presented, with figures of it in its text.</p>
      <Choice
        label="Figure"
        value={panel}
        list={drawn.map(({ id, label }) => ({ id: panelIdText(id), name: label }))}
        onChange={setPanel}
      />
      <Choice
        label="Story"
        value={story}
        list={[...own.map(({ id, title }) => ({ id, name: title })), { id: fresh, name: 'A new story' }]}
        onChange={setChosen}
      />
      {fault || told ? <p role="alert">{told ?? fault?.message}</p> : null}
      <button type="button" className="button primary" onClick={() => void take()}>
        Add as a scene
      </button>
    </div>
  )
}
