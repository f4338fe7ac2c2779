import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { type OpenTable, placeId, protect } from '#core/disclosure/protect.ts'
import type { Cell, Observation } from '#core/domain/cell.ts'
import { normalise } from '#core/domain/normalise.ts'
import { type ByDepartment, behindCount, notKnown, reportsPart } from './behind-count.ts'
import { allKinds, concernKinds, periodOfQuarter, type Quarter } from './concern.ts'
import { type CountedReport, type Publication, type PublishedCount, publishedQuarters } from './register.ts'

/** What is counted, and where it may be published. */
export type CountRequest = {
  readonly reports: readonly CountedReport[]
  /** Codes of all regions and nations, those without a report too. */
  readonly areas: readonly string[]
  /** The code of the whole. */
  readonly whole: string
  /** Quarters that are over and were not published before. */
  readonly quarters: readonly Quarter[]
  readonly fewest: number
  /** Whether each kind is counted in each area, too, and not areas and kinds apart alone. */
  readonly isCrossed: boolean
  readonly published: readonly Publication[]
  /** How many departments each area has, as far as the atlas tells; null where it has no survey. */
  readonly departments: Readonly<Record<string, number>> | null
}

const indicatorId = 'concerns'
const axis = 'kind'

/** The rules of the guard with the fewest reports and departments of this watch. */
const watchPolicy = (fewest: number): DisclosurePolicy => ({
  ...defaultPolicy,
  persons: { ...defaultPolicy.persons, fewest },
  departments: { ...defaultPolicy.departments, fewest },
  complementary: { ...defaultPolicy.complementary, width: fewest },
})

type Place = { readonly area: string; readonly quarter: Quarter; readonly kind: string }

const placeOf = ({ area, quarter, kind }: Place) => ({
  area,
  period: periodOfQuarter(quarter),
  dims: { [axis]: kind },
})
const keyOf = (place: Place): string => placeId(placeOf(place))

/** How many reports each department gave to each place: to area and whole, to kind and all. */
function tallyReports({ reports, whole, quarters }: CountRequest): ReadonlyMap<string, ByDepartment> {
  const numbers = new Map<string, number>([['', notKnown]])
  const held = new Map<string, Map<number, number>>()
  for (const { area, kind, quarter, department } of reports) {
    if (!quarters.includes(quarter)) continue
    const name = normalise(department)
    const own = name === '' ? '' : `${area}|${name}`
    const number = numbers.get(own) ?? numbers.size
    numbers.set(own, number)
    for (const at of [area, whole])
      for (const of of [kind, allKinds]) {
        const key = keyOf({ area: at, quarter, kind: of })
        const given = held.get(key) ?? new Map<number, number>()
        held.set(key, given.set(number, (given.get(number) ?? 0) + 1))
      }
  }
  return held
}

/** Two departments that know that they did not report, and one of which they would know that it did. */
export const departmentsApart = 3

/**
 * Whether an area has so few departments that a count would tell of each of them: that it is of `fewest` departments is known, and how many there are, so
 * that where there are no more all of them reported.
 */
function tellsOfEach({ departments, areas, whole, fewest }: CountRequest, area: string): boolean {
  if (departments === null) return false
  const own = area === whole ? areas : [area]
  return own.reduce((sum, one) => sum + (departments[one] ?? 0), 0) < fewest + departmentsApart
}

/** Whether a place is one of those whose counts are published. */
const isPublished = ({ isCrossed, whole }: CountRequest, { area, kind }: Place): boolean =>
  isCrossed || area === whole || kind === allKinds

function openTable(request: CountRequest, places: readonly Place[]): OpenTable {
  const tally = tallyReports(request)
  const sum = (given: ByDepartment | undefined) => [...(given?.values() ?? [])].reduce((all, one) => all + one, 0)
  const observations = places.map((place): Observation => {
    const value = sum(tally.get(keyOf(place)))
    // What is not published is unknown to everybody, and not known to be nothing.
    const cell: Cell = isPublished(request, place)
      ? { kind: 'value', status: 'observed', value }
      : { kind: 'absent', reason: 'not-published' }
    return { ...placeOf(place), basis: null, cell, source: '', notes: [] }
  })
  return {
    indicators: new Map([[indicatorId, { adds: 'other', observations }]]),
    layers: [{ id: indicatorId, indicators: [indicatorId] }],
    parts: [{ id: reportsPart, layer: indicatorId }],
    figures: [{ id: reportsPart, layer: indicatorId, unit: 'persons', parts: [{ id: reportsPart }] }],
    behind: (place) =>
      place.cell.kind === 'value'
        ? behindCount(tally.get(placeId(place)) ?? new Map(), tellsOfEach(request, place.area))
        : undefined,
    totals: {
      area: [{ total: request.whole, parts: request.areas }],
      [axis]: [{ total: allKinds, parts: concernKinds.map(({ id }) => id) }],
    },
  }
}

/**
 * Counts by area, kind and quarter under the disclosure guard. A place without a report is withheld like one with too few, so that neither says that
 * there is no problem, nor bounds the other. A quarter is published once, as what comes later for it would be told by the
 * difference; between quarters nothing adds up.
 */
export function protectCounts(request: CountRequest): readonly PublishedCount[] {
  const before = publishedQuarters(request.published)
  const quarters = request.quarters.filter((one) => !before.has(one))
  const places = quarters.flatMap((quarter) =>
    [request.whole, ...request.areas].flatMap((area) =>
      [allKinds, ...concernKinds.map(({ id }) => id)].map((kind): Place => ({ area, quarter, kind })),
    ),
  )
  if (places.length === 0) return []
  const guarded = protect(openTable({ ...request, quarters }, places), watchPolicy(request.fewest))
  const shown = guarded.indicators.get(indicatorId) ?? []
  return places.flatMap((place, at) => {
    const cell = shown[at]?.cell
    return isPublished(request, place) ? [{ ...place, count: cell?.kind === 'value' ? cell.value : null }] : []
  })
}
