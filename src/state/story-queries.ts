import { queryOptions } from '@tanstack/react-query'
import { readStoryIndex } from '#io/story-files.ts'

export const storyIndexQuery = (path: string) =>
  queryOptions({ queryKey: ['stories', path], queryFn: ({ signal }) => readStoryIndex(path, signal) })
