import * as v from 'valibot'

/** What the list of stories says of each before it is opened. */
export const storyIndexSchema = v.object({
  format: v.literal(1),
  stories: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      subtitle: v.string(),
      author: v.string(),
      minutes: v.nullable(v.number()),
      scenes: v.number(),
      path: v.string(),
    }),
  ),
})
export type ListedStory = v.InferOutput<typeof storyIndexSchema>['stories'][number]
