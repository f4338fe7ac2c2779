import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import { normalise } from '#core/domain/normalise.ts'
import { quantityText } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { rankText } from '#core/plate/rank.ts'
import { mapGeography, ownGeographies } from '#core/view/map-geography.ts'
import type { View } from '#core/view/view.ts'
import type { Detour } from './player.ts'

/** A detour that typed letters find. */
export type DetourHit = { readonly name: string; readonly kind: 'area' | 'choice'; readonly to: Detour }

type Candidate = DetourHit & { readonly order: number }

/** "East Midlands" → "em"; "Yorkshire and The Humber" → "yh": the words that name a place, by their first letters. */
const initials = (words: readonly string[]): string =>
  words
    .filter((word) => !/^(?:and|of|the|upon|in|on|y)$/.test(word))
    .map((word) => word.charAt(0))
    .join('')

/** How well letters fit a name: 0 its initials, 1 its beginning, 2 the beginning of another word, 3 somewhere; null where they do not. */
function fit(name: string, typed: string): number | null {
  const words = name.split(' ')
  if (typed.length > 1 && initials(words) === typed) return 0
  if (name.startsWith(typed)) return 1
  if (words.some((word) => word.startsWith(typed))) return 2
  return typed.length > 2 && name.includes(typed) ? 3 : null
}

/** Whether a figure can be shown for another area: not that of a scenario, of Coverage its map alone, and none of the whole country. */
const hasAreas = (view: View, panel: string): boolean =>
  view.screen !== 'scenario' && mapGeography(view) !== 'uk' && (view.screen !== 'coverage' || panel === 'map')

/** The areas and the choices of the measure, such as specialties, that a figure can be shown for. */
function candidates(view: View, panel: string, catalogue: Catalogue, areas: readonly Area[]): readonly Candidate[] {
  const indicator = view.screen in ownGeographies ? null : catalogue.indicators.find(({ id }) => id === view.indicator)
  const places = (hasAreas(view, panel) ? areas : []).map(
    (area, order): Candidate => ({
      name: area.name,
      kind: 'area',
      order,
      to: { kind: 'area', geography: mapGeography(view), code: area.code },
    }),
  )
  const choices = (indicator?.dimensions ?? []).flatMap(({ id, values }) =>
    values.map(
      (value, at): Candidate => ({
        name: value.name,
        kind: 'choice',
        order: areas.length + at,
        to: { kind: 'choice', dimension: id, value: value.id },
      }),
    ),
  )
  return [...places, ...choices]
}

/**
 * What typed letters find among them, best first; nothing for no letters.
 * @param areas those of the map of the view
 */
export function findDetours(
  typed: string,
  view: View,
  panel: string,
  catalogue: Catalogue,
  areas: readonly Area[],
): readonly DetourHit[] {
  const text = normalise(typed)
  if (text === '') return []
  return candidates(view, panel, catalogue, areas)
    .flatMap((candidate) => {
      const score = fit(normalise(candidate.name), text)
      return score === null ? [] : [{ candidate, score }]
    })
    .sort((a, b) => a.score - b.score || a.candidate.order - b.candidate.order)
    .slice(0, 8)
    .map(({ candidate: { name, kind, to } }) => ({ name, kind, to }))
}

/** The view of a scene, shown for an area or another choice. All else stays, so that the hall sees what has changed. */
export function detoured(view: View, detour: Detour | null): View {
  if (detour === null) return view
  if (detour.kind === 'choice') return { ...view, dims: { ...view.dims, [detour.dimension]: detour.value } }
  return { ...view, mine: `${detour.geography}!${detour.code}`, selected: [detour.code] }
}

/** Why nothing is offered for what was typed. */
export const noDetour = (typed: string, { screen }: View): string =>
  screen === 'scenario'
    ? 'A scenario is shown for its own area alone.'
    : `This scene has no figure of “${typed.trim()}”.`

/** What a figure says of the area or the choice that was asked for, in one line; null where it has no such area. */
export function saidOfAsked({ areas, measure, title }: Plate, detour: Detour): string | null {
  if (detour.kind === 'choice') return title
  const asked = areas.find(({ area }) => area.code === detour.code)
  if (!asked) return null
  const { area, cell, text, rank, comparison } = asked
  const parts = [
    `${area.name}: ${cell.kind === 'value' ? quantityText(cell.value, measure) : text}`,
    ...(rank ? [`${rankText(rank)} from the highest`] : []),
    ...(comparison ? [comparison.text] : []),
  ]
  return parts.join('; ')
}
