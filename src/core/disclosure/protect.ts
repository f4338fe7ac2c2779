import type { Absence, Cell, Observation } from '#core/domain/cell.ts'
import { withheldCells } from './complementary.ts'
import type { DisclosurePolicy } from './policy.ts'
import { type PrimaryReason, type Protection, primaryReasons, protectionOf, type Support } from './primary.ts'
import { type Protected, vouchFor } from './protected.ts'
import { type AxisTotal, type Relation, relationsOf } from './relations.ts'
import { roundingNote, roundToBase } from './round-to-base.ts'

/** One indicator before the guard. Persons are what thresholds count; other sums (WTE) only share the cells; shares and rates do not add up. */
export type OpenIndicator = {
  readonly adds: 'persons' | 'other' | 'not'
  readonly observations: readonly Observation[]
}

export type OpenTable = {
  readonly indicators: ReadonlyMap<string, OpenIndicator>
  /** What stands behind each place; undefined where there is no figure to guard. */
  readonly supportOf: (place: Observation) => Support | undefined
  /** How places add up, by axis: `area`, `period` and the dimensions. Groups with their complements belong here too. */
  readonly totals: Readonly<Record<string, readonly AxisTotal[]>>
}

export type Guarded = {
  readonly indicators: Protected<ReadonlyMap<string, readonly Observation[]>>
  /** For rounded counts: what the reader has to know. */
  readonly note: string | null
  /** For the curator alone: place → why it is withheld; no rule means that it protects another. */
  readonly withheld: ReadonlyMap<string, readonly PrimaryReason[]>
}

const nobody: Support = { respondents: 0, persons: 0, contributions: [] }

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

function shownCell(cell: Cell, adds: OpenIndicator['adds'], base: number | null): Cell {
  if (cell.kind === 'absent' || base === null) return cell
  // Numerators and limits would give the exact count back.
  const { coverage, status, value } = cell
  const shown = adds === 'persons' ? roundToBase(value, base) : value
  return { kind: 'value', value: shown, status, ...(coverage ? { coverage } : {}) }
}

/** Value of every place that has one; places with an absence are blanks. */
function valuesOf(observations: readonly Observation[]): { values: Map<string, number>; blanks: Set<string> } {
  const values = new Map<string, number>()
  const blanks = new Set<string>()
  for (const observation of observations) {
    const { cell } = observation
    if (cell.kind === 'value') values.set(placeId(observation), cell.value)
    // A sum over nobody adds nothing, and everybody knows it: only a figure that exists and is missing is unknown.
    else if (cell.reason === 'suppressed' || cell.reason === 'not-published') blanks.add(placeId(observation))
  }
  return { values, blanks }
}

/** What figures other than persons need: half a post either way is nobody's. */
export const othersProtection = ({ complementary }: DisclosurePolicy): Protection => ({
  lower: 0,
  upper: 0,
  sliding: complementary.othersWidth,
})

const placesOf = (indicators: OpenTable['indicators']): ReadonlyMap<string, Observation> =>
  new Map(
    [...indicators.values()].flatMap(({ observations }) => observations.map((one) => [placeId(one), one] as const)),
  )

/** How the places of a table add up. */
export const relationsOfTable = ({ indicators, totals }: OpenTable): readonly Relation[] =>
  relationsOf([...placesOf(indicators).values()].map(flat), totals, idOfFlat)

/**
 * The disclosure guard: finds the places that may not be shown, completes them so that no indicator of the table gives one away, and makes of each
 * a typed absence. A place is withheld in every indicator or in none, so that a share or a WTE figure does not speak for a hidden headcount.
 * The audit takes each sum by itself; it does not combine one indicator with another.
 * @throws RangeError when a value that adds up is below 0
 */
export function protect(table: OpenTable, policy: DisclosurePolicy): Guarded {
  const { indicators, supportOf } = table
  const places = placesOf(indicators)
  const supports = new Map([...places].map(([id, place]) => [id, supportOf(place)]))
  const support = (id: string): Support => supports.get(id) ?? nobody
  const reasons = new Map(
    [...supports]
      .map(([id, known]) => [id, known ? primaryReasons(known, policy) : []] as const)
      .filter(([, found]) => found.length > 0),
  )
  const relations = relationsOfTable(table)
  const singles = new Set(
    policy.complementary.singletons ? [...places.keys()].filter((id) => support(id).contributions.length === 1) : [],
  )
  const others = othersProtection(policy)
  let hidden: ReadonlySet<string> = new Set(reasons.keys())
  // Each indicator may withhold more places, and these have to hold in the others too.
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size
    for (const { adds, observations } of indicators.values()) {
      if (adds === 'not') continue
      const { values, blanks } = valuesOf(observations)
      const negative = [...values].find(([, value]) => value < 0)
      if (negative) throw new RangeError(`${negative[0]} is ${negative[1]}: what adds up is 0 or more`)
      // A place that has no figure here has none to find out, whatever is withheld of it elsewhere.
      const own = new Set([...hidden].filter((id) => values.has(id) || blanks.has(id)))
      const found = withheldCells(
        {
          values,
          relations,
          blanks,
          singles,
          costOf: (id) => costOf(support(id)),
          protectionOf: (id) => (adds === 'persons' ? protectionOf(support(id), policy) : others),
        },
        own,
      )
      hidden = new Set([...hidden, ...found])
    }
  }
  const { base } = policy.rounding
  const shown = ({ adds, observations }: OpenIndicator): readonly Observation[] =>
    observations.map((observation) => {
      const { cell } = observation
      const isWithheld = cell.kind === 'value' && hidden.has(placeId(observation))
      return { ...observation, cell: isWithheld ? withheldCell(cell) : shownCell(cell, adds, base) }
    })
  return {
    indicators: vouchFor(new Map([...indicators].map(([id, indicator]) => [id, shown(indicator)]))),
    note: base === null ? null : roundingNote(base),
    withheld: new Map([...hidden].map((id) => [id, reasons.get(id) ?? []])),
  }
}

/** Small cells go first. An empty cell protects next to nothing and its zero is worth knowing: it goes only when nothing else is left. */
const costOf = ({ persons }: Support): number => (persons > 0 ? persons : 1e6)
