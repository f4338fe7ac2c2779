import type { Observation } from '#core/domain/cell.ts'
import type { IndicatorRecord } from '#core/domain/indicator.ts'
import type { Parsed, Problem } from '#core/domain/problem.ts'
import { noSurveys } from '#core/survey/definition.ts'
import { noDesk } from '#core/unit-desk/desk-file.ts'
import { noBulletin } from '#core/watch/bulletin.ts'
import type { AreasFile } from '../../geo/records.ts'
import { readSample } from '../sample/observations.ts'
import { type Known, readCells, strayProblems } from './cells.ts'
import { runChecks } from './checks.ts'
import type { Contents, IndicatorContents, SiteContents } from './contents.ts'
import { parseTable } from './csv.ts'
import { readDemand } from './demand-tables.ts'
import type { Folder } from './folder.ts'
import { parseLibrary } from './library.ts'
import { indexPlaces } from './places.ts'
import {
  parseBulletin,
  parseComparison,
  parseCoverage,
  parseDenominators,
  parseDesk,
  parseIndicatorRecord,
  parsePacks,
  parseSiteSet,
  parseStandings,
  parseSurveys,
  parseTopics,
  type TopicRecord,
} from './records.ts'
import {
  comparisonProblems,
  coverageProblems,
  denominatorProblems,
  likeNamedProblems,
  type Referable,
  recordProblems,
  searchWordProblems,
  shortAnswerProblems,
  standingProblems,
  topicProblems,
} from './references.ts'
import { readRequirement, requirementTables } from './requirement-tables.ts'
import { parseSearchWords, parseShortAnswers, searchWordsFile, shortAnswersFile } from './search-words.ts'
import { readSites } from './sites.ts'
import { parseStory } from './stories.ts'
import { composeStarts } from './supply-starts.ts'
import { readSupply, supplyTables } from './supply-tables.ts'
import { unusedIn } from './unused.ts'

const namesIn = (folder: Folder, pattern: RegExp): string[] =>
  [...folder.keys()].flatMap((path) => pattern.exec(path)?.[1] ?? []).sort()

const samplePath = 'sample/returns.csv'

const missing = (file: string): Problem => ({ code: 'missing-file', at: { file }, found: '', mend: 'Add the file.' })

/** Collects problems and still returns what could be read: one run then reports every mistake. */
class Gathering {
  readonly problems: Problem[] = []
  take<T>(parsed: Parsed<T>, otherwise: T): T {
    if (parsed.ok) return parsed.value
    this.problems.push(...parsed.problems)
    return otherwise
  }
  file<T>(folder: Folder, path: string, parse: (file: string, text: string) => Parsed<T>): T | null {
    const text = folder.get(path)
    if (text !== undefined) return this.take<T | null>(parse(path, text), null)
    this.problems.push(missing(path))
    return null
  }
}

/** Reads cells from their own table, or aggregates them from returns. */
function readObservations(
  folder: Folder,
  record: IndicatorRecord,
  made: ReadonlyMap<string, readonly Observation[]>,
  known: Known,
  gathering: Gathering,
): readonly Observation[] {
  const aggregated = made.get(record.id)
  if (aggregated) {
    gathering.problems.push(...strayProblems(samplePath, record, aggregated, known))
    return aggregated
  }
  const table = gathering.file(folder, `indicators/${record.id}/cells.csv`, parseTable)
  if (!table) return []
  const { located, problems } = readCells(table, record, known)
  gathering.problems.push(...problems)
  return problems.length > 0 ? [] : located.map(({ observation }) => observation)
}

function readIndicator(
  folder: Folder,
  id: string,
  made: ReadonlyMap<string, readonly Observation[]>,
  to: Referable & { readonly known: Known },
  gathering: Gathering,
): IndicatorContents[] {
  const file = `indicators/${id}/indicator.json`
  const record = gathering.file(folder, file, parseIndicatorRecord)
  if (!record) return []
  gathering.problems.push(...recordProblems(file, id, record, to))
  const observations = readObservations(folder, record, made, to.known, gathering)
  const { period } = record.initial
  if (observations.length > 0 && !observations.some((one) => one.period === period)) {
    const at = { file, column: 'initial.period' }
    gathering.problems.push({ code: 'bad-reference', at, found: period, mend: 'Write a period that cells.csv holds.' })
  }
  return [{ record, observations }]
}

function readSiteSet(folder: Folder, name: string, known: Known, gathering: Gathering): SiteContents[] {
  const record = gathering.file(folder, `sites/${name}.json`, parseSiteSet)
  const table = gathering.file(folder, `sites/${name}.csv`, parseTable)
  if (!record || !table) return []
  const { sites, problems } = readSites(table, known)
  gathering.problems.push(...problems)
  return [{ record, sites }]
}

/** Reads the indicators aggregated from returns: the sample baseline. Empty where it is not in the folder. */
function readMade(folder: Folder, gathering: Gathering): ReadonlyMap<string, readonly Observation[]> {
  const text = folder.get(samplePath)
  return text === undefined ? new Map() : gathering.take(readSample(samplePath, text), new Map())
}

/** Sorts indicators for menus: those that their topic lists first, then the rest by id. */
function inMenuOrder(topics: readonly TopicRecord[], ids: ReadonlySet<string>): readonly string[] {
  const first = topics.flatMap((topic) => topic.first).filter((id) => ids.has(id))
  return [...new Set([...first, ...ids])]
}

/** Reads and validates the whole data package: returns all of it, or every problem. */
export function composeContents(folder: Folder, areas: AreasFile): Parsed<Contents> {
  const gathering = new Gathering()
  const places = indexPlaces(areas)
  const empty = { sources: [], notes: [], norms: [], leftOut: [], likeNamed: [] }
  const library = gathering.take<Contents['library']>(parseLibrary(folder), empty)
  const known: Known = {
    places,
    sources: new Set(library.sources.map(({ id }) => id)),
    notes: new Set(library.notes.map(({ id }) => id)),
  }
  // With an unreadable library, every row would be reported for an unknown source.
  if (gathering.problems.length > 0) return { ok: false, problems: gathering.problems }
  const topics = gathering.file(folder, 'topics.json', parseTopics) ?? []
  const packs = gathering.file(folder, 'packs.json', parsePacks) ?? []
  const desk = gathering.file(folder, 'desk.json', parseDesk) ?? noDesk
  const surveys = gathering.file(folder, 'surveys.json', parseSurveys) ?? noSurveys
  // Before the first reply there is none.
  const bulletin = folder.has('bulletin.json') ? gathering.file(folder, 'bulletin.json', parseBulletin) : null
  const standings = gathering.file(folder, 'standing.json', parseStandings) ?? []
  const denominators = gathering.file(folder, 'denominators.json', parseDenominators) ?? []
  const searchWords = gathering.file(folder, searchWordsFile, parseSearchWords) ?? []
  const shortAnswers = folder.has(shortAnswersFile)
    ? (gathering.file(folder, shortAnswersFile, parseShortAnswers) ?? [])
    : []
  const stories = namesIn(folder, /^stories\/([^/]+)\.json$/).flatMap(
    (name) => gathering.file(folder, `stories/${name}.json`, parseStory) ?? [],
  )
  const made = readMade(folder, gathering)
  const to = { topics, denominators, notes: known.notes, places, known }
  const ids = inMenuOrder(topics, new Set(namesIn(folder, /^indicators\/([^/]+)\//)))
  const indicators = ids.flatMap((id) => readIndicator(folder, id, made, to, gathering))
  const siteSets = namesIn(folder, /^sites\/([^/]+)\.csv$/).flatMap((name) =>
    readSiteSet(folder, name, known, gathering),
  )
  const demand = folder.has('demand/demand.json') ? gathering.take(readDemand(folder, known), null) : null
  const coverage = demand && gathering.file(folder, 'coverage.json', parseCoverage)
  const held = new Map(indicators.map(({ record, observations }) => [record.id, observations]))
  const supply = folder.has(supplyTables.levers)
    ? gathering.take(
        readSupply(
          folder,
          { ...library, areas: (code) => places.currentCodes(code).length > 0 },
          composeStarts(held, areas),
        ),
        null,
      )
    : null
  const comparison = folder.has('comparison.json') ? gathering.file(folder, 'comparison.json', parseComparison) : null
  const requirement = folder.has(requirementTables.methods)
    ? gathering.take(
        readRequirement(folder, { ...library, areas: (code) => places.currentCodes(code).length > 0 }),
        null,
      )
    : null
  const records = indicators.map(({ record }) => record)
  gathering.problems.push(
    ...denominatorProblems(denominators, records),
    ...topicProblems(topics, records),
    ...standingProblems(standings, records),
    ...searchWordProblems(searchWords, records),
    ...shortAnswerProblems(shortAnswers, records),
    ...likeNamedProblems(library.likeNamed, records),
    ...(coverage ? coverageProblems(coverage, records) : []),
    ...(comparison ? comparisonProblems(comparison, records) : []),
  )
  // Sums over faulty rows would only repeat the report.
  if (gathering.problems.length > 0) return { ok: false, problems: gathering.problems }
  const byId = new Map(indicators.map(({ record, observations }) => [record.id, observations]))
  const { problems, sums } = runChecks('checks.csv', folder.get('checks.csv') ?? '', byId, known.sources, places)
  if (problems.length > 0) return { ok: false, problems }
  const unused = unusedIn({ library, indicators, siteSets, demand, requirement, supply })
  const tables = {
    topics,
    denominators,
    indicators,
    siteSets,
    packs,
    desk,
    surveys,
    bulletin: bulletin ?? noBulletin,
    standings,
    coverage,
    comparison,
    demand,
    requirement,
    supply,
    library,
    searchWords,
    shortAnswers,
    stories,
  }
  const value = { ...tables, places, unused, sums }
  return { ok: true, value }
}
