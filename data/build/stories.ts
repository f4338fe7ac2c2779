import type { Parsed } from '#core/domain/problem.ts'
import { readStory } from '#core/story/read-story.ts'
import { playedScenes, type Story } from '#core/story/story.ts'

/** Reads a story of `data/stories/`; its id is the name of its file. */
export function parseStory(file: string, text: string): Parsed<Story> {
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch (fault) {
    const found = fault instanceof Error ? fault.message : String(fault)
    return { ok: false, problems: [{ code: 'not-json', at: { file }, found, mend: 'Write JSON.' }] }
  }
  const story = readStory(written, file)
  const name = file.replace(/^.*\/|\.json$/g, '')
  if (!story.ok || story.value.id === name) return story
  const at = { file, column: 'id' }
  return { ok: false, problems: [{ code: 'bad-reference', at, found: story.value.id, mend: `Write “${name}”.` }] }
}

/** What the list of stories says of one. */
export const listedStory = (story: Story, path: string) => ({
  id: story.id,
  title: story.title,
  subtitle: story.subtitle,
  author: story.author,
  minutes: story.minutes,
  scenes: playedScenes(story).length,
  path,
})
