import type { Area, Geography } from '#core/domain/area.ts'
import { listText } from '#core/domain/list-text.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { mineOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { mostSelected, type View } from '#core/view/view.ts'

/** An area that has a column, and why: the reader's own, one beside it, or a whole that one of them lies in. */
export type AreaColumn = {
  readonly area: Area
  /** Its name; with its code where another column has the same. */
  readonly name: string
  readonly role: 'mine' | 'beside' | 'whole'
}

/** What the panels of My area are composed from. */
export type AreaInput = {
  /** Of the geography of the reader's area, and of the measure of the first row. */
  readonly plate: Protected<Plate>
  readonly atlas: Atlas
  readonly columns: readonly AreaColumn[]
  readonly rows: readonly Resolved[]
  readonly held: readonly Resolved[]
}

/** The areas that have columns, in their order: the reader's own, the wholes that it lies in, the selected ones, and the wholes of these alone, each once. @param around areas of other geographies */
export function areaColumnsOf(
  { mine, selected }: Pick<View, 'mine' | 'selected'>,
  { id }: Pick<Geography, 'id'>,
  areas: readonly Area[],
  wholes: readonly string[],
  around: readonly Area[],
): readonly AreaColumn[] {
  const own = mineOf(mine, id, areas)
  const beside = selected
    .filter((code) => code !== own && areas.some((area) => area.code === code))
    .slice(0, mostSelected)
  const chosen = (own === null ? beside : [own, ...beside]).flatMap(
    (code) => areas.find((area) => area.code === code) ?? [],
  )
  const codes = new Set(wholes.flatMap((geography) => chosen.flatMap(({ parents }) => parents[geography] ?? [])))
  const found = [...codes].flatMap((code) =>
    chosen.some((area) => area.code === code) ? [] : (around.find((area) => area.code === code) ?? []),
  )
  // The wholes of the reader's area stand beside it, in sight whatever else is added; those of the others only, which come and go with them, at the end.
  const parents = Object.values(chosen.find(({ code }) => code === own)?.parents ?? {})
  const isOwnWhole = ({ code }: Area) => parents.includes(code)
  const after = found.filter((area) => !isOwnWhole(area))
  const all = [...chosen.slice(0, 1), ...found.filter(isOwnWhole), ...chosen.slice(1), ...after]
  const nameOf = ({ code, name }: Area) =>
    all.some((other) => other.code !== code && other.name === name) ? `${name} (${code})` : name
  const role = (area: Area) => (area.code === own ? 'mine' : chosen.includes(area) ? 'beside' : 'whole')
  return all.map((area): AreaColumn => ({ area, name: nameOf(area), role: role(area) }))
}

/**
 * The areas of another choice, those that were there before in their places and new ones in the places that became free, so that no column moves that stays.
 * @param before area codes in the order of their columns; @param next area codes, which may be in another order
 */
export function inTheirPlaces(before: readonly string[], next: readonly string[]): readonly string[] {
  const fresh = next.filter((code) => !before.includes(code))
  const kept = before.flatMap((code) => (next.includes(code) ? [code] : fresh.splice(0, 1)))
  return [...kept, ...fresh]
}

/** Says which of the selected areas have no column: those of another geography, and those beyond the most that there may be. */
export function withoutColumn(
  { mine, selected }: Pick<View, 'mine' | 'selected'>,
  { id, name }: Pick<Geography, 'id' | 'name'>,
  areas: readonly Area[],
): readonly string[] {
  const own = mineOf(mine, id, areas)
  const others = selected.filter((code) => code !== own)
  const foreign = others.filter((code) => !areas.some((area) => area.code === code))
  const more = others.length - foreign.length - mostSelected
  return [
    ...(foreign.length > 0 ? [`${listText(foreign)}, not among ${name}, without a column`] : []),
    ...(more > 0
      ? [`the last ${more === 1 ? 'area' : `${more} areas`} selected, as ${mostSelected} are the most beside one`]
      : []),
  ]
}
