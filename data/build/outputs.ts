import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { encodeDataset } from '#core/catalogue/columns.ts'
import { demandFileSchema } from '#core/catalogue/demand-schema.ts'
import {
  type Catalogue,
  catalogueSchema,
  geographyFileSchema,
  geographySchema,
  indicatorFileSchema,
  librarySchema,
  siteFileSchema,
  standingSchema,
} from '#core/catalogue/schemas.ts'
import { searchFileSchema } from '#core/catalogue/search-schema.ts'
import type { Observation } from '#core/domain/cell.ts'
import { extentsByChoice } from '#core/domain/held.ts'
import type { Indicator, IndicatorRecord } from '#core/domain/indicator.ts'
import { comparePeriods } from '#core/domain/period.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import { requirementFileSchema, requirementPath } from '#core/scenario/requirement-file.ts'
import { supplyFileSchema, supplyPath } from '#core/scenario/supply-file.ts'
import { storySchema } from '#core/story/story.ts'
import { storyIndexSchema } from '#core/story/story-index.ts'
import { surveysPath } from '#core/survey/definition.ts'
import { deskPath } from '#core/unit-desk/desk-file.ts'
import { fields } from '#core/view/fields.ts'
import { screenNeeds } from '#core/view/screens.ts'
import { defaultView } from '#core/view/view.ts'
import { bulletinPath } from '#core/watch/bulletin.ts'
import type { AreasFile } from '../../geo/records.ts'
import type { Contents, IndicatorContents, SiteContents } from './contents.ts'
import { composeDemand } from './demand.ts'
import { extentsOf } from './extents.ts'
import { listedStory } from './stories.ts'

/** Largest file of cells, in bytes after gzip: the atlas must stay fast on the Wi-Fi of a conference hall. */
const cellsBudget = 10_000

/** Path below the site's root → text. */
export type Outputs = ReadonlyMap<string, string>

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** Writes files whose names contain a digest of their content and which may be cached for ever. */
class Writer {
  readonly files = new Map<string, string>()
  add(folder: string, name: string, extension: string, text: string): string {
    const path = `${folder}/${name}.${digest(text)}.${extension}`
    this.files.set(path, text)
    return path
  }
  /** Validates the content against its schema first: the build must not write what the app would refuse. */
  addJson<S extends v.GenericSchema>(schema: S, folder: string, name: string, content: v.InferOutput<S>): string {
    return this.add(folder, name, 'json', JSON.stringify(v.parse(schema, content)))
  }
}

/** Sorts by dimensions in menu order, then areas, then time: similar rows stand together and compress well. */
function ordered(record: IndicatorRecord, observations: readonly Observation[]): Observation[] {
  const ranks = record.dimensions.map(
    ({ id, values }) => [id, new Map(values.map((value, at) => [value.id, at]))] as const,
  )
  const rank = (one: Observation, [id, order]: (typeof ranks)[number]) => order.get(one.dims[id] ?? '') ?? 0
  const byDims = (a: Observation, b: Observation) => ranks.reduce((so, each) => so || rank(a, each) - rank(b, each), 0)
  const byWord = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...observations].sort(
    (a, b) =>
      byDims(a, b) ||
      byWord(a.area, b.area) ||
      byWord(a.basis ?? '', b.basis ?? '') ||
      comparePeriods(a.period, b.period),
  )
}

function shardsOf({ record, observations }: IndicatorContents): readonly (readonly [string, Observation[]])[] {
  const { shard, dimensions } = record
  const all = ordered(record, observations)
  if (shard === null) return [['*', all]]
  const values = dimensions.find(({ id }) => id === shard)?.values ?? []
  return values.map(({ id }) => [id, all.filter((one) => one.dims[shard] === id)] as const)
}

function writeIndicator(one: IndicatorContents, contents: Contents, writer: Writer): Indicator {
  const { record } = one
  const { library, places } = contents
  const files = shardsOf(one).map(([shard, observations]) => {
    const sources = new Set(observations.map(({ source }) => source))
    const notes = new Set([
      ...record.notes,
      ...record.breaks.map(({ note }) => note),
      ...observations.flatMap((each) => each.notes),
    ])
    const file = encodeDataset(
      record.id,
      shard === '*' ? null : shard,
      observations,
      library.sources.filter(({ id }) => sources.has(id)),
      library.notes.filter(({ id }) => notes.has(id)),
    )
    const name = shard === '*' ? record.id : `${record.id}.${shard}`
    const path = writer.addJson(indicatorFileSchema, 'data/cells', name, file)
    const count = (some: readonly Observation[]) => extentsOf(some, places)
    const extents = count(observations)
    const choices = extentsByChoice(record, observations, extents, count)
    return [shard, { path, extents, choices }] as const
  })
  const statuses = one.observations.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : []))
  return {
    ...record,
    files: Object.fromEntries(files),
    statuses: [...new Set(statuses)].sort(),
    sources: [...new Set(one.observations.map(({ source }) => source))].sort(),
  }
}

function writeSites({ record, sites }: SiteContents, { library }: Contents, writer: Writer) {
  const cited = new Set(sites.map(({ source }) => source))
  const path = writer.addJson(siteFileSchema, 'data/sites', record.id, {
    format: 1,
    id: record.id,
    name: record.name,
    sites: [...sites],
    sources: library.sources.filter(({ id }) => cited.has(id)),
    notes: library.notes.filter(({ id }) => record.notes.includes(id)),
  })
  return { id: record.id, name: record.name, path }
}

const writeGeographies = ({ geographies, areas }: AreasFile, writer: Writer): Catalogue['geographies'] =>
  geographies.map((geography) => {
    const own = areas[geography.id] ?? []
    const file = { format: 1 as const, geography: v.parse(geographySchema, geography), areas: own }
    const path = writer.addJson(geographyFileSchema, 'geo', geography.id, v.parse(geographyFileSchema, file))
    return { ...file.geography, path, areas: own.length }
  })

/** Path of the file of an indicator's initial choice. */
function initialFile({ shard, dimensions, files }: Indicator, dims: Readonly<Record<string, string>> = {}): string {
  const initial = dimensions.find(({ id }) => id === shard)?.initial ?? '*'
  return files[(shard && dims[shard]) ?? initial]?.path ?? ''
}

/**
 * Lists the files that a page may request before it has read the catalogue: those of every picture, and those named by the parameters of a link. Read
 * by `config/early.ts`.
 */
function earlyFiles({ topology, geographies, indicators, denominators }: Catalogue) {
  const byId = new Map(indicators.map((one) => [one.id, one]))
  const per = denominators.flatMap(({ id, indicator, dims }) => {
    const one = byId.get(indicator)
    return one ? [[id, initialFile(one, dims)] as const] : []
  })
  return {
    always: ['data/catalogue.json', topology.path],
    needs: screenNeeds(),
    keys: { screen: fields.screen.key, indicator: fields.indicator.key, dims: fields.dims.key },
    initial: {
      [fields.screen.key]: defaultView.screen,
      [fields.geography.key]: defaultView.geography,
      [fields.indicator.key]: defaultView.indicator,
      [fields.per.key]: defaultView.per,
    },
    files: {
      [fields.geography.key]: Object.fromEntries(geographies.map(({ id, path }) => [id, path])),
      [fields.indicator.key]: Object.fromEntries(indicators.map((one) => [one.id, initialFile(one)])),
      [fields.per.key]: Object.fromEntries(per),
    },
  }
}

function budgetProblems(files: Outputs): Problem[] {
  return [...files].flatMap(([path, text]) => {
    const bytes = path.startsWith('data/cells/') ? gzipSync(text, { level: 9 }).length : 0
    if (bytes <= cellsBudget) return []
    const mend = `At most ${cellsBudget} bytes: name a dimension as “shard” in the indicator, or leave out what the atlas cannot show.`
    return [{ code: 'file-too-large', at: { file: path }, found: `${bytes} bytes after gzip`, mend }]
  })
}

/** Composes all files of the app; the same contents give the same bytes. */
export function composeOutputs(contents: Contents, areas: AreasFile, topology: string): Parsed<Outputs> {
  const writer = new Writer()
  const topologyPath = writer.add('geo', 'uk', 'topojson', topology)
  const geographies = writeGeographies(areas, writer)
  const indicators = contents.indicators.map((one) => writeIndicator(one, contents, writer))
  const sites = contents.siteSets.map((one) => writeSites(one, contents, writer))
  const spread = contents.demand ? composeDemand(contents.demand, contents, areas, topology) : null
  if (spread && !spread.ok) return spread
  const demand = spread && { path: writer.addJson(demandFileSchema, 'data', 'demand', spread.value) }
  const standing = writer.addJson(standingSchema, 'data', 'standing', { format: 1, standings: contents.standings })
  const library = writer.addJson(librarySchema, 'data', 'library', { format: 1, ...contents.library })
  const searchWords = writer.addJson(searchFileSchema, 'data', 'search-words', {
    format: 1,
    rows: contents.searchWords.map(({ words, shows, says }) => ({ words: [...words], shows: [...shows], says })),
    answers: [...contents.shortAnswers],
  })
  // Stories name the version of the data that they were written for, so they are no part of it.
  const requirement = contents.requirement && JSON.stringify(v.parse(requirementFileSchema, contents.requirement))
  const supply = contents.supply && JSON.stringify(v.parse(supplyFileSchema, contents.supply))
  const parts = [...writer.files.keys(), ...[requirement, supply].flatMap((one) => (one ? [digest(one)] : []))]
  const version = digest(parts.sort().join('\n'))
  const stories = writer.addJson(storyIndexSchema, 'data', 'stories', {
    format: 1,
    stories: contents.stories.map((story) =>
      listedStory(story, writer.addJson(storySchema, 'data/stories', story.id, story)),
    ),
  })
  const catalogue = v.parse(catalogueSchema, {
    format: 1,
    version,
    topics: contents.topics.map(({ id, name, about }) => ({ id, name, about })),
    geographies,
    topology: { path: topologyPath },
    indicators,
    denominators: contents.denominators,
    sites,
    demand: demand && contents.coverage ? { ...demand, ...contents.coverage } : null,
    comparison: contents.comparison,
    packs: contents.packs.map(({ id, title, file }) => ({ id, title, path: `packs/${file}` })),
    library: { path: library },
    searchWords: { path: searchWords },
    stories: { path: stories },
    standing: { path: standing },
    ...(contents.desk.watch ? { watch: true } : {}),
  } satisfies Catalogue)
  writer.files.set('data/catalogue.json', JSON.stringify(catalogue))
  writer.files.set(deskPath, JSON.stringify(contents.desk))
  writer.files.set(surveysPath, JSON.stringify(contents.surveys))
  if (contents.desk.watch) writer.files.set(bulletinPath, JSON.stringify(contents.bulletin))
  if (requirement) writer.files.set(requirementPath, requirement)
  if (supply) writer.files.set(supplyPath, supply)
  writer.files.set('data/early.json', JSON.stringify(earlyFiles(catalogue)))
  const problems = budgetProblems(writer.files)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: writer.files }
}
