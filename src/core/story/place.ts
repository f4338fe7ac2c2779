import { currentVersion } from '#core/view/migrations.ts'

/** How a story is shown: to be read, on the stage, round and round on a stand, in the window of the speaker, or to be edited. */
export const storyModes = ['read', 'stage', 'loop', 'speaker', 'edit'] as const
type StoryMode = (typeof storyModes)[number]

/** Where in which story one is, as `View.story` holds it. */
export type StoryPosition = {
  readonly story: string
  /** Id of the scene; null for the beginning. */
  readonly scene: string | null
  readonly mode: StoryMode
  /** The talk that the windows of one stage share; null where nothing is presented. */
  readonly talk: string | null
  /** Whether the stage was entered from the editor, to which it then leads back. */
  readonly isEdited?: boolean
}

/** "capacity", "capacity!north", "capacity!north!stage!k3f9", "capacity!!speaker!k3f9", "own-1f!north!stage!k3f9!edit" */
export const writePlace = ({ story, scene, mode, talk, isEdited }: StoryPosition): string =>
  [story, scene ?? '', mode === 'read' ? '' : mode, talk ?? '', isEdited ? 'edit' : ''].join('!').replace(/!+$/, '')

/** The query that opens the list of stories. */
export const storiesLink = `v=${currentVersion}&s=story`

/** The query that opens a scene to be read; the beginning of the story for none. */
export const readingLink = (story: string, scene: string | null): string =>
  `${storiesLink}&st=${writePlace({ story, scene, mode: 'read', talk: null })}`

/** The query that opens a scene of a story of the reader's own in the editor; the first for none. */
export const editingLink = (story: string, scene: string | null): string =>
  `${storiesLink}&st=${writePlace({ story, scene, mode: 'edit', talk: null })}`

/** Reads it; null for none. Anything that is no mode is read. */
export function readPlace(text: string | null): StoryPosition | null {
  const [story = '', scene = '', mode = '', talk = '', back = ''] = text?.split('!') ?? []
  if (story === '') return null
  return {
    story,
    scene: scene || null,
    mode: storyModes.find((known) => known === mode) ?? 'read',
    talk: talk || null,
    ...(back === 'edit' ? { isEdited: true } : {}),
  }
}
