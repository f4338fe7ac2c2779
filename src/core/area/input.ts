import type { Area, Geography } from '#core/domain/area.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { mineOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'

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

/** The areas that have columns: the reader's own, the selected ones, and the wholes that they lie in, each once. @param around areas of other geographies */
export function columnsOf(
  { mine, selected }: Pick<View, 'mine' | 'selected'>,
  { id }: Pick<Geography, 'id'>,
  areas: readonly Area[],
  wholes: readonly string[],
  around: readonly Area[],
): readonly AreaColumn[] {
  const own = mineOf(mine, id, areas)
  const beside = selected
    .filter((code) => code !== own && areas.some((area) => area.code === code))
    .slice(0, mostBeside)
  const chosen = (own === null ? beside : [own, ...beside]).flatMap(
    (code) => areas.find((area) => area.code === code) ?? [],
  )
  const codes = new Set(wholes.flatMap((geography) => chosen.flatMap(({ parents }) => parents[geography] ?? [])))
  const found = [...codes].flatMap((code) =>
    chosen.some((area) => area.code === code) ? [] : (around.find((area) => area.code === code) ?? []),
  )
  return [
    ...chosen.map((area): AreaColumn => ({ area, role: area.code === own ? 'mine' : 'beside' })),
    ...found.map((area): AreaColumn => ({ area, role: 'whole' })),
  ]
}
