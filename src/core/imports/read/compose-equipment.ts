import { baselineAreas } from '#core/baseline/areas.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { roundingNote, roundToBase } from '#core/disclosure/round-to-base.ts'
import type { Absence, Cell, Coverage, Observation } from '#core/domain/cell.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { Note, Source } from '#core/domain/source.ts'
import { type CheckContext, type Composed, composeIndicator, sourceOf } from '../draft.ts'
import {
  allUnits,
  type GuardedUnits,
  installedBand,
  installedSpans,
  replacementBand,
  replacementSpans,
} from '../guard/guard-units.ts'
import { withoutPartTotals } from '../guard/part-totals.ts'
import { modalityWords } from '../tables/words.ts'
import type { AnsweredFleet } from './answered-fleet.ts'
import { type EquipmentFigureId, equipmentCell, equipmentFigures } from './equipment-figures.ts'
import type { EquipmentUnit } from './equipment-rows.ts'
import { ownRecord } from './own-record.ts'

/** What the figures of a fleet are made by. */
export type FleetRules = {
  /** What may not be shown; null for a list that is imported as it is. */
  readonly guarded: GuardedUnits | null
  readonly policy: DisclosurePolicy
  /** Whether the table says who was asked: areas and modalities without a unit are 0 then, and not unknown. */
  readonly saysWhoAnswered: boolean
}

/** Units of one modality, or all, in one area, with who answered there. */
type Place = {
  readonly area: string
  readonly group: string
  readonly units: readonly EquipmentUnit[]
  readonly answered: number
  readonly coverage?: Coverage
}

const suppressed = ({ coverage }: Cell): Absence => ({
  kind: 'absent',
  reason: 'suppressed',
  ...(coverage ? { coverage } : {}),
})

/** Counts to the nearest base, where the rules ask for it; a share follows from them. */
function roundedCell(cell: Cell, kind: 'things' | 'share' | 'measure', base: number | null): Cell {
  if (cell.kind === 'absent' || base === null || kind === 'measure') return cell
  const { status, coverage, value, numerator = 0, denominator = 0 } = cell
  const rest = { kind: 'value', status, ...(coverage ? { coverage } : {}) } as const
  if (kind === 'things') return { ...rest, value: roundToBase(value, base) }
  const whole = roundToBase(denominator, base)
  if (whole === 0) return suppressed(cell)
  return { ...rest, value: Math.round((1000 * Math.min(whole, roundToBase(numerator, base))) / whole) / 10 }
}

/** The places that have figures: those with units, or all areas that were asked by all modalities. */
function placesOf({ units, answers }: AnsweredFleet, isFull: boolean, saysWhoAnswered: boolean): readonly Place[] {
  const kinds = modalityWords.map(({ id }) => id).filter((id) => units.some((unit) => unit.modality === id))
  const held = new Map<string, EquipmentUnit[]>()
  for (const unit of units)
    for (const area of unit.areas)
      for (const group of [unit.modality, allUnits]) {
        const own = held.get(`${area}|${group}`) ?? []
        held.set(`${area}|${group}`, own)
        own.push(unit)
      }
  const areas = [...new Set([...units, ...answers].flatMap((one) => one.areas))]
  return areas.flatMap((area) => {
    const here = answers.filter((one) => one.areas.includes(area))
    const answered = new Set(here.flatMap(({ isAnswered, contributor }) => (isAnswered ? [contributor] : []))).size
    const whole = new Set(here.map(({ contributor }) => contributor)).size
    const coverage = saysWhoAnswered ? { coverage: { part: answered, whole, of: 'departments that answered' } } : {}
    return [allUnits, ...kinds].flatMap((group): Place[] => {
      const own = held.get(`${area}|${group}`)
      return own || isFull ? [{ area, group, units: own ?? [], answered, ...coverage }] : []
    })
  })
}

/** A figure by year: one by one for a list that is imported as it is, in spans under the guard. */
type YearFigure = {
  readonly id: string
  readonly spansId: string
  readonly name: string
  readonly pick: (unit: EquipmentUnit) => number | null
  readonly spans: typeof installedSpans
  readonly band: typeof installedBand
}

const yearFigures: readonly YearFigure[] = [
  {
    id: 'installed',
    spansId: 'installed-in-spans',
    name: 'Units by year of installation',
    pick: ({ installed }) => installed,
    spans: installedSpans,
    band: installedBand,
  },
  {
    id: 'replacement',
    spansId: 'replacement-in-spans',
    name: 'Units due for replacement',
    pick: ({ replacement }) => replacement,
    spans: replacementSpans,
    band: replacementBand,
  },
]

/** Years that a place may have units of, with what is asked of the guard about them. */
function spansOf({ units, now }: AnsweredFleet, { pick, spans, band }: YearFigure, isGuarded: boolean) {
  if (isGuarded) return spans(now).map((one) => ({ ...one, band: band(one) }))
  const years = [...new Set(units.flatMap((unit) => pick(unit) ?? []))].sort((a, b) => a - b)
  return years.map((year) => ({ id: String(year), first: year, last: year, band: '' }))
}

/** Makes the observations of a fleet by the rules that it is shown by. */
class FleetFigures {
  readonly #fleet: AnsweredFleet
  readonly #rules: FleetRules
  readonly #source: string
  readonly #places: readonly Place[]

  constructor(fleet: AnsweredFleet, rules: FleetRules, source: string) {
    this.#fleet = fleet
    this.#rules = rules
    this.#source = source
    this.#places = placesOf(fleet, rules.guarded !== null || rules.saysWhoAnswered, rules.saysWhoAnswered)
  }

  #observe({ area, group, coverage }: Place, period: string, bands: readonly string[], cell: Cell): Observation {
    const { guarded } = this.#rules
    const isHidden = guarded !== null && bands.some((band) => guarded.hides(area, group, band))
    const told = coverage ? { ...cell, coverage } : cell
    return {
      area,
      period,
      dims: { group },
      basis: null,
      cell: isHidden ? suppressed(told) : told,
      source: this.#source,
      notes: [],
    }
  }

  /** A figure of all years together. Of a list that does not say who was asked, nothing is said of what it does not have. */
  of(id: EquipmentFigureId): readonly Observation[] {
    const { guarded, policy, saysWhoAnswered } = this.#rules
    const base = guarded ? policy.rounding.base : null
    const { needs, kind } = equipmentFigures[id]
    const { now } = this.#fleet
    return this.#places.flatMap((place): Observation[] => {
      const made = equipmentCell(id, place.units, now, place.answered)
      const cell = base !== null && id === 'per-department' ? perDepartment(place, base) : roundedCell(made, kind, base)
      const isSaid = cell.kind === 'value' || saysWhoAnswered || guarded !== null
      return isSaid ? [this.#observe(place, String(now), needs, cell)] : []
    })
  }

  /** A figure by year. Where no unit has the year that it is of, nothing is said; where there are no units at all and all have answered so, 0 is. */
  byYear(figure: YearFigure): readonly Observation[] {
    const { guarded, policy, saysWhoAnswered } = this.#rules
    const base = guarded ? policy.rounding.base : null
    const spans = spansOf(this.#fleet, figure, guarded !== null)
    return this.#places.flatMap((place): Observation[] => {
      const years = place.units.flatMap((unit) => figure.pick(unit) ?? [])
      const isSaid = years.length > 0 || (place.units.length === 0 && saysWhoAnswered && place.answered > 0)
      return spans.flatMap(({ id, first, last, band }) => {
        const value = years.filter((year) => year >= first && year <= last).length
        const shown = this.#observe(
          place,
          id,
          guarded ? [band] : [],
          roundedCell({ kind: 'value', status: 'derived', value }, 'things', base),
        )
        return isSaid || shown.cell.kind === 'absent' ? [shown] : []
      })
    })
  }
}

/** Units a department from a rounded count, which does not give the count back. */
const perDepartment = ({ units, answered }: Place, base: number): Cell =>
  answered === 0
    ? { kind: 'absent', reason: 'not-collected', because: 'nobody answered' }
    : {
        kind: 'value',
        status: 'derived',
        value: Math.round((10 * roundToBase(units.length, base)) / answered) / 10,
      }

/** What readers of the figures have to know of the guard. */
function guardNotes({ departments, rounding }: DisclosurePolicy): readonly Note[] {
  const text = `A figure with fewer than ${departments.fewest} departments behind it is suppressed, and so is whatever it could be worked out from; years of installation and of replacement are given several together, of nations and the United Kingdom alone.`
  const rules: Note = { id: 'own-equipment-guard', text, weight: 'detail' }
  const { base } = rounding
  return base === null ? [rules] : [rules, { id: 'own-rounding', text: roundingNote(base), weight: 'caution' }]
}

type Made = { readonly id: string; readonly name: string; readonly found: readonly Observation[] }

/** An indicator of a fleet with its figures as they may be shown. */
export type FleetIndicator = Composed & { readonly observations: readonly Observation[] }

/** Takes totals away where departments were asked by region, and in some region nobody was. */
function wholeOnes({ answers }: AnsweredFleet, isOfAnswers: boolean) {
  const regions = new Set(baselineAreas.leaves)
  const isByRegion = answers.every(({ areas }) => areas.some((code) => regions.has(code)))
  const named = new Set(answers.flatMap(({ areas }) => areas))
  return (found: readonly Observation[]): readonly Observation[] =>
    isOfAnswers && isByRegion ? withoutPartTotals(found, baselineAreas.totals, (area) => named.has(area)) : found
}

/** The indicators of a fleet: units, age, use and fitness, years of installation and plans. */
export function composeFleet(
  fleet: AnsweredFleet,
  rules: FleetRules,
  geography: string,
  context: CheckContext,
): readonly FleetIndicator[] {
  const source: Source = sourceOf(context.target, context.today)
  const { guarded, policy } = rules
  const figures = new FleetFigures(fleet, rules, source.id)
  const wholes = wholeOnes(fleet, rules.saysWhoAnswered || guarded !== null)
  const kinds = modalityWords.filter(({ id }) => fleet.units.some((unit) => unit.modality === id))
  const values = [
    { id: allUnits, name: 'All modalities', phrase: '' },
    ...kinds.map(({ id, name }) => ({ id, name, phrase: name.toLowerCase() })),
  ]
  const notes = guarded ? guardNotes(policy) : []
  const told = guarded
    ? 'Answers of departments under the disclosure guard: small numbers are suppressed.'
    : 'A list that is shown as it is: nothing is suppressed.'
  const compose = (
    { id, name, found }: Made,
    { kind, unit, decimals }: Pick<(typeof equipmentFigures)[EquipmentFigureId], 'kind' | 'unit' | 'decimals'>,
  ): FleetIndicator[] => {
    if (!found.some(({ cell }) => cell.kind === 'value' || cell.reason === 'suppressed')) return []
    const periods = found.map(({ period }) => period).sort(comparePeriods)
    const last = found.flatMap(({ period, cell }) => (cell.kind === 'value' ? [period] : [])).sort(comparePeriods)
    const record = ownRecord(
      `own-${context.target.dataset}-${id}`,
      { name, kind, unit, period: '' },
      {
        file: context.target.name,
        dimensions: [{ id: 'group', name: 'Modality', values, initial: allUnits }],
        geography,
        period: (id.startsWith('installed') ? (last.at(-1) ?? periods.at(-1)) : periods[0]) ?? String(fleet.now),
        denominators: context.denominators,
        decimals,
      },
    )
    const own = {
      ...record,
      definition: `${record.definition} ${told}`,
      topic: 'services',
      notes: notes.map((one) => one.id),
    }
    const composed = composeIndicator(own, found, [source], { ...context, notes: [...context.notes, ...notes] })
    return [{ ...composed, observations: found }]
  }
  const ofAll = (id: EquipmentFigureId) =>
    compose({ id, name: equipmentFigures[id].name, found: wholes(figures.of(id)) }, equipmentFigures[id])
  const byYear = (figure: YearFigure) =>
    compose(
      { id: guarded ? figure.spansId : figure.id, name: figure.name, found: wholes(figures.byYear(figure)) },
      equipmentFigures.units,
    )
  const [installed, replacement] = yearFigures.map(byYear)
  return [
    ...ofAll('units'),
    ...(rules.saysWhoAnswered || guarded ? ofAll('per-department') : []),
    ...ofAll('old'),
    ...(installed ?? []),
    ...(replacement ?? []),
    ...ofAll('hours'),
    ...ofAll('unfit'),
  ]
}
