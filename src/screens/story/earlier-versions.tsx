import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { playedScenes } from '#core/story/story.ts'
import { listStoryVersions } from '#io/shelf/stories.ts'
import { useAdding } from './use-adding.ts'

const when = (iso: string): string => new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

function Versions({ id }: { readonly id: string }) {
  const { data, error } = useQuery({
    queryKey: ['story', 'own', id, 'earlier'],
    queryFn: () => listStoryVersions(id),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const { open, told } = useAdding()
  const [fault] = error ? [error.message] : told
  if (fault) return <p role="alert">{fault}</p>
  if (!data) return <p aria-busy="true">Reading the earlier versions</p>
  if (data.length === 0) return <p>There are none yet: one is kept each time that you come back to edit it.</p>
  return (
    <ul className="earlier">
      {data.map(({ number, changed, content }) => {
        const scenes = playedScenes(content).length
        return (
          <li key={number} className="earlier-one">
            <span>{`${when(changed)}, ${scenes === 1 ? '1 scene' : `${scenes} scenes`}`}</span>
            <button
              type="button"
              className="button"
              aria-label={`Open the version of ${when(changed)} as a story of its own`}
              onClick={() =>
                void open((fresh) => ({
                  ...content,
                  id: fresh,
                  title: `${content.title.slice(0, 160)} (${when(changed)})`,
                }))
              }
            >
              Open as a story of its own
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** How a story of the reader's own was before. An earlier version opens as a story of its own, so that nothing is overwritten by it. */
export function EarlierVersions({ id, title }: { readonly id: string; readonly title: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={`Earlier versions of ${title}`}>Earlier versions</summary>
      {isOpen ? <Versions id={id} /> : null}
    </details>
  )
}
