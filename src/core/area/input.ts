import type { Area } from '#core/domain/area.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'

/** An area that has a column, and why: the reader's own, one beside it, or a whole that one of them lies in. */
export type AreaColumn = { readonly area: Area; readonly role: 'mine' | 'beside' | 'whole' }

/** What the panels of My area are composed from. */
export type AreaInput = {
  /** Of the geography of the reader's area, and of the measure of the first row. */
  readonly plate: Protected<Plate>
  readonly atlas: Atlas
  readonly columns: readonly AreaColumn[]
  readonly rows: readonly Resolved[]
  readonly held: readonly Resolved[]
}

/** Most areas beside the reader's own: as many as stay selected on the other screens. */
export const mostBeside = 8

/** The areas that have columns: the reader's own, the selected ones, and the wholes that they lie in, each once. */
export function columnsOf(
  { mine, areas, view }: Pick<Plate, 'mine' | 'areas' | 'view'>,
  wholes: readonly string[],
  others: readonly Area[],
): readonly AreaColumn[] {
  const chosen = chosenOf({ mine, view })
    .flatMap((code) => areas.find(({ area }) => area.code === code)?.area ?? [])
    .slice(0, mostBeside + 1)
  const codes = wholes.flatMap((geography) => chosen.flatMap(({ parents }) => parents[geography] ?? []))
  const own = new Set(chosen.map(({ code }) => code))
  const found = [...new Set(codes)].flatMap((code) =>
    own.has(code) ? [] : (others.find((area) => area.code === code) ?? []),
  )
  return [
    ...chosen.map((area): AreaColumn => ({ area, role: area.code === mine ? 'mine' : 'beside' })),
    ...found.map((area): AreaColumn => ({ area, role: 'whole' })),
  ]
}
