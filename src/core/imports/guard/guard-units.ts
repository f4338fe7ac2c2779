import type { AuditFigure } from '#core/disclosure/figures.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { PrimaryReason } from '#core/disclosure/primary.ts'
import { type OpenTable, placeId, protect } from '#core/disclosure/protect.ts'
import type { AxisTotal } from '#core/disclosure/relations.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { AreaIndex } from '../places.ts'
import { type AnsweredFleet, isOld, partedAreas, withRests } from '../read/answered-fleet.ts'
import { type EquipmentUnit, firstYear } from '../read/equipment-rows.ts'
import { unfitForPurpose } from '../tables/words.ts'
import { amountPart, behindRest, behindUnits, type GivenAmounts } from './units-behind.ts'

/** Stands for all modalities, and for all units of a place. */
export const allUnits = 'all'

type Span = { readonly id: string; readonly first: number; readonly last: number }

const span = (first: number, last: number): Span => ({ id: `${first}-${last}`, first, last })

/**
 * Years of installation under the guard: five together, as those of single years are nearly all of one or two departments. None lies on both sides of the age
 * above which a unit is old.
 */
export const installedSpans = (now: number): readonly Span[] => [
  span(firstYear, now - 16),
  span(now - 15, now - 11),
  span(now - 10, now - 6),
  span(now - 5, now + 1),
]

/** Years of planned replacement under the guard. */
export const replacementSpans = (now: number): readonly Span[] => [
  // Of a table of 2000 or before none was due earlier.
  ...(now > 2000 ? [span(2000, now - 1)] : []),
  span(now, now + 4),
  span(now + 5, now + 9),
  span(now + 10, now + 40),
]
export const installedBand = ({ id }: Span): string => `installed ${id}`
export const replacementBand = ({ id }: Span): string => `due ${id}`

const isOfYears = (band: string): boolean => /^(?:installed|due|not planned)/.test(band)

const isWithin = (year: number | null, { first, last }: Span): boolean => year !== null && year >= first && year <= last

/** Hours of use, in hundreds: the widths of the rules for WTE, a half and a tenth, are 50 hours and 10 of them. */
const hoursOf = (unit: EquipmentUnit): number => (unit.hours ?? 0) / 100

type Band = {
  readonly id: string
  readonly holds: (unit: EquipmentUnit) => boolean
  /** The band of which departments must have something, for one of them to stand behind this. */
  readonly of: string
  /** The band that this cannot exceed; null for none. */
  readonly within: string | null
  /** What suppressing it costs a reader, a unit: next to nothing for a remainder that no figure shows. */
  readonly worth: number
}

const remainder = 0.001

/** The parts of the units of a place; those that no figure shows are here where they follow from two that are shown. */
function bandsOf({ now }: AnsweredFleet): readonly Band[] {
  const old = isOld(now)
  const band = (id: string, holds: Band['holds'], rest: Partial<Band> = {}): Band => ({
    id,
    holds,
    of: allUnits,
    within: allUnits,
    worth: remainder,
    ...rest,
  })
  const isAssessed: Band['holds'] = ({ fitness }) => fitness !== null
  const isUsed: Band['holds'] = ({ hours }) => hours !== null
  const ofAssessed = { of: 'assessed', within: 'assessed' }
  return [
    band(allUnits, () => true, { within: null, worth: 1000 }),
    ...installedSpans(now).map((one) =>
      band(installedBand(one), ({ installed }) => isWithin(installed, one), { worth: 1 }),
    ),
    band('old', old, { worth: 100 }),
    band('newer', (unit) => !old(unit)),
    ...replacementSpans(now).map((one) =>
      band(replacementBand(one), ({ replacement }) => isWithin(replacement, one), { worth: 1 }),
    ),
    band('not planned', ({ replacement }) => replacement === null),
    band('assessed', isAssessed, { of: 'assessed', worth: 10 }),
    band('unfit', ({ fitness }) => fitness === unfitForPurpose, { ...ofAssessed, worth: 10 }),
    band('fit', (unit) => isAssessed(unit) && unit.fitness !== unfitForPurpose, ofAssessed),
    band('not assessed', (unit) => !isAssessed(unit)),
    band('used', isUsed, { of: 'used', worth: 10 }),
    band('use not given', (unit) => !isUsed(unit)),
    band('hours', isUsed, { of: 'used', within: null, worth: 10 }),
  ]
}

/** How bands add up. Hours add up over areas and modalities alone. */
function bandTotals({ now }: AnsweredFleet): readonly AxisTotal[] {
  const ages = installedSpans(now).map((one) => ({ id: installedBand(one), old: isOld(now)({ installed: one.last }) }))
  const due = replacementSpans(now).map(replacementBand)
  const sum = (total: string, parts: readonly string[]): AxisTotal => ({ total, parts })
  return [
    sum(
      allUnits,
      ages.map(({ id }) => id),
    ),
    sum(
      'old',
      ages.flatMap(({ id, old }) => (old ? [id] : [])),
    ),
    sum(
      'newer',
      ages.flatMap(({ id, old }) => (old ? [] : [id])),
    ),
    sum(allUnits, ['old', 'newer']),
    sum(allUnits, [...due, 'not planned']),
    sum('assessed', ['unfit', 'fit']),
    sum(allUnits, ['assessed', 'not assessed']),
    sum(allUnits, ['used', 'use not given']),
  ]
}

const figures: readonly AuditFigure[] = [
  { id: 'units', layer: amountPart, unit: 'persons', parts: [{ id: amountPart }] },
  { id: 'hours', layer: amountPart, unit: 'other', parts: [{ id: amountPart }] },
]

/**
 * The rules as a table of equipment is asked them: units are no persons, so that one is not few by itself, and nobody may narrow a count down to a range of
 * as many units as departments have to stand behind it.
 */
const unitsPolicy = (policy: DisclosurePolicy): DisclosurePolicy => ({
  ...policy,
  persons: { ...policy.persons, fewest: 0 },
  complementary: { ...policy.complementary, width: policy.departments.fewest },
  rounding: { ...policy.rounding, base: null },
})

type Place = { readonly area: string; readonly group: string; readonly band: string }

const keyOf = ({ area, group, band }: Place): string => [area, group, band].join('|')

/** Place → department → what it gives; and who has answered in each area. */
function tallied(
  fleet: AnsweredFleet,
  areasOf: (areas: readonly string[]) => readonly string[],
  bands: readonly Band[],
) {
  const given = new Map<string, Map<number, number>>()
  for (const unit of fleet.units)
    for (const area of areasOf(unit.areas))
      for (const group of [allUnits, unit.modality])
        for (const { id, holds } of bands) {
          if (!holds(unit)) continue
          const own = given.get(keyOf({ area, group, band: id })) ?? new Map<number, number>()
          given.set(keyOf({ area, group, band: id }), own)
          own.set(unit.contributor, (own.get(unit.contributor) ?? 0) + (id === 'hours' ? hoursOf(unit) : 1))
        }
  const respondents = new Map<string, Set<number>>()
  for (const { areas, contributor, isAnswered } of fleet.answers)
    if (isAnswered)
      for (const area of areasOf(areas)) respondents.set(area, (respondents.get(area) ?? new Set()).add(contributor))
  return { given, respondents }
}

/** All units of a table before the guard, by area, modality and band. */
function openUnits(fleet: AnsweredFleet, places: AreaIndex): OpenTable {
  const parted = partedAreas(fleet.answers, places)
  const bands = bandsOf(fleet)
  const { given, respondents } = tallied(fleet, (areas) => withRests(areas, parted), bands)
  const kinds = [...new Set(fleet.units.map(({ modality }) => modality))].sort()
  const rests = new Set(parted.flatMap(({ rest }) => rest ?? []))
  const wholes = new Set(parted.map(({ total }) => total))
  const isPublished = (area: string, band: string) => !rests.has(area) && (wholes.has(area) || !isOfYears(band))
  const nothing: ReadonlyMap<number, number> = new Map()
  const amountsOf = ({ area, group, band: id }: Place): GivenAmounts => {
    const { of = allUnits, within = null, worth = 1 } = bands.find((one) => one.id === id) ?? {}
    const holders = given.get(keyOf({ area, group, band: of })) ?? nothing
    const own = given.get(keyOf({ area, group, band: id })) ?? nothing
    return {
      figure: id === 'hours' ? 'hours' : 'units',
      given: new Map([...holders.keys()].map((one) => [one, own.get(one) ?? 0])),
      respondents: respondents.get(area) ?? new Set(),
      isOfHolders: id !== allUnits,
      within: within === null ? null : (given.get(keyOf({ area, group, band: within })) ?? nothing),
      worth,
    }
  }
  const held = new Map<string, GivenAmounts>()
  const observations = [...respondents.keys()].flatMap((area) =>
    [allUnits, ...kinds].flatMap((group) =>
      bands.map(({ id }): Observation => {
        const amounts = amountsOf({ area, group, band: id })
        const value = [...amounts.given.values()].reduce((sum, one) => sum + one, 0)
        const cell: Observation['cell'] = isPublished(area, id)
          ? { kind: 'value', status: 'derived', value }
          : { kind: 'absent', reason: 'not-published' }
        const one = { area, period: String(fleet.now), dims: { group, band: id }, basis: null, source: '', notes: [] }
        held.set(placeId(one), amounts)
        return { ...one, cell }
      }),
    ),
  )
  return {
    indicators: new Map([[amountPart, { adds: 'other', observations }]]),
    layers: [{ id: amountPart, indicators: [amountPart] }],
    parts: [{ id: amountPart, layer: amountPart }],
    figures,
    behind: (place) => {
      const amounts = held.get(placeId(place))
      if (!amounts) return undefined
      return isPublished(place.area, place.dims.band ?? '') ? behindUnits(amounts) : behindRest(amounts)
    },
    totals: {
      band: bandTotals(fleet),
      group: [{ total: allUnits, parts: kinds }],
      area: parted.map(({ total, parts, rest }) => ({ total, parts: rest === null ? parts : [...parts, rest] })),
    },
  }
}

/** What of a table of equipment may not be shown. */
export type GuardedUnits = {
  /** Whether the units of a band, or all of them, are suppressed at a place. */
  readonly hides: (area: string, group: string, band: string) => boolean
  /** Curator only: the suppressed places, with the rules that suppress them. */
  readonly withheld: readonly (Place & { readonly reasons: readonly PrimaryReason[] })[]
}

/**
 * Puts the units of a table under the disclosure guard: departments are its contributors. Counts by year of installation, age, plans and fitness add up to
 * the units of a place, and are audited with them and with the hours of their use.
 */
export function guardUnits(
  fleet: AnsweredFleet,
  places: AreaIndex,
  policy: DisclosurePolicy,
  report?: Parameters<typeof protect>[2],
): GuardedUnits {
  const open = openUnits(fleet, places)
  const { withheld } = protect(open, unitsPolicy(policy), report)
  const gone = new Set<string>()
  const held: GuardedUnits['withheld'][number][] = []
  for (const one of open.indicators.get(amountPart)?.observations ?? []) {
    const reasons = withheld.get(placeId(one))
    const place = { area: one.area, group: one.dims.group ?? '', band: one.dims.band ?? '' }
    // What is not published stands for nothing that may be shown either.
    if (reasons || one.cell.kind === 'absent') gone.add(keyOf(place))
    if (reasons) held.push({ ...place, reasons })
  }
  return { hides: (area, group, band) => gone.has(keyOf({ area, group, band })), withheld: held }
}
