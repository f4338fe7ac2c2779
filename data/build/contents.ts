import type { Library } from '#core/catalogue/schemas.ts'
import type { SearchWords, ShortAnswer } from '#core/catalogue/search-schema.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { Denominator, IndicatorRecord } from '#core/domain/indicator.ts'
import type { Site } from '#core/domain/site.ts'
import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import type { Story } from '#core/story/story.ts'
import type { SurveysFile } from '#core/survey/definition.ts'
import type { DeskFile } from '#core/unit-desk/desk-file.ts'
import type { Bulletin } from '#core/watch/bulletin.ts'
import type { DemandTables } from './demand-tables.ts'
import type { Places } from './places.ts'
import type {
  ComparisonRecord,
  CoverageRecord,
  PackRecord,
  SiteSetRecord,
  StandingRecord,
  TopicRecord,
} from './records.ts'

export type IndicatorContents = { readonly record: IndicatorRecord; readonly observations: readonly Observation[] }
export type SiteContents = { readonly record: SiteSetRecord; readonly sites: readonly Site[] }

/** The whole data package, read and validated. */
export type Contents = {
  readonly topics: readonly TopicRecord[]
  readonly denominators: readonly Denominator[]
  readonly indicators: readonly IndicatorContents[]
  readonly siteSets: readonly SiteContents[]
  readonly demand: DemandTables | null
  readonly library: Omit<Library, 'format'>
  readonly searchWords: readonly SearchWords[]
  readonly shortAnswers: readonly ShortAnswer[]
  readonly stories: readonly Story[]
  readonly packs: readonly PackRecord[]
  /** To whom files may be sealed. */
  readonly desk: DeskFile
  /** What a unit can ask departments. */
  readonly surveys: SurveysFile
  readonly bulletin: Bulletin
  readonly standings: readonly StandingRecord[]
  /** Null where the package has no table of places. */
  readonly coverage: CoverageRecord | null
  /** Methods of requirement, need, equipment and track record; null where the package has none. */
  readonly requirement: RequirementFile | null
  /** Levers, published flows and starting stocks of scenarios; null where the folder has none. */
  readonly supply: SupplyFile | null
  /** Null where the package names no measures for every comparison. */
  readonly comparison: ComparisonRecord | null
  readonly places: Places
  /** Sources and notes that nothing refers to. */
  readonly unused: readonly string[]
  /** Number of sums of `checks.csv` that were compared. */
  readonly sums: number
}
