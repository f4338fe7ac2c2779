import { playedScenes, type Story } from '#core/story/story.ts'
import { escapeMarkup } from '#formats/escape.ts'
import { withPageData } from '#formats/page-data.ts'

/** What a story by itself brings along. */
export type LoneContents = {
  readonly story: Story
  readonly withNotes: boolean
  /** Address of the atlas, without a query; null where it opens for nobody else. */
  readonly atlas: string | null
  /** Texts of the files that its scenes show, JSON each, by path. */
  readonly files: ReadonlyMap<string, string>
}

/** Only what is played leaves, and what the speaker has noted only where that was asked for. */
const leaving = (story: Story, withNotes: boolean): Story => ({
  ...story,
  scenes: playedScenes(story).map((scene) => (withNotes ? scene : { ...scene, notes: '' })),
})

/**
 * A story as a page that needs nothing beside it.
 * @param page as the build has made it (`config/lone-file.ts`)
 * @throws RangeError where it is another page
 */
export function loneStory(page: string, { story, withNotes, atlas, files }: LoneContents): string {
  const held = [...files].map(([path, text]) => `${JSON.stringify(path)}:${text.trim()}`).join(',')
  const json = `{"atlas":${JSON.stringify(atlas)},"story":${JSON.stringify(leaving(story, withNotes))},"files":{${held}}}`
  const head = atlas === null ? '' : `\n    <link rel="canonical" href="${escapeMarkup(atlas)}" />`
  return withPageData(page, 'atlas-story', { title: story.title, json, head })
}
