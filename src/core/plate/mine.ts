import type { Area } from '#core/domain/area.ts'
import type { View } from '#core/view/view.ts'
import type { Plate } from './plate.ts'

/**
 * Code of the area of a geography that is the reader's own area or holds it; null without one, and where the atlas does not know which holds it.
 * @param home areas of the geography that the reader's area is of, where that is another one and has been read
 */
export function mineOf(
  mine: View['mine'],
  geography: string,
  areas: readonly Area[],
  home: readonly Area[] = [],
): string | null {
  const [, own] = mine?.split('!') ?? []
  const codes = [own, home.find(({ code }) => code === own)?.parents[geography]]
  return areas.find(({ code }) => codes.includes(code))?.code ?? null
}

/** The areas that stand out in figures, the reader's own first. */
export const chosenOf = ({ view: { selected }, mine }: Pick<Plate, 'view' | 'mine'>): readonly string[] =>
  mine === null ? selected : [mine, ...selected.filter((code) => code !== mine)]
