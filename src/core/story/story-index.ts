import * as v from 'valibot'
import { storySchema } from './story.ts'

const { id, title, subtitle, author, minutes } = storySchema.entries

/** The stories that ship, each in a file of its own, so that a list of them needs none of their texts. */
export const storyIndexSchema = v.object({
  format: v.literal(1),
  stories: v.pipe(
    v.array(
      v.object({
        id,
        title,
        subtitle,
        author,
        minutes,
        /** Number of scenes that are played. */
        scenes: v.number(),
        path: v.string(),
      }),
    ),
    v.readonly(),
  ),
})
export type ListedStory = v.InferOutput<typeof storyIndexSchema>['stories'][number]
