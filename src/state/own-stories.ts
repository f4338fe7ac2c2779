import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import type { Story } from '#core/story/story.ts'
import { ownStoryId } from '#core/story/whose.ts'
import { randomId } from '#io/random-id.ts'
import { deleteStory, keepStory, listOwnStories, readOwnStory } from '#io/shelf/stories.ts'
import { forgetUnsaved, listUnsaved, unsavedOf } from '#io/story-journal.ts'
import { onStoryChanged, tellStoryChanged } from '#io/story-tabs.ts'

/** Asks the browser not to clear what is kept; where it does not, nothing changes. Here, so that the first screens need not list a further part. */
const askToKeep = (): void => void navigator.storage?.persist?.().catch(() => false)

const ownKey = ['own-stories'] as const

/** The reader's own stories as lists tell of them. */
export const ownStoriesQuery = queryOptions({ queryKey: ownKey, queryFn: listOwnStories, staleTime: 0, retry: false })

/** One of the reader's own stories as it is kept; null for none of this id. @throws ShelfFault */
export const readOwnStoryNow = async (id: string): Promise<Story | null> =>
  (await readOwnStory(id))?.story ?? unsavedOf(id)?.story ?? null

/** Stories that the database has no room for, of which the browser has noted what was typed. */
const notedOnly = (kept: readonly { readonly id: string }[]): readonly Story[] =>
  listUnsaved().flatMap((id) => (kept.some((one) => one.id === id) ? [] : (unsavedOf(id)?.story ?? [])))

/** The reader's own stories, kept in step with other tabs, and what can be done to them. */
export function useOwnStories() {
  const client = useQueryClient()
  const { data, error } = useQuery(ownStoriesQuery)
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: ownKey }), [client])
  useEffect(() => onStoryChanged(refresh), [refresh])
  const tell = useCallback(() => {
    refresh()
    void client.invalidateQueries({ queryKey: ['story', 'own'] })
    tellStoryChanged()
  }, [client, refresh])
  return {
    list: data ?? null,
    noted: data ? notedOnly(data) : [],
    fault: error,
    /** Keeps a story as a new one of the reader's own. @returns its id @throws ShelfFault */
    add: async (make: (id: string) => Story): Promise<string> => {
      const id = ownStoryId(randomId())
      await keepStory({ ...make(id), id }, { base: null, at: new Date().toISOString(), keepsBefore: false })
      askToKeep()
      tell()
      return id
    },
    /** @throws ShelfFault */
    remove: async (id: string): Promise<void> => {
      await deleteStory(id)
      forgetUnsaved(id)
      tell()
    },
  }
}
