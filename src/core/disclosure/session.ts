import { Audit } from './audit.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type Guarded, guardedTable, type OpenTable, placeId } from './protect.ts'

/** What has left the browser of a protected table: its name for the reader, and the value of each place, by indicator. */
export type Released = {
  readonly name: string
  readonly values: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** The values that a table shows, as they are noted when it leaves. */
export function releasedOf(name: string, indicators: Guarded['indicators']): Released {
  return {
    name,
    values: Object.fromEntries(
      [...indicators].map(([id, observations]) => [
        id,
        Object.fromEntries(
          observations.flatMap((one) => (one.cell.kind === 'value' ? [[placeId(one), one.cell.value]] : [])),
        ),
      ]),
    ),
  }
}

/** What a reader who keeps every release learns from the next one. */
export type Differences = {
  /** Withheld places that an earlier release showed, or that follow from what it showed. */
  readonly withheld: ReadonlySet<string>
  /** Places whose figures are not those of an earlier release: the difference is what was added, left out or corrected. */
  readonly changed: ReadonlySet<string>
}

/** Figures are published with two decimals at most. */
const same = (one: number, other: number): boolean => Math.abs(one - other) < 0.005

function changedPlaces({ indicators }: Guarded, released: readonly Released[]): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const [id, observations] of indicators)
    for (const observation of observations) {
      if (observation.cell.kind !== 'value') continue
      const { value } = observation.cell
      const place = placeId(observation)
      const earlier = released.flatMap(({ values }) => values[id]?.[place] ?? [])
      if (earlier.some((before) => !same(before, value))) changed.add(place)
    }
  return changed
}

/** Places of each layer that the next release withholds and an earlier one showed. */
function shownBefore(open: OpenTable, { byLayer }: Guarded, released: readonly Released[]) {
  return new Map(
    open.layers.map(({ id, indicators }) => {
      const hidden = byLayer.get(id) ?? new Map()
      const shown = indicators.flatMap((indicator) =>
        released.flatMap(({ values }) => Object.keys(values[indicator] ?? {}).filter((place) => hidden.has(place))),
      )
      return [id, new Set(shown)] as const
    }),
  )
}

/**
 * The differencing check: compares the next release with all that have left before, by their values. Two versions may each be safe, and their difference is
 * one department that joined, or one person who left; two sets of rules may each hide what the other shows.
 */
export function differencesFrom(
  open: OpenTable,
  guarded: Guarded,
  released: readonly Released[],
  policy: DisclosurePolicy,
): Differences {
  const changed = changedPlaces(guarded, released)
  const before = shownBefore(open, guarded, released)
  const withheld = new Set([...before.values()].flatMap((places) => [...places]))
  if (withheld.size === 0) return { withheld, changed }
  // What was shown is known: whether the rest still holds is for the audit to say.
  const left = new Map(
    [...guarded.byLayer].map(([id, places]) => [
      id,
      new Set([...places.keys()].filter((place) => !before.get(id)?.has(place))),
    ]),
  )
  const table = guardedTable(open, policy)
  const audit = new Audit(table, table.parts, table.figures, policy)
  for (const { cell } of audit.exposed(left)) withheld.add(cell)
  return { withheld, changed }
}
