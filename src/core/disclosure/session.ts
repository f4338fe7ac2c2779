import type { Observation } from '#core/domain/cell.ts'
import { Audit } from './audit.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type GuardedOutput, guardedTable, type OpenTable, placeId } from './protect.ts'

/** The released values of a protected table: its name for the reader, and the value of each place by indicator. */
export type Released = {
  readonly name: string
  readonly values: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** The values that a table shows, as they are noted when it leaves. */
export function releasedOf(name: string, indicators: GuardedOutput['indicators']): Released {
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
  /** Places whose figures are not those of an earlier release, or are no longer there: the difference is what was added, left out or corrected. */
  readonly changed: ReadonlySet<string>
}

/** Figures are published with two decimals at most. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) < 0.005

/** What a table shows, of the years that it has: indicator → place → its cell. */
type Shown = ReadonlyMap<string, readonly Observation[]>

/** Compares each released value with the one shown now. Ignores years that the table does not have. */
function comparedWith(
  shown: Shown,
  { values }: Released,
): { readonly withheld: readonly string[]; readonly changed: readonly string[] } {
  const [withheld, changed]: [string[], string[]] = [[], []]
  for (const [id, observations] of shown) {
    const cells = new Map(observations.map((one) => [placeId(one), one.cell]))
    const years = new Set(observations.map(({ period }) => `period=${period}`))
    for (const [place, before] of Object.entries(values[id] ?? {})) {
      const cell = cells.get(place)
      if (cell?.kind === 'absent' && cell.reason === 'suppressed') withheld.push(place)
      else if (cell?.kind === 'value' ? !isSame(cell.value, before) : place.split('|').some((axis) => years.has(axis)))
        changed.push(place)
    }
  }
  return { withheld, changed }
}

/** What holders of earlier releases learn by comparing their values with a table. */
export type ReleaseDifferences = Differences & {
  /** Earlier releases that it differs from. */
  readonly names: readonly string[]
}

/**
 * Compares a table with all earlier releases by value. No difference means that every released value is shown unchanged: whoever has
 * both learns no more than from the table alone, which is audited.
 */
export function toldOf(shown: Shown, released: readonly Released[]): ReleaseDifferences {
  const found = released.map((one) => ({ name: one.name, ...comparedWith(shown, one) }))
  return {
    names: found.flatMap(({ name, withheld, changed }) => (withheld.length + changed.length > 0 ? [name] : [])),
    withheld: new Set(found.flatMap(({ withheld }) => withheld)),
    changed: new Set(found.flatMap(({ changed }) => changed)),
  }
}

/** Places of each layer that the next release withholds and an earlier one showed. */
function shownBefore(open: OpenTable, { byLayer }: GuardedOutput, released: readonly Released[]) {
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
  guarded: GuardedOutput,
  released: readonly Released[],
  policy: DisclosurePolicy,
): Differences {
  const { changed } = toldOf(guarded.indicators, released)
  const before = shownBefore(open, guarded, released)
  const withheld = new Set([...before.values()].flatMap((places) => [...places]))
  if (withheld.size === 0) return { withheld, changed }
  // Released cells count as known; the audit decides whether the others stay protected.
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
