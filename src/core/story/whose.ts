/** Where a story comes from: with the atlas, from this browser's own, or in the link that was opened. */
export type StoryOrigin = 'shipped' | 'own' | 'link'

/** Begins the id of every story of the reader's own, and of no story that ships. */
const ownPrefix = 'own-'

/** Id of the story that came in the link which this tab was opened with. */
export const linkedStory = 'link'

/** The id of a new story of the reader's own. @param random letters and digits that no other has */
export const ownStoryId = (random: string): string => `${ownPrefix}${random.slice(0, 10)}`

export function originOf(id: string): StoryOrigin {
  if (id.startsWith(ownPrefix)) return 'own'
  return id === linkedStory ? 'link' : 'shipped'
}
