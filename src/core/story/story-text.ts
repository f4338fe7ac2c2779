import { beyondBounds } from '#core/catalogue/bounds.ts'
import type { Parsed } from '#core/domain/problem.ts'
import { readStory } from './read-story.ts'
import type { Story } from './story.ts'

/** Most characters of a story that is read: 80 scenes with every text at its longest do not come near. */
export const longestStory = 4_000_000

const refuse = (code: string, file: string, found: string, mend: string): Parsed<Story> => ({
  ok: false,
  problems: [{ code, at: { file }, found, mend }],
})

/**
 * Reads a story from the text of a file or a link, within limits.
 * @param file its name, for messages
 * @returns the story, or each fault with its place and the fix; never throws
 */
export function readStoryText(text: string, file: string): Parsed<Story> {
  if (text.length > longestStory)
    return refuse('story.long', file, `${text.length.toLocaleString('en-GB')} characters`, 'This is no story.')
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch {
    return refuse(
      'story.json',
      file,
      text.slice(0, 40),
      'Choose a whole story file: this one is cut off, or is no JSON.',
    )
  }
  const beyond = beyondBounds(written)
  return beyond === null ? readStory(written, file) : refuse('story.bounds', file, beyond, 'This is no story.')
}

/** The text of a story file, which people can read and compare. */
export const storyText = (story: Story): string => `${JSON.stringify(story, null, 2)}\n`

/** "my-talk.story.json" */
export const storyJsonName = ({ title }: Story): string =>
  `${
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'story'
  }.story.json`
