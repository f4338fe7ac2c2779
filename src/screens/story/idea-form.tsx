import './idea-form.css'
import { useId, useState } from 'react'
import { type Idea, ideaDraft, ideaText } from '#core/story/idea.ts'
import { readingLink } from '#core/story/place.ts'
import { playedScenes, type Scene, type Story } from '#core/story/story.ts'
import { toldText } from '#core/story/text.ts'
import { permalink } from '#io/address.ts'
import { saveInBrowser } from '#io/hand-over.ts'
import { publicPlace } from '#io/public-address.ts'
import { Choice } from '#ui/choice.tsx'
import { TextField } from '#ui/text-field.tsx'

const headlineOf = ({ headline, claims }: Scene): string =>
  toldText(headline, (id) => claims.find((claim) => claim.id === id)?.said ?? '')

const whole = 'whole'

/** The ways out of the form: a file, or a draft that the reader's own mail program opens. */
function Ways({ idea, story, scene }: { readonly idea: Idea; readonly story: Story; readonly scene: Scene }) {
  const [said, setSaid] = useState('')
  const place = {
    story: story.title,
    address: permalink(publicPlace(document, window.location), readingLink(story.id, scene.id)),
  }
  const isEmpty = idea.idea.trim() === ''
  const draft = isEmpty ? null : ideaDraft(idea, place)
  const save = () => {
    saveInBrowser({ name: 'idea.txt', blob: new Blob([ideaText(idea, place)], { type: 'text/plain' }) })
    setSaid('Saved as idea.txt on this device. Nobody has it until you send it.')
  }
  return (
    <>
      <p className="idea-ways">
        <button type="button" className="button primary" disabled={isEmpty} onClick={save}>
          Save as a text file
        </button>
        {draft === null ? null : (
          <a className="button" href={draft}>
            Open an e-mail draft
          </a>
        )}
      </p>
      <p className="hint" role="status">
        {isEmpty || draft !== null ? said : 'This is too long for an e-mail draft: save it as a file and attach that.'}
      </p>
    </>
  )
}

/** Writes an idea as a file or as a draft of an e-mail. Nothing is sent and nothing is kept. */
export function IdeaForm({ story, scene }: { readonly story: Story; readonly scene: Scene }) {
  const heading = useId()
  const [about, setAbout] = useState(whole)
  const [idea, setIdea] = useState('')
  const [name, setName] = useState('')
  const scenes = playedScenes(story).filter(({ kind }) => kind === 'view')
  const asked = scenes.find(({ id }) => id === about)
  return (
    <form className="idea" aria-labelledby={heading} onSubmit={(event) => event.preventDefault()}>
      <h3 id={heading}>Send an idea</h3>
      <p>
        Where it goes: nowhere by itself. The atlas has nobody to send it to and keeps nothing of it. It becomes a file
        on this device, or a draft in your own mail program, and it is you who sends it, to whoever showed you these
        maps. What you type is gone when this page is closed.
      </p>
      <Choice
        label="What it is about"
        value={about}
        list={[{ id: whole, name: 'All of it' }, ...scenes.map((one) => ({ id: one.id, name: headlineOf(one) }))]}
        onChange={setAbout}
      />
      <TextField label="Your idea" value={idea} lines={6} onChange={setIdea} />
      <TextField label="Your name (may stay empty)" value={name} onChange={setName} />
      <Ways idea={{ about: asked ? headlineOf(asked) : '', idea, name }} story={story} scene={scene} />
    </form>
  )
}
