import * as v from 'valibot'
import { expressionSchema } from './claim.ts'

/** The form of stories that are written now. */
export const storySchemaVersion = 1

/** Limits of what a file or a link may hold: far beyond a talk of an hour. */
export const mostScenes = 80
export const mostSteps = 12
export const mostClaims = 60

const words = (most: number) => v.pipe(v.string(), v.maxLength(most))
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/))
const list = <S extends v.GenericSchema>(schema: S, most: number) =>
  v.pipe(v.array(schema), v.maxLength(most), v.readonly())

/** What a text says of the data, and how: `said` is what stands in the text, as it was when its author last saw it. */
const claimSchema = v.object({ id, expression: expressionSchema, said: words(300) })
export type Claim = v.InferOutput<typeof claimSchema>

/** What is shown: a view as a link without "?", and the panel of it as links name it, such as `map` or `compare-funnel`. */
const pictureSchema = v.object({ link: words(4000), panel: v.pipe(words(60), v.minLength(1)) })
export type Picture = v.InferOutput<typeof pictureSchema>

/** A further picture within a scene, with words that come with it; without a picture the one before stays. */
const stepSchema = v.object({ picture: v.nullable(pictureSchema), body: words(4000) })

type SceneKindSpec = {
  /** Its name in the editor, in lists and for what has no headline. */
  readonly name: string
  /** Whether the hall sees anything of it; readers, hand-outs and contents leave out a scene that shows nothing. */
  readonly isSeen: boolean
  /** Whether its slide begins with the title of the story and its author. */
  readonly hasTitle: boolean
  /** Seconds for which a loop shows it where its author says none; null for as long as its words take to read. */
  readonly seconds: number | null
}

/** Kinds of scenes, in the order of the editor. One more needs its entry here and a step of `storySchemaVersion`, as older atlases cannot read it. */
export const sceneKinds = {
  opening: { name: 'Opening', isSeen: true, hasTitle: true, seconds: null },
  view: { name: 'Scene', isSeen: true, hasTitle: false, seconds: null },
  closing: { name: 'Closing', isSeen: true, hasTitle: false, seconds: null },
  black: { name: 'Black', isSeen: false, hasTitle: false, seconds: 2 },
} as const satisfies Readonly<Record<string, SceneKindSpec>>
export type SceneKind = keyof typeof sceneKinds
export const sceneKindIds = Object.keys(sceneKinds) as readonly SceneKind[]

/** Whether the hall and readers see anything of a scene. */
export const isSeenScene = ({ kind }: { readonly kind: SceneKind }): boolean => sceneKinds[kind].isSeen

/**
 * One scene. Headline and body hold the claims as `[[id]]`; the body is Markdown. Notes are for the speaker and in nothing that others get unless the
 * author says so.
 */
const sceneSchema = v.object({
  id,
  kind: v.picklist(sceneKindIds),
  picture: v.nullable(pictureSchema),
  /** GSS codes of the areas that lie wholly in the frame on any screen; none for all of the map. */
  frame: list(v.pipe(words(20), v.minLength(1)), 500),
  headline: words(300),
  body: words(8000),
  notes: words(20_000),
  /** Seconds for which a loop shows the scene; null for as long as its words take to read. */
  dwell: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(3600))),
  steps: list(stepSchema, mostSteps),
  hidden: v.boolean(),
  claims: list(claimSchema, mostClaims),
  /** Whether readers are invited to write down an idea below the scene; not where it is not said. */
  invites: v.exactOptional(v.boolean()),
})
export type Scene = v.InferOutput<typeof sceneSchema>

export const storySchema = v.object({
  story: v.literal(storySchemaVersion),
  id,
  title: v.pipe(words(200), v.minLength(1)),
  subtitle: words(300),
  author: words(200),
  /** The version of the data that the author saw. */
  dataVersion: words(60),
  /** Minutes that the talk may take; null where nothing is planned. */
  minutes: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(600))),
  scenes: v.pipe(list(sceneSchema, mostScenes), v.minLength(1)),
})
export type Story = v.InferOutput<typeof storySchema>

/** The scenes that are played, in order. */
export const playedScenes = ({ scenes }: Story): readonly Scene[] => scenes.filter(({ hidden }) => !hidden)

/** Whether ids are used once: scenes within the story, claims within their scene. */
export function doubledIds(story: Story): readonly string[] {
  const doubled = (ids: readonly string[]) => [...new Set(ids.filter((one, at) => ids.indexOf(one) !== at))]
  return [
    ...doubled(story.scenes.map((scene) => scene.id)),
    ...story.scenes.flatMap(({ claims }) => doubled(claims.map((claim) => claim.id))),
  ]
}
