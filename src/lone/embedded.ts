import { readStory } from '#core/story/read-story.ts'
import type { Story } from '#core/story/story.ts'

/** What a story in one file brings along, as `exports/story/lone-file.ts` writes it. */
type Embedded = {
  /** Address of the atlas that it was made with, without a query; null where it opens for nobody else. */
  readonly atlas: string | null
  readonly story: unknown
  /** The files of the atlas that its scenes show, by path. */
  readonly files: Readonly<Record<string, unknown>>
}

const nothing: Embedded = { atlas: null, story: null, files: {} }

/** Reads what the page holds, and takes it out of the page: what a speaker has noted stands in no document that a hall sees. */
function take(): Embedded {
  const element = document.getElementById('atlas-story')
  const text = element?.textContent ?? ''
  element?.remove()
  return { ...nothing, ...(JSON.parse(text || '{}') as Partial<Embedded>) }
}

const { atlas, story, files } = take()

export const atlasAddress = atlas

/** The story of this file; null where it is damaged. */
export function embeddedStory(): Story | null {
  const read = readStory(story, 'this file')
  return read.ok ? read.value : null
}

const found = (content: unknown) => Promise.resolve({ response: { ok: true, status: 200 }, text: '', content })

/** `io/read-json.ts` looks here before it asks a host: each file is here, as often as it is wanted, and none is asked for. */
;(globalThis as { atlasEarly?: unknown }).atlasEarly = new Proxy(
  {},
  {
    get: (_, path) =>
      typeof path === 'string' && Object.hasOwn(files, path)
        ? found(files[path])
        : Promise.resolve({ response: { ok: false, status: 404 }, text: '' }),
    deleteProperty: () => true,
  },
)
