import type { Area, Geography } from '#core/domain/area.ts'
import { greatCircleKm } from '#core/domain/great-circle.ts'
import { neighboursOf } from './relate.ts'
import { namesText } from './words.ts'

/** Most areas that are selected beside the reader's own: a ninth line in a chart is unreadable. */
const mostBeside = 8

/** Areas to compare one with, nearest first, and how they were chosen, in words. */
export type Beside = { readonly codes: readonly string[]; readonly how: string }

const byDistance =
  ({ centroid }: Area) =>
  (a: Area, b: Area): number => {
    const km = (other: Area) =>
      centroid && other.centroid ? greatCircleKm(centroid, other.centroid) : Number.POSITIVE_INFINITY
    return km(a) - km(b) || a.code.localeCompare(b.code)
  }

/** The areas that border one; the nearest eight where there are more, and where areas have no borders. */
export function besideNeighbours(area: Area, areas: readonly Area[], { drawnAs }: Pick<Geography, 'drawnAs'>): Beside {
  const bordering = neighboursOf(area, areas)
  const others = areas.filter((one) => one.code !== area.code && one.centroid !== null)
  if (bordering.length === 0) {
    const near = area.centroid ? others.toSorted(byDistance(area)).slice(0, drawnAs ? mostBeside : 3) : []
    return {
      codes: near.map(({ code }) => code),
      how:
        near.length === 0
          ? `No place is held for ${area.name}, so no neighbours are known.`
          : `${area.name} has no border with another area here; with it ${near.length === 1 ? 'is the nearest' : `are the ${near.length} nearest`}, from a point inside each: ${namesText(near)}.`,
    }
  }
  const near = bordering.toSorted(byDistance(area)).slice(0, mostBeside)
  return {
    codes: near.map(({ code }) => code),
    how:
      near.length < bordering.length
        ? `${bordering.length} areas border ${area.name}; with it are the ${near.length} nearest: ${namesText(near)}.`
        : `With the ${near.length === 1 ? 'one area that borders' : `${near.length} areas that border`} ${area.name}: ${namesText(near)}.`,
  }
}

/**
 * Says what becomes of the reader's area in the geography shown: it is marked itself, the area that holds it is, or none is and why.
 * @param here the area that is marked, or null; @param own the reader's area, or null until its geography has been read
 */
export function mineWords(
  own: Area | null,
  here: Area | null,
  shown: { readonly geography: Pick<Geography, 'id' | 'name' | 'singular'>; readonly areas: readonly Area[] },
  home: string,
): string {
  if (!own) return 'Your area is not among the areas that the atlas holds.'
  if (here) return here.code === own.code ? '' : `${own.name} lies in ${here.name}, which is marked for it.`
  const parts = shown.areas.filter(({ parents }) => parents[home] === own.code)
  if (parts.length > 0)
    return `${own.name} holds ${parts.length} of these areas, so that none of them is marked as yours.`
  return `Which of ${shown.geography.name} holds ${own.name} is not known to the atlas, or none does; nothing is marked.`
}
