/**
 * A linear combination of cells whose value anybody can know: cell id → coefficient. A total less its parts is one (it is zero), and so is every
 * sum, difference or mean that has been published. Its value need not be written, since it follows from the true cells.
 */
export type Relation = ReadonlyMap<string, number>

const totalOf = (total: string, parts: readonly string[]): Relation =>
  new Map([[total, 1], ...parts.map((part): [string, number] => [part, -1])])

/** A value of an axis that is the sum of others: England over its regions, a group and its complement, a span over its years. */
export type AxisTotal = { readonly total: string; readonly parts: readonly string[] }

/** A cell by its place on every axis: area, specialty, profession, period. */
export type CellKey = Readonly<Record<string, string>>

/**
 * Every sum that a table holds: for each total of each axis, at every place on the other axes. A part that the table has no cell for is
 * taken to be known to everybody, which is the cautious way to take it.
 */
export function sumsOf(
  places: Iterable<CellKey>,
  totals: Readonly<Record<string, readonly AxisTotal[]>>,
  idOf: (place: CellKey) => string,
): readonly Relation[] {
  const held = [...places]
  return Object.entries(totals).flatMap(([axis, list]) => {
    return list.flatMap(({ total, parts }) =>
      held
        .filter((place) => place[axis] === total)
        .map((place) =>
          totalOf(
            idOf(place),
            parts.map((part) => idOf({ ...place, [axis]: part })),
          ),
        ),
    )
  })
}
