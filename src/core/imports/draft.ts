import type { Topology } from 'topojson-specification'
import type { Return } from '#core/baseline/returns.ts'
import { encodeDataset } from '#core/catalogue/columns.ts'
import type { DemandFile } from '#core/catalogue/demand-schema.ts'
import type { Catalogue, GeographyFile, IndicatorFile, SiteFile } from '#core/catalogue/schemas.ts'
import type { TravelFile } from '#core/catalogue/travel-schema.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import type { PrimaryReason } from '#core/disclosure/primary.ts'
import type { Released } from '#core/disclosure/session.ts'
import type { LonLat } from '#core/domain/area.ts'
import type { Observation } from '#core/domain/cell.ts'
import { extentsByChoice } from '#core/domain/held.ts'
import type { Extent, Indicator, IndicatorRecord } from '#core/domain/indicator.ts'
import { comparePeriods } from '#core/domain/period.ts'
import { type Note, ownSourceId, type Source } from '#core/domain/source.ts'
import type { Outline } from '#core/geography/outline.ts'
import type { CodingReport } from './coding/check-coding.ts'
import type { Decision, NonEmpty } from './decisions/decision.ts'
import type { FindingGroup } from './finding.ts'
import type { FirstRows, ReadTally } from './first-rows.ts'
import type { AreaIndex } from './places.ts'
import type { Answers, Question } from './question.ts'
import type { TableId } from './tables/registry.ts'

/** A series that is held, with its figures and their sources. */
export type ExtendableSeries = {
  readonly indicator: Indicator
  readonly observations: readonly Observation[]
  readonly sources: readonly Source[]
}

/** Where an import is to be kept: the dataset and the number of its version. */
export type ImportTarget = { readonly dataset: string; readonly version: number; readonly name: string }

/** What sites, people and travel times are checked against. */
export type Surroundings = {
  /** Whether a place is on land of the United Kingdom, or so near that only a simplified coast leaves it out. */
  readonly onLand: (at: LonLat) => boolean
  /** Ids and names of all sites that are known, normalised. */
  readonly sites: ReadonlySet<string>
  /** Codes of the places in the reader's tables of people. */
  readonly origins: ReadonlySet<string>
}

/** The inputs of a check besides the file. */
export type CheckContext = {
  readonly places: AreaIndex
  readonly surroundings: Surroundings
  readonly answers: Answers
  readonly target: ImportTarget
  /** Day of the import, `2026-03-31`. */
  readonly today: string
  /** Records of the shipped baseline, which imported returns take the place of. */
  readonly baseline: readonly Indicator[]
  readonly notes: readonly Note[]
  /** Series that a file of the reader's may carry on, with what is held of them. */
  readonly series: readonly ExtendableSeries[]
  /** Ids of denominators that additive figures may be divided by. */
  readonly denominators: readonly string[]
  /** The rules by which small figures are withheld. */
  readonly policy: DisclosurePolicy
  /** What has been exported of the baseline since the page was opened. */
  readonly released: readonly Released[]
  /** Told how much of the check is done, 0 to 1, and in words what goes on. */
  readonly report?: (done: number, words: string) => void
}

/** What rows are checked against, before anything is made of them. */
export type RowsContext = Pick<CheckContext, 'places' | 'answers'>

/** A file as the query layer reads it: what the build would have written. */
export type ShelfFile = IndicatorFile | GeographyFile | SiteFile | DemandFile | TravelFile | Topology

type GeographyEntry = Catalogue['geographies'][number]

/** What an accepted import adds to the catalogue. */
export type Entry = {
  readonly indicators: readonly Indicator[]
  readonly geographies: readonly GeographyEntry[]
  readonly sites: Catalogue['sites']
  readonly people?: NonNullable<Catalogue['people']>
  readonly travel?: NonNullable<Catalogue['travel']>
}

/** A suppressed place; without a reason under secondary suppression. Curator only: the rule itself would disclose the value. */
export type SuppressedPlace = Pick<Observation, 'area' | 'period' | 'dims'> & {
  readonly reasons: readonly PrimaryReason[]
}

/** The disclosure policy of a draft, and the places that it suppresses. */
export type Guard = { readonly policy: DisclosurePolicy; readonly withheld: readonly SuppressedPlace[] }

/** An import that is ready to be accepted: nothing of it counts before that. */
export type Draft = {
  readonly table: TableId | 'boundaries'
  readonly entry: Entry
  /** Path → file. */
  readonly files: Readonly<Record<string, ShelfFile>>
  readonly rows: number
  /** In words: "288 cells on the map, 31 of them suppressed". */
  readonly summary: readonly string[]
  /** For tables that the disclosure guard looks after. */
  readonly guard?: Guard
}

/** All that a check found, and the draft where nothing stands in its way. Guesses among the decisions have to be confirmed before it counts. */
export type Checked = {
  readonly decisions: readonly Decision[]
  /** The first rows as they will be read. */
  readonly first: FirstRows
  readonly tally: ReadTally
  /** The shapes of a boundary file over the country, as far as they can be drawn. */
  readonly outline?: Outline
  readonly groups: readonly FindingGroup[]
  readonly questions: readonly Question[]
  readonly draft: Draft | null
  /** How staff records are coded, where that was what the file is for. */
  readonly coding?: CodingReport
  /** The true returns, for the curator's own screen: they stay with the tables that they came in. */
  readonly returns?: readonly Return[]
}

/** The result of a reader. It always includes the decisions, so that the user can check them. */
export type ReadTable = Checked & { readonly decisions: NonEmpty<Decision> }

export const localPath = ({ dataset, version }: ImportTarget, name: string): string =>
  `shelf/${dataset}/${version}/${name}`

/** The source that every figure of an import names. */
export const sourceOf = ({ dataset, name }: Pick<ImportTarget, 'dataset' | 'name'>, today: string): Source => ({
  id: ownSourceId(dataset),
  publisher: 'Your own file',
  title: `your file ${name}, not published`,
  year: `read in ${today.slice(0, 4)}`,
  url: null,
  licence: 'Not published: for its owner to decide',
  read: `read in this browser on ${today}`,
})

/** Which period holds how many areas with a value, geography by geography. A period in which all are suppressed is one that holds none. */
function extentsOf(observations: readonly Observation[], places: AreaIndex): readonly Extent[] {
  const held = new Map<string, Map<string, Set<string>>>()
  const homes = new Map<string, readonly string[]>()
  for (const { area, period, cell } of observations) {
    if (cell.kind === 'absent' && cell.reason !== 'suppressed') continue
    const known =
      homes.get(area) ?? places.geographies.filter(({ id }) => places.areas.get(id)?.has(area)).map(({ id }) => id)
    homes.set(area, known)
    for (const geography of known) {
      const periods = held.get(geography) ?? new Map<string, Set<string>>()
      const areas = periods.get(period) ?? new Set()
      periods.set(period, cell.kind === 'value' ? areas.add(area) : areas)
      held.set(geography, periods)
    }
  }
  return places.geographies.flatMap(({ id }) => {
    const periods = held.get(id)
    if (!periods) return []
    const counted = [...periods].map(([period, areas]) => ({ period, areas: areas.size }))
    return [{ geography: id, periods: counted.sort((a, b) => comparePeriods(a.period, b.period)) }]
  })
}

export type Composed = { readonly indicator: Indicator; readonly files: Readonly<Record<string, IndicatorFile>> }

/** Writes the figures of one indicator as the build would: by shard, with the sources and notes that they need. */
export function composeIndicator(
  record: IndicatorRecord,
  observations: readonly Observation[],
  sources: readonly Source[],
  { places, target, notes }: Pick<CheckContext, 'places' | 'target' | 'notes'>,
): Composed {
  const { shard } = record
  const values =
    shard === null ? ['*'] : (record.dimensions.find(({ id }) => id === shard)?.values ?? []).map(({ id }) => id)
  const said = new Set([...record.notes, ...observations.flatMap((one) => one.notes)])
  const own = notes.filter(({ id }) => said.has(id))
  const files: Record<string, IndicatorFile> = {}
  const listed = values.map((value) => {
    const held = shard === null ? observations : observations.filter((one) => one.dims[shard] === value)
    const path = localPath(target, value === '*' ? record.id : `${record.id}.${value}`)
    files[path] = encodeDataset(record.id, value === '*' ? null : value, held, sources, own)
    const count = (some: readonly Observation[]) => extentsOf(some, places)
    const extents = count(held)
    return [value, { path, extents, choices: extentsByChoice(record, held, extents, count) }] as const
  })
  const statuses = new Set(observations.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : [])))
  const indicator: Indicator = {
    ...record,
    files: Object.fromEntries(listed),
    statuses: [...statuses].sort(),
    sources: sources.map(({ id }) => id),
  }
  return { indicator, files }
}
