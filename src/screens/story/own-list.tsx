import { type ReactNode, useRef, useState } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { problemText } from '#core/domain/problem.ts'
import { copiedStory, newStory } from '#core/story/begin.ts'
import { editingLink, readingLink } from '#core/story/place.ts'
import type { Story } from '#core/story/story.ts'
import { longestStory, readStoryText } from '#core/story/story-text.ts'
import { saveFile } from '#io/save.ts'
import { type ListedOwnStory, readOwnStory, remainsOfStory } from '#io/shelf/stories.ts'
import { useOwnStories } from '#state/own-stories.ts'
import { EarlierVersions } from './earlier-versions.tsx'
import { saveStory } from './edit/save-story.tsx'
import { usePresent } from './presenting.tsx'
import { useAdding } from './use-adding.ts'

/** Faults of a file that are named; what more there is follows from them as a rule. */
const mostNamed = 8

async function readStoryFile(file: File): Promise<Story | readonly string[]> {
  if (file.size > longestStory) return [`${file.name} is too large to be a story.`]
  const read = readStoryText(await file.text(), file.name)
  if (read.ok) return read.value
  const more = read.problems.length - mostNamed
  return [...read.problems.slice(0, mostNamed).map(problemText), ...(more > 0 ? [`And ${more} more faults.`] : [])]
}

/** What is wrong, told where it happened; the screen stays. */
function Told({ told }: { readonly told: readonly string[] }) {
  return told.length === 0 ? null : (
    <div className="notice" role="alert">
      <ul>
        {told.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}

function NewStory({ catalogue }: { readonly catalogue: Catalogue }) {
  const { told, setTold, open } = useAdding()
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File) => {
    const read = await readStoryFile(file)
    if ('scenes' in read) await open((id) => ({ ...read, id }))
    else setTold(read)
  }
  return (
    <>
      <p className="own-new">
        <button type="button" className="button" onClick={() => void open((id) => newStory(id, catalogue.version))}>
          New story
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          Open a story file
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="Story file"
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file) void take(file)
          }}
        />
      </p>
      <Told told={told} />
    </>
  )
}

type OwnItemProps = {
  readonly listed: ListedOwnStory
  readonly remove: (id: string) => Promise<void>
  readonly onTold: (told: readonly string[]) => void
}

async function saveWhole({ id, isDamaged }: ListedOwnStory): Promise<void> {
  const own = isDamaged ? null : await readOwnStory(id)
  if (own) await saveStory(own.story, true)
  else {
    const blob = new Blob([JSON.stringify(await remainsOfStory(id), null, 2)], { type: 'application/json' })
    await saveFile({ name: `${id}.json`, blob })
  }
}

function OwnItem({ listed, remove, onTold }: OwnItemProps) {
  const { id, title, subtitle, author, scenes, minutes, changed, isDamaged } = listed
  const [asks, setAsks] = useState(false)
  const present = usePresent()
  const act = (work: Promise<void>) => void work.catch((fault: Error) => onTold([fault.message]))
  const facts = [
    ...(author ? [author] : []),
    scenes === 1 ? '1 scene' : `${scenes} scenes`,
    ...(minutes ? [`${minutes} minutes`] : []),
    `changed ${new Date(changed).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`,
  ]
  return (
    <li>
      <h3>{isDamaged ? title : <a href={`?${readingLink(id, null)}`}>{title}</a>}</h3>
      {subtitle ? <p>{subtitle}</p> : null}
      {isDamaged ? (
        <p className="caution">What this browser keeps of this story is damaged. It can be saved as it is.</p>
      ) : (
        <p className="hint">{facts.join(' · ')}</p>
      )}
      <p className="own-ways">
        {isDamaged ? null : (
          <a className="button" href={`?${editingLink(id, null)}`} aria-label={`Edit ${title}`}>
            Edit
          </a>
        )}
        {isDamaged || scenes === 0 ? null : (
          <button type="button" className="button" aria-label={`Present ${title}`} onClick={() => present(id, 'stage')}>
            Present
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => act(saveWhole(listed))}
          aria-label={`Save ${title} as a file`}
        >
          Save as a file
        </button>
        {asks ? (
          <>
            <button type="button" className="button" onClick={() => act(remove(id))}>
              {`Delete “${title}” for good`}
            </button>
            <button type="button" className="button" onClick={() => setAsks(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" className="button" onClick={() => setAsks(true)} aria-label={`Delete ${title}`}>
            Delete
          </button>
        )}
      </p>
      <EarlierVersions id={id} title={title} />
    </li>
  )
}

/** The stories of the reader's own, kept in this browser, and the ways to make one. */
export function OwnStories({ catalogue }: { readonly catalogue: Catalogue }) {
  const { list, noted, fault, remove } = useOwnStories()
  const [told, setTold] = useState<readonly string[]>([])
  return (
    <section className="own-stories" aria-labelledby="own-stories-heading">
      <h2 id="own-stories-heading">Your own stories</h2>
      <p className="subtitle">
        Made of any view of the atlas, with figures bound to the data. They are kept in this browser alone.
      </p>
      <NewStory catalogue={catalogue} />
      {fault ? <p role="alert">{fault.message}</p> : null}
      <Told told={told} />
      <ul className="story-list">
        {(list ?? []).map((one) => (
          <OwnItem key={one.id} listed={one} remove={remove} onTold={setTold} />
        ))}
        {noted.map(({ id, title }) => (
          <li key={id}>
            <h3>{title}</h3>
            <p className="caution">This story is noted in this browser and not yet kept.</p>
            <p>
              <a className="button" href={`?${editingLink(id, null)}`}>
                Go on editing it
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Above the text of a story: to edit it, or a copy of it. */
export function EditWays({
  story,
  scene,
  kind,
}: {
  story: Story
  scene: string | null
  kind: 'shipped' | 'own' | 'link'
}) {
  const { told, open } = useAdding()
  const copy = (label: string, make: (id: string) => Story): ReactNode => (
    <button type="button" className="button" onClick={() => void open(make)}>
      {label}
    </button>
  )
  return (
    <div className="own-ways">
      {kind === 'link' ? (
        <p className="notice">
          This story came with the link and is kept nowhere. {copy('Keep it and edit it', (id) => ({ ...story, id }))}
        </p>
      ) : null}
      {kind === 'own' ? (
        <p className="own-ways">
          <span className="edit-tag">Your own story, kept in this browser</span>
          <a className="button" href={`?${editingLink(story.id, scene)}`}>
            Edit
          </a>
        </p>
      ) : null}
      {kind === 'shipped' ? copy('Edit a copy', (id) => copiedStory(story, id)) : null}
      <Told told={told} />
    </div>
  )
}
