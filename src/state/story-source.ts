import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { problemText } from '#core/domain/problem.ts'
import type { Story } from '#core/story/story.ts'
import { originOf } from '#core/story/whose.ts'
import { linkedFragment } from '#io/linked-fragment.ts'
import { loadPart } from '#io/load-part.ts'
import { readShippedStory, readStoryIndex } from '#io/story-files.ts'
import { onStoryChanged } from '#io/story-tabs.ts'

async function shippedStory(id: string, path: string, signal: AbortSignal): Promise<Story> {
  const listed = (await readStoryIndex(path, signal)).find((one) => one.id === id)
  if (!listed) throw new Error(`There is no story “${id}” in this atlas.`)
  return readShippedStory(listed.path, signal)
}

async function ownStory(id: string): Promise<Story> {
  const { readOwnStoryNow } = await loadPart('Your own stories', () => import('./own-stories.ts'))
  const found = await readOwnStoryNow(id)
  if (found) return found
  throw new Error('There is no such story in this browser. It may have been deleted, or made in another browser.')
}

async function linked(fragment: string | null): Promise<Story> {
  if (fragment === null)
    throw new Error('This story came with a link. Open the link again, or keep the story before you open it elsewhere.')
  const { readStoryLink } = await loadPart('The story of the link', () => import('#io/story-link.ts'))
  const read = await readStoryLink(fragment)
  if (read.ok) return read.value
  throw new Error(`The story of this link cannot be read: ${problemText(read.problems[0] ?? noProblem)}`)
}

const noProblem = { code: '', at: { file: 'the link' }, found: '', mend: '' }

/** The one way to a story by its id, whether it ships, is the reader's own, or came in a link. Its errors are words for the reader. */
function storySource(id: string, catalogue: Catalogue) {
  const origin = originOf(id)
  const { path } = catalogue.stories
  const fragment = origin === 'link' ? linkedFragment(window.location.hash) : null
  return queryOptions({
    queryKey: ['story', origin, id, origin === 'shipped' ? path : fragment],
    queryFn: ({ signal }): Promise<Story> => {
      if (origin === 'own') return ownStory(id)
      return origin === 'link' ? linked(fragment) : shippedStory(id, path, signal)
    },
    staleTime: origin === 'own' ? 0 : Number.POSITIVE_INFINITY,
    retry: false,
  })
}

/** A story by its id; it follows what other tabs change. */
export function useStory(id: string, catalogue: Catalogue) {
  const client = useQueryClient()
  const found = useQuery(storySource(id, catalogue))
  useEffect(() => onStoryChanged(() => void client.invalidateQueries({ queryKey: ['story', 'own'] })), [client])
  return found
}
