import type { Problem } from '#core/domain/problem.ts'
import { readStory } from '#core/story/read-story.ts'
import { playedScenes, type Story } from '#core/story/story.ts'
import { abandon } from './abandon.ts'
import type { KeptStory, StoryVersion } from './database.ts'
import { guarded } from './shelf.ts'
import { ShelfFault } from './shelf-fault.ts'

/** A story of the reader's own with the count of its changes. */
export type OwnStory = { readonly story: Story; readonly revision: number }

/** What a list says of a story of the reader's own. */
export type ListedOwnStory = {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly author: string
  readonly minutes: number | null
  /** Number of scenes that are played. */
  readonly scenes: number
  /** ISO date and time of the last change. */
  readonly changed: string
  /** Set where what is kept can no longer be read: it can only be saved as it is, and deleted. */
  readonly isDamaged: boolean
}

/** Most earlier states of one story that are kept. */
const mostVersions = 20

function listed({ id, changed, written }: KeptStory): ListedOwnStory {
  const read = readStory(written, id)
  if (!read.ok) return { id, title: id, subtitle: '', author: '', minutes: null, scenes: 0, changed, isDamaged: true }
  const { title, subtitle, author, minutes } = read.value
  return { id, title, subtitle, author, minutes, scenes: playedScenes(read.value).length, changed, isDamaged: false }
}

/** The reader's own stories, the last changed first. @throws ShelfFault */
export const listOwnStories = (): Promise<readonly ListedOwnStory[]> =>
  guarded(async (own) => (await own.getAll('stories')).map(listed).toSorted((a, b) => (a.changed < b.changed ? 1 : -1)))

const unreadable = (title: string, problems: readonly Problem[]): ShelfFault =>
  new ShelfFault(
    'damaged',
    `${title} cannot be read, as what this browser keeps of it is damaged (${problems[0]?.at.column || problems[0]?.found}).`,
  )

/** One of them; null where there is none of this id. @throws ShelfFault `damaged` where it can no longer be read */
export const readOwnStory = (id: string): Promise<OwnStory | null> =>
  guarded(async (own) => {
    const kept = await own.get('stories', id)
    if (!kept) return null
    const read = readStory(kept.written, id)
    if (!read.ok) throw unreadable(id, read.problems)
    return { story: { ...read.value, id }, revision: kept.revision }
  })

/** What is kept of a story as it is, read or not, to be saved before it is deleted. @throws ShelfFault */
export const remainsOfStory = (id: string): Promise<unknown> =>
  guarded(async (own) => (await own.get('stories', id))?.written)

type Keeping = {
  /** The revision that the change was made to; null for a story that is new. */
  readonly base: number | null
  /** ISO date and time. */
  readonly at: string
  /** Whether the state before is kept as an earlier version: at the first change of each sitting. */
  readonly keepsBefore: boolean
}

const overtaken = (): ShelfFault =>
  new ShelfFault('overtaken', 'This story has been changed in another tab meanwhile. Nothing there was overwritten.')

/**
 * Keeps a story.
 * @returns its new revision
 * @throws ShelfFault `overtaken` where another tab has changed or deleted it since; `full` where there is no room. Nothing is changed then.
 */
export const keepStory = (story: Story, { base, at, keepsBefore }: Keeping): Promise<number> =>
  guarded(async (own) => {
    const work = own.transaction(['stories', 'storyVersions'], 'readwrite')
    try {
      const before = await work.objectStore('stories').get(story.id)
      if ((before?.revision ?? null) !== base) throw overtaken()
      const revision = (base ?? 0) + 1
      await work.objectStore('stories').put({ id: story.id, revision, changed: at, written: story })
      if (before && keepsBefore) {
        const { revision: number, changed, written } = before
        const versions = work.objectStore('storyVersions')
        await versions.put({ story: story.id, number, changed, written })
        const keys = await versions.getAllKeys(rangeOf(story.id))
        for (const key of keys.slice(0, Math.max(0, keys.length - mostVersions))) await versions.delete(key)
      }
      await work.done
      return revision
    } catch (fault) {
      abandon(work)
      throw fault
    }
  })

const rangeOf = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])

/** How a story was before, the newest first; states that can no longer be read are left out. @throws ShelfFault */
export const listStoryVersions = (
  id: string,
): Promise<readonly (Pick<StoryVersion, 'number' | 'changed'> & { readonly content: Story })[]> =>
  guarded(async (own) => {
    const kept = await own.getAll('storyVersions', rangeOf(id))
    return kept.toReversed().flatMap(({ number, changed, written }) => {
      const read = readStory(written, id)
      return read.ok ? [{ number, changed, content: { ...read.value, id } }] : []
    })
  })

/** Deletes a story with its earlier versions. @throws ShelfFault */
export const deleteStory = (id: string): Promise<void> =>
  guarded(async (own) => {
    const work = own.transaction(['stories', 'storyVersions'], 'readwrite')
    await work.objectStore('stories').delete(id)
    await work.objectStore('storyVersions').delete(rangeOf(id))
    await work.done
  })
