import { queryOptions } from '@tanstack/react-query'
import { readShippedStory, readStoryIndex } from '#io/story-files.ts'

export const storyIndexQuery = (path: string) =>
  queryOptions({ queryKey: ['stories', path], queryFn: ({ signal }) => readStoryIndex(path, signal) })

export const storyQuery = (path: string) =>
  queryOptions({ queryKey: ['story', path], queryFn: ({ signal }) => readShippedStory(path, signal) })
