import { readStory } from '#core/story/read-story.ts'
import type { Story } from '#core/story/story.ts'
import { readStoredJson, storedKeys, writeStored } from './browser-storage.ts'

/**
 * The last change to a story that is not in the database yet. It is written within the keystroke, which a database is not, so that a tab that is closed, a
 * crash or a full disk loses nothing of it.
 */
export type UnsavedStory = {
  readonly story: Story
  /** The revision that the change was made to; null for a story that is not kept yet. */
  readonly base: number | null
}

const prefix = 'mpce-atlas-unsaved-story-'

/** @returns whether it is noted; false where the browser has no room for it either */
export const noteUnsaved = (unsaved: UnsavedStory): boolean =>
  writeStored('local', prefix + unsaved.story.id, JSON.stringify(unsaved))

export function forgetUnsaved(id: string): void {
  writeStored('local', prefix + id, null)
}

/** What was not saved of a story before its tab went away; null for nothing, or nothing that can be read. */
export function unsavedOf(id: string): UnsavedStory | null {
  const noted = readStoredJson('local', prefix + id)
  if (typeof noted !== 'object' || noted === null || !('story' in noted) || !('base' in noted)) return null
  const read = readStory(noted.story, id)
  const { base } = noted
  return read.ok && (base === null || typeof base === 'number') ? { story: { ...read.value, id }, base } : null
}

/** Ids of the stories of which something was not saved. */
export const listUnsaved = (): readonly string[] => storedKeys('local', prefix).map((key) => key.slice(prefix.length))
