import type { CoverageData } from '#core/coverage/settle.ts'
import type { LonLat } from '#core/domain/area.ts'
import { normalise } from '#core/domain/normalise.ts'
import type { Suggestion } from '#ui/combobox.tsx'

/** A place where a site may be put. */
export type FoundPlace = Suggestion & { readonly at: LonLat }

const coordinates = /^\s*(\d{2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/

/** "52.71, -2.75": latitude first, as maps write it. */
function typedPlace(text: string): FoundPlace | null {
  const found = coordinates.exec(text)
  if (!found) return null
  const at = [Number(found[2]), Number(found[1])] as const
  const inside = at[0] >= -9 && at[0] <= 2.5 && at[1] >= 49 && at[1] <= 61.5
  return inside ? { id: `at-${text}`, name: `${at[1]}, ${at[0]}`, detail: 'latitude, longitude', at } : null
}

/** Finds towns of the atlas by name, the largest of those that fit alike first; also latitude and longitude as typed. */
export function placeFinder({ demand, areas }: CoverageData): (text: string) => readonly FoundPlace[] {
  const names = new Map(areas.map(({ code, name }) => [code, name]))
  const index = demand.points.map((point) => ({ point, words: normalise(point.name) }))
  return (text) => {
    const typed = typedPlace(text)
    if (typed) return [typed]
    const wanted = normalise(text)
    if (wanted === '') return []
    const fit = (words: string) =>
      words === wanted ? 0 : words.startsWith(wanted) ? 1 : words.includes(` ${wanted}`) ? 2 : 3
    return index
      .filter(({ words }) => words.startsWith(wanted) || words.includes(` ${wanted}`))
      .toSorted((a, b) => fit(a.words) - fit(b.words) || b.point.need.people - a.point.need.people)
      .slice(0, 8)
      .map(({ point }) => ({
        id: `${point.area}-${point.at.join()}`,
        name: point.name,
        detail: names.get(point.area) ?? point.area,
        at: point.at,
      }))
  }
}
