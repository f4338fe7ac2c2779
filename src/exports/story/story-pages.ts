import type { Panel } from '#core/panel/panel.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import { asideOf, type CheckedClaim, failing } from '#core/story/check.ts'
import { type Picture, playedScenes, type Scene, type Story } from '#core/story/story.ts'
import { toldText } from '#core/story/text.ts'
import type { ExportSubject } from '../subject.ts'
import { type Paragraph, paragraphsOf } from './words.ts'

/** A figure with what it is drawn from. */
export type DrawnPicture = Omit<ExportSubject, 'panels'> & { readonly panel: Panel }

/** The picture of a page; or in words why there is none. */
export type StoryPicture = DrawnPicture | { readonly lacks: string }

/** One page of a document on a story: a scene, or a further picture that a step of it shows. */
export type StoryPage = {
  readonly scene: Scene
  /** Of the scene, from 1. */
  readonly number: number
  readonly isFurther: boolean
  readonly headline: string
  readonly words: readonly Paragraph[]
  readonly notes: readonly Paragraph[]
  readonly picture: StoryPicture | null
  /** What the data say of its claims. */
  readonly claims: readonly CheckedClaim[]
  /** The scene in reading mode. */
  readonly link: string
}

/** A story as it leaves the atlas. */
export type StoryDocument = {
  readonly story: Story
  /** Version of the data that the pages show. */
  readonly dataVersion: string
  readonly made: Date
  readonly pages: readonly StoryPage[]
  /** Whether the speaker's notes leave with it. */
  readonly withNotes: boolean
  /** Whether a slide has one picture in place of shapes. */
  readonly flat: boolean
}

export type StorySource = {
  readonly pictureOf: (picture: Picture, frame: readonly string[]) => StoryPicture
  readonly checked: (scene: string) => readonly CheckedClaim[]
  readonly linkOf: (scene: string) => string
}

/** The pages of a scene: one, and one for each step that shows another picture; the words of other steps stand with the picture that they are about. */
function pagesOfScene(scene: Scene, number: number, { pictureOf, checked, linkOf }: StorySource): readonly StoryPage[] {
  const claims = checked(scene.id)
  const said = new Map(claims.map(({ claim, state }) => [claim.id, `${claim.said}${asideOf(state)}`]))
  const say = (id: string) => said.get(id) ?? `[no claim “${id}”]`
  const wordsOf = (text: string) => paragraphsOf(text, say)
  const picture = (one: Picture | null) => (one ? pictureOf(one, scene.frame) : null)
  const first: StoryPage = {
    scene,
    number,
    isFurther: false,
    headline: toldText(scene.headline, say),
    words: wordsOf(scene.body),
    notes: wordsOf(scene.notes),
    picture: picture(scene.picture),
    claims,
    link: linkOf(scene.id),
  }
  const pages: StoryPage[] = [first]
  for (const step of scene.steps) {
    const words = wordsOf(step.body)
    const last = pages.at(-1) ?? first
    if (step.picture) pages.push({ ...first, isFurther: true, words, picture: picture(step.picture), notes: [] })
    else pages[pages.length - 1] = { ...last, words: [...last.words, ...words] }
  }
  return pages
}

/** The pages of the scenes that are played, in order. */
export const storyPages = (story: Story, source: StorySource): readonly StoryPage[] =>
  playedScenes(story).flatMap((scene, at) => pagesOfScene(scene, at + 1, source))

/** For which data a story was written, and which a document shows. */
export const writtenFor = ({ story, dataVersion }: Pick<StoryDocument, 'story' | 'dataVersion'>): string =>
  story.dataVersion === dataVersion
    ? `Written for the data of ${dataVersion}`
    : `Written for the data of ${story.dataVersion}; shown with those of ${dataVersion}`

/** What no longer holds on a page, one sentence a claim. */
export const doubtsOf = ({ claims }: Pick<StoryPage, 'claims'>): readonly string[] =>
  failing(claims).map(({ claim, state }) => `No longer holds: “${claim.said}”${asideOf(state)}.`)

/** The marks that a page carries: those of its figure. */
export const marksOfPage = ({ picture }: Pick<StoryPage, 'picture'>): readonly string[] =>
  picture && 'panel' in picture ? markTexts(picture.panel.titled()) : []
