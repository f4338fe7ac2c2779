import * as v from 'valibot'
import { problemText } from '#core/domain/problem.ts'
import { readStory } from '#core/story/read-story.ts'
import type { Story } from '#core/story/story.ts'
import { type ListedStory, storyIndexSchema } from '#core/story/story-index.ts'
import { readFile } from './read-file.ts'

/** The stories that ship with the atlas. */
export const readStoryIndex = async (path: string, signal?: AbortSignal): Promise<readonly ListedStory[]> =>
  (await readFile(path, storyIndexSchema, signal)).stories

/** One of them. @throws Error with every fault of the file */
export async function readShippedStory(path: string, signal?: AbortSignal): Promise<Story> {
  const read = readStory(await readFile(path, v.unknown(), signal), path)
  if (read.ok) return read.value
  throw new Error(read.problems.map(problemText).join(' '))
}
