import { useState } from 'react'
import { withoutNotes } from '#core/story/begin.ts'
import { readingLink } from '#core/story/place.ts'
import type { Story } from '#core/story/story.ts'
import { storyJsonName, storyText } from '#core/story/story-text.ts'
import { linkedStory } from '#core/story/whose.ts'
import { permalink } from '#io/address.ts'
import { copyText } from '#io/clipboard.ts'
import { isPrivateAddress, publicPlace } from '#io/public-address.ts'
import { keptHere, saveFile } from '#io/save.ts'
import { writeStoryLink } from '#io/story-link.ts'

/** Whether the notes for the speaker go along is the author's choice each time. */
export async function saveStory(story: Story, withNotes: boolean): Promise<string> {
  const text = storyText(withNotes ? story : withoutNotes(story))
  const name = storyJsonName(story)
  const isSaved = await saveFile({ name, blob: new Blob([text], { type: 'application/json' }) })
  return isSaved ? `Saved as ${name}` : keptHere
}

async function copyLink(story: Story): Promise<string> {
  const fragment = await writeStoryLink(withoutNotes(story))
  if (fragment === null) return 'This story is too long for a link: save it as a file.'
  const address = permalink(publicPlace(document, window.location), readingLink(linkedStory, null))
  await copyText(address + fragment)
  return isPrivateAddress(address)
    ? 'Link copied. It opens on this computer or in this network only.'
    : 'Link copied, without notes. Whoever opens it has the story from the link; nothing was sent.'
}

/** The ways by which a story leaves this browser. */
export function SaveStory({ story }: { readonly story: Story }) {
  const [said, setSaid] = useState('')
  const act = (work: Promise<string>) => work.then(setSaid, (fault: Error) => setSaid(fault.message))
  return (
    <details className="edit-save">
      <summary className="button">Save or share</summary>
      <div className="edit-save-ways">
        <button type="button" className="button" onClick={() => void act(saveStory(story, true))}>
          Save as a file, with notes
        </button>
        <button type="button" className="button" onClick={() => void act(saveStory(story, false))}>
          Save as a file, without notes
        </button>
        <button type="button" className="button" onClick={() => void act(copyLink(story))}>
          Copy as a link, without notes
        </button>
        <p className="hint" role="status">
          {said}
        </p>
      </div>
    </details>
  )
}
