import { playedScenes, type Story } from '#core/story/story.ts'

/** What a story by itself brings along. */
export type LoneContents = {
  readonly story: Story
  readonly withNotes: boolean
  /** Address of the atlas, without a query; null where it opens for nobody else. */
  readonly atlas: string | null
  /** Texts of the files that its scenes show, JSON each, by path. */
  readonly files: ReadonlyMap<string, string>
}

const emptyData = '<script type="application/json" id="atlas-story">{}</script>'
const title = '<title>MPCE Atlas</title>'

/** Within a script, so that no text can end it. */
const inScript = (json: string): string => json.replaceAll('<', '\\u003c')

const inPage = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

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
  if (!page.includes(emptyData) || !page.includes(title)) throw new RangeError('the page has no place for a story')
  const held = [...files].map(([path, text]) => `${JSON.stringify(path)}:${text.trim()}`).join(',')
  const data = `{"atlas":${JSON.stringify(atlas)},"story":${JSON.stringify(leaving(story, withNotes))},"files":{${held}}}`
  const named = atlas === null ? '' : `\n    <link rel="canonical" href="${inPage(atlas)}" />`
  return page
    .replace(title, () => `<title>${inPage(story.title)}</title>${named}`)
    .replace(emptyData, () => emptyData.replace('{}', () => inScript(data)))
}
