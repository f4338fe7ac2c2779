import type { Catalogue } from '#core/catalogue/schemas.ts'
import { askedOf, readChoice, writeChoice } from '#core/compare/choice.ts'
import { type AskedMeasure, comparable, settleExactly } from '#core/compare/needs.ts'
import { type Indicator, isSample } from '#core/domain/indicator.ts'
import { openingPeriod } from '#core/plate/choices.ts'
import { openingDims } from '#core/plate/choose-indicator.ts'
import { datasetsOf, type Resolved } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'

/** What the screen My area is made from, settled with the catalogue. */
export type AreaNeeds = {
  /** The measures of the table, in the order of its rows. */
  readonly rows: readonly Resolved[]
  /** Every measure that is held for the geography, by topic in the order of the catalogue. */
  readonly held: readonly Resolved[]
  /** Ids of the geographies whose areas stand beside as wholes. */
  readonly wholes: readonly string[]
  /** Notices about parts of the link that are not available. */
  readonly left: readonly string[]
}

/** Default number of measures in the table: per topic, and in total. */
const mostOfTopic = 2
const mostFirst = 8

/** Wholes that the table starts with. */
const firstWholes = ['nation', 'uk'] as const

/** Id of the geography of the reader's own area; that of the view without one, or where the catalogue does not have it. */
export function homeOf({ mine, geography }: Pick<View, 'mine' | 'geography'>, catalogue: Catalogue): string {
  const [home] = mine?.split('!') ?? []
  return catalogue.geographies.some(({ id }) => id === home) ? (home ?? geography) : geography
}

/** An indicator as it opens from the finder: as it can be compared, else its amount. */
function shownAs(catalogue: Catalogue, geography: string, indicator: Indicator): Resolved | null {
  const dims = openingDims(indicator, geography)
  const more = { dims, period: openingPeriod(indicator, dims, geography) }
  const amount = { indicator: indicator.id, per: null, ...more }
  return comparable(catalogue, geography, indicator, more) ?? settleExactly(catalogue, geography, amount)
}

/** Names a measure of the link that cannot be shown, for a notice. */
function leftText({ indicator }: AskedMeasure, geography: string, catalogue: Catalogue): string {
  const name = catalogue.indicators.find(({ id }) => id === indicator)?.name
  const where = catalogue.geographies.find(({ id }) => id === geography)?.name ?? geography
  return name === undefined
    ? `there is no measure “${indicator}”, so it has no row`
    : `${name} is not held for ${where} as the link asks for it, so it has no row`
}

/** All that is held for a geography. The made-up sample is among it where it is asked for. */
function heldFor(geography: string, catalogue: Catalogue, withSample: boolean): readonly Resolved[] {
  const shown = catalogue.indicators.filter((one) => withSample || !isSample(one))
  return catalogue.topics.flatMap(({ id }) =>
    shown.filter(({ topic }) => topic === id).flatMap((indicator) => shownAs(catalogue, geography, indicator) ?? []),
  )
}

/** The default rows: real measures of each topic with figures for most areas. Leaves out totals, which mostly reflect the size of an area. */
function firstRows(held: readonly Resolved[]): readonly Resolved[] {
  const rank = ({ main, period }: Resolved) => main.periods.find((one) => one.period === period)?.areas ?? 0
  const full = held.filter(
    ({ main: { indicator }, per }) =>
      !isSample(indicator) && indicator.topic !== 'population' && !(indicator.additive && per === null),
  )
  const most = Math.max(0, ...full.map(rank))
  const rich = full.filter((one) => rank(one) >= most / 2)
  const count = new Map<string, number>()
  const chosen = rich.filter(({ main: { indicator } }) => {
    const had = count.get(indicator.topic) ?? 0
    count.set(indicator.topic, had + 1)
    return had < mostOfTopic
  })
  return (chosen.length > 0 ? chosen : held).slice(0, mostFirst)
}

/** What My area is made from: the rows that the view names, or a first choice; the wholes beside; and all that is held. */
export function areaNeeds(view: View, catalogue: Catalogue): AreaNeeds {
  const geography = homeOf(view, catalogue)
  const { choice, unread } = readChoice(view.rows)
  const held = heldFor(geography, catalogue, view.sample)
  const asked = choice.measures?.map((one) => ({ one, resolved: settleExactly(catalogue, geography, one) }))
  const named = asked?.flatMap(({ resolved }) => resolved ?? [])
  const wholes = (choice.wholes ?? firstWholes).filter(
    (id) => id !== geography && catalogue.geographies.some((one) => one.id === id),
  )
  return {
    rows: named && named.length > 0 ? named : firstRows(held),
    held,
    wholes,
    left: [
      ...unread.map((part) => `“${part}” names no measure, so it has no row`),
      ...(asked ?? []).flatMap(({ one, resolved }) => (resolved ? [] : [leftText(one, geography, catalogue)])),
    ],
  }
}

/** The view of the plate on which the screen stands: of the reader's geography and the first row, with every row and whole named. */
export function areaView(view: View, catalogue: Catalogue): View {
  const { rows, wholes } = areaNeeds(view, catalogue)
  const [first] = rows
  const measure = first ? { ...askedOf(first), dims: first.main.dims } : {}
  return {
    ...view,
    ...measure,
    geography: homeOf(view, catalogue),
    perPeriod: null,
    change: null,
    overlay: null,
    sites: null,
    groups: [],
    benchmark: view.benchmark.kind === 'nation' ? view.benchmark : { kind: 'all' },
    rows: writeChoice({ ...readChoice(view.rows).choice, measures: rows.map(askedOf), wholes }),
  }
}

/** The files of cells behind measures. */
export const filesBehind = (measures: readonly Resolved[]): readonly string[] => [
  ...new Set(measures.flatMap(datasetsOf)),
]
