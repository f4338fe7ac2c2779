import { type Absence, type Cell, combinedStatus, type Observation, type Value } from '#core/domain/cell.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { type ReportExposed, withheldPlaces } from './complementary.ts'
import type { AmountPart, AuditFigure, Layer, PlaceContributors } from './figures.ts'
import { layerReasons } from './layer-reasons.ts'
import { definitionsOf } from './leaves.ts'
import type { DisclosurePolicy } from './policy.ts'
import type { PrimaryReason } from './primary.ts'
import { type AxisTotal, type Relation, sumsOf } from './relations.ts'
import { roundingNote, roundToBase } from './round-to-base.ts'
import { type Bases, basesOf, roundingsOf } from './roundings.ts'
import { type GuardedTable, isRounded } from './withholding.ts'

/** One indicator before the guard: a count of persons, a share of them, or something else. Rounding is for persons. */
export type OpenIndicator = {
  readonly adds: 'persons' | 'share' | 'other'
  readonly observations: readonly Observation[]
}

export type OpenTable = {
  readonly indicators: ReadonlyMap<string, OpenIndicator>
  readonly layers: readonly Layer[]
  readonly parts: readonly AmountPart[]
  readonly figures: readonly AuditFigure[]
  /** The same observations, in the same order, with rounded parts rounded to these bases. */
  readonly rounded?: (bases: Bases) => OpenTable['indicators']
  /** What stands behind each place; undefined where there is no figure to guard. */
  readonly behind: (place: Observation) => PlaceContributors | undefined
  /** How places add up, by axis: `area`, `period` and the dimensions. Groups with their complements belong here too. */
  readonly totals: Readonly<Record<string, readonly AxisTotal[]>>
}

/** Place → the rules that suppress it; none under secondary suppression. */
type Reasons = ReadonlyMap<string, readonly PrimaryReason[]>

export type GuardedOutput = {
  readonly indicators: Protected<ReadonlyMap<string, readonly Observation[]>>
  /** For rounded counts: what the reader has to know. */
  readonly note: string | null
  /** Curator only: the places suppressed in every indicator. */
  readonly withheld: Reasons
  /** Curator only: layer → its suppressed places, including those suppressed in every indicator. */
  readonly byLayer: ReadonlyMap<string, Reasons>
}

type Placed = Pick<Observation, 'area' | 'period' | 'dims'>
type FlatPlace = Readonly<Record<string, string>>

const flat = ({ area, period, dims }: Placed): FlatPlace => ({ ...dims, area, period })
const idOfFlat = (place: FlatPlace): string =>
  Object.keys(place)
    .sort()
    .map((axis) => `${axis}=${place[axis]}`)
    .join('|')

/** A place as one word, the same for every indicator of a table. */
export const placeId = (place: Placed): string => idOfFlat(flat(place))

/** Every withheld cell looks the same, whichever rule hid it. */
const withheldCell = ({ coverage }: Cell): Absence => ({
  kind: 'absent',
  reason: 'suppressed',
  ...(coverage ? { coverage } : {}),
})

const rounded = (share: number): number => Math.round(100 * share) / 100

/** A share of rounded counts, so that it gives neither of them back. */
function roundedShare({ numerator = 0, denominator = 0 }: Value, base: number): number | null {
  const whole = roundToBase(denominator, base)
  return whole === 0 ? null : rounded((100 * Math.min(whole, roundToBase(numerator, base))) / whole)
}

/** Whether a cell discloses an amount: a value does, and so does `not-applicable`, which says that the denominator is 0. */
const tellsAmount = (cell: Cell): boolean => cell.kind === 'value' || cell.reason === 'not-applicable'

function shownCell(cell: Cell, adds: OpenIndicator['adds'], base: number | null): Cell {
  if (cell.kind === 'absent' || base === null) return cell
  // Numerators and limits would give the exact count back.
  const { coverage, status } = cell
  const value =
    adds === 'persons' ? roundToBase(cell.value, base) : adds === 'share' ? roundedShare(cell, base) : cell.value
  if (value === null) return withheldCell(cell)
  return asRounded({ kind: 'value', value, status, ...(coverage ? { coverage } : {}) }, adds !== 'other')
}

/** A value that is not as it was counted says so wherever its status is given. Made-up values stay made up. */
const asRounded = (cell: Cell, isSo: boolean): Cell =>
  isSo && cell.kind === 'value' ? { ...cell, status: combinedStatus([cell.status, 'rounded']) } : cell

/** Places with an existing but unpublished figure in some indicator. A sum over nobody is not one: everybody knows that it adds nothing. */
function blanksOf(indicators: OpenTable['indicators']): ReadonlySet<string> {
  const blanks = new Set<string>()
  for (const { observations } of indicators.values())
    for (const observation of observations) {
      const { cell } = observation
      if (cell.kind === 'absent' && (cell.reason === 'suppressed' || cell.reason === 'not-published'))
        blanks.add(placeId(observation))
    }
  return blanks
}

const placesOf = (indicators: OpenTable['indicators']): ReadonlyMap<string, Observation> =>
  new Map(
    [...indicators.values()].flatMap(({ observations }) => observations.map((one) => [placeId(one), one] as const)),
  )

/** Which rules break at which places, for the figures of one layer. */
function reasonsOf(
  { id }: Layer,
  figures: readonly AuditFigure[],
  behind: ReadonlyMap<string, PlaceContributors>,
  policy: DisclosurePolicy,
): Reasons {
  const found = [...behind].map(
    ([place, { supports }]) => [place, layerReasons(id, figures, supports, policy)] as const,
  )
  return new Map(found.filter(([, reasons]) => reasons.length > 0))
}

/**
 * Converts a table for the audit: places by their id, with the contributors behind each.
 * @throws RangeError when an amount is below 0
 */
export function guardedTable(table: OpenTable, policy: DisclosurePolicy): GuardedTable {
  const { indicators, layers, parts, figures, totals } = table
  const places = placesOf(indicators)
  const behind = new Map<string, PlaceContributors>()
  for (const [id, place] of places) {
    const known = table.behind(place)
    if (!known) continue
    const amounts = Object.values(known.supports).flatMap(({ contributions }) => contributions)
    if (amounts.some((amount) => amount < 0)) throw new RangeError(`${id}: what adds up is 0 or more`)
    behind.set(id, known)
  }
  const relations: readonly Relation[] = sumsOf([...places.values()].map(flat), totals, idOfFlat)
  const [first] = figures
  const costOf = (id: string): number => {
    const persons = (first && behind.get(id)?.supports[first.id]?.persons) ?? 0
    // An empty cell protects next to nothing and its zero is worth knowing: it goes only when nothing else is left.
    return persons > 0 ? persons : 1e6
  }
  return {
    layers,
    parts,
    figures,
    relations,
    definitions: definitionsOf(relations),
    roundings: table.rounded ? roundingsOf(parts, policy) : new Map(),
    behind,
    blanks: blanksOf(indicators),
    costOf,
  }
}

/**
 * The disclosure guard: finds the figures that may not be shown, completes them so that all indicators of the table together give none away, and
 * makes of each a typed absence. The first layer hides a place in every indicator, so that a share or a WTE figure does not speak for a hidden
 * headcount; further layers hide single indicators at more places.
 */
export function protect(table: OpenTable, policy: DisclosurePolicy, report?: ReportExposed): GuardedOutput {
  const { indicators, layers, figures } = table
  const guarded = guardedTable(table, policy)
  const reasons = new Map(layers.map((layer) => [layer.id, reasonsOf(layer, figures, guarded.behind, policy)]))
  const first = new Map([...reasons].map(([id, found]) => [id, new Set(isRounded(guarded, id) ? [] : found.keys())]))
  const hidden = withheldPlaces(guarded, first, policy, report)
  const byLayer = new Map(
    [...hidden].map(([id, places]) => [
      id,
      new Map([...places].map((place) => [place, reasons.get(id)?.get(place) ?? []] as const)),
    ]),
  )
  const { base } = policy.rounding
  const rounded = table.rounded?.(basesOf(table.parts, policy))
  const shown = (id: string, { adds, observations }: OpenIndicator): readonly Observation[] => {
    const own = layers.filter((layer) => layer.indicators.includes(id))
    const hiding = own.map((layer) => hidden.get(layer.id))
    const isMoved = rounded !== undefined && own.some((layer) => isRounded(guarded, layer.id))
    const atBase = rounded?.get(id)?.observations ?? observations
    return observations.map((observation, at) => {
      const { cell } = observation
      const place = placeId(observation)
      const isWithheld = tellsAmount(cell) && hiding.some((places) => places?.has(place))
      if (isWithheld) return { ...observation, cell: withheldCell(cell) }
      return { ...observation, cell: asRounded(shownCell(atBase[at]?.cell ?? cell, adds, base), isMoved) }
    })
  }
  return {
    indicators: vouchFor(new Map([...indicators].map(([id, indicator]) => [id, shown(id, indicator)]))),
    note: base === null ? null : roundingNote(base),
    withheld: byLayer.get(layers[0]?.id ?? '') ?? new Map(),
    byLayer,
  }
}
