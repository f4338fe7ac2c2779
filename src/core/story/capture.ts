import type { Area } from '#core/domain/area.ts'
import { decodeView } from '#core/view/codec.ts'
import { blankScene } from './begin.ts'
import { freeSceneId, withEdit, withScene } from './edit.ts'
import type { Picture, Scene, Story } from './story.ts'

/** What is captured of a screen: the figure, and the areas that were in the frame. */
export type Captured = { readonly picture: Picture; readonly frame: readonly string[] }

/** Keys of links, repeated from `core/view/fields.ts`: importing the fields would load their code with the first map. */
const keys = { bounds: 'box', theme: 'th', story: 'st', dataVersion: 'dv' } as const

const without = (query: string, left: readonly string[]): string =>
  query
    .split('&')
    .filter((part) => !left.includes(part.slice(0, part.indexOf('='))))
    .join('&')

/** The query of an address, without what is no part of a picture: the version of the data, the theme and the open story. */
export function capturedLink(address: string): string {
  const [, query = ''] = /\?([^#\s]*)/.exec(address) ?? [null, address.trim()]
  return without(query, [keys.dataVersion, keys.theme, keys.story])
}

/**
 * A view as a scene holds it: a map that was moved keeps its areas in the frame instead of its extent, so that every screen shows the same ones.
 * @param link as it leaves the atlas, measure and period named in full
 * @param areas those of the view
 */
export function captured(link: string, panel: string, areas: readonly Pick<Area, 'code' | 'bounds'>[]): Captured {
  const query = capturedLink(link)
  const { bounds } = decodeView(query).view
  if (!bounds) return { picture: { link: query, panel }, frame: [] }
  const [west, south, east, north] = bounds
  const inside = areas.filter(
    ({ bounds: own }) => own && own[0] >= west && own[1] >= south && own[2] <= east && own[3] <= north,
  )
  if (inside.length === 0) return { picture: { link: query, panel }, frame: [] }
  return {
    picture: { link: without(query, [keys.bounds]), panel },
    frame: inside.map(({ code }) => code).slice(0, 500),
  }
}

/** Where a captured view goes: a scene, or one of its steps; null for a new scene at the end. */
export type CapturePlace = { readonly scene: string | null; readonly step: number | null }

/** The story with a captured view in its place, and the scene that then shows it. */
export function withCaptured(
  story: Story,
  { scene, step }: CapturePlace,
  { picture, frame }: Captured,
): { readonly story: Story; readonly scene: string } {
  const found = story.scenes.find(({ id }) => id === scene)
  if (!found) {
    const id = freeSceneId(story, 'scene')
    const fresh: Scene = { ...blankScene(id, 'view', picture), frame: [...frame] }
    return { story: withScene(story, fresh, story.scenes.at(-1)?.id ?? null), scene: id }
  }
  if (step === null) return { story: withEdit(story, found.id, { picture, frame: [...frame] }), scene: found.id }
  const steps = found.steps.map((one, at) => (at === step ? { ...one, picture } : one))
  return { story: withEdit(story, found.id, { steps }), scene: found.id }
}
