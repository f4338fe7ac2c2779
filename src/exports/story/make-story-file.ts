import type { Mark } from '#core/domain/cell.ts'
import { slug } from '#core/domain/slug.ts'
import type { Story } from '#core/story/story.ts'
import type { Work } from '../picture/encode-png.ts'
import type { StoryDocument } from './story-pages.ts'

type Format = {
  readonly label: string
  readonly hint: string
  /** What is being made, within a sentence. */
  readonly what: string
  readonly ending: string
  readonly type: string
  readonly make: (document: StoryDocument, work: Work) => Promise<Uint8Array>
}

/** The documents that a story leaves as. A format is added by one entry. */
export const storyFormats = {
  slides: {
    label: 'Slides (PPTX)',
    hint: 'One slide a scene: text and shapes to edit, the ranking as a chart with its data',
    what: 'slides',
    ending: 'pptx',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    make: async (document, work) => {
      const { storyDeck } = await import('./deck.ts')
      return storyDeck(document, work)
    },
  },
  handout: {
    label: 'Handout (PDF)',
    hint: 'A4: headlines, words, figures with their values, and whether each claim holds',
    what: 'handout',
    ending: 'pdf',
    type: 'application/pdf',
    make: async (document, work) => {
      const { storyHandout } = await import('./handout.ts')
      return storyHandout(document, work)
    },
  },
} as const satisfies Record<string, Format>

export type StoryFormat = keyof typeof storyFormats

/** The marks of all figures, for the name of the file. */
const marksOf = ({ pages }: StoryDocument): readonly Mark[] => [
  ...new Set(pages.flatMap(({ picture }) => (picture && 'panel' in picture ? picture.panel.titled().marks : []))),
]

/** "radiotherapy-capacity-against-need_with-sample_slides_with-notes.pptx" */
export function storyDocumentName(
  { title }: Story,
  what: string,
  ending: string,
  { marks, withNotes }: { readonly marks: readonly Mark[]; readonly withNotes: boolean },
): string {
  const said = marks.map((mark) => `with-${mark}`)
  const parts = [slug(title).slice(0, 70), ...said, slug(what), ...(withNotes ? ['with-notes'] : [])]
  return `${parts.join('_')}.${ending}`
}

/** A story as a file. @throws the signal's reason when it was cancelled */
export async function makeStoryFile(
  format: StoryFormat,
  document: StoryDocument,
  work: Work,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  const { ending, type, make, what } = storyFormats[format]
  const bytes = await make(document, work)
  const { story, withNotes } = document
  return {
    name: storyDocumentName(story, what, ending, { marks: marksOf(document), withNotes }),
    blob: new Blob([bytes as Uint8Array<ArrayBuffer>], { type }),
  }
}
