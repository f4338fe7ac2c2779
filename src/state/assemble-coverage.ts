import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue, GeographyFile } from '#core/catalogue/schemas.ts'
import type { CoverageData } from '#core/coverage/settle.ts'
import type { SiteSet } from '#core/plate/atlas.ts'

/** What is read for coverage, as far as it is there. */
export type CoverageParts = {
  readonly catalogue: Catalogue | null
  readonly areas: GeographyFile | undefined
  readonly regions: GeographyFile | undefined
  readonly groups: GeographyFile | undefined
  /** The geography of the reader's own area, where it is another one. */
  readonly home: GeographyFile | undefined
  readonly siteSet: SiteSet | undefined
  readonly demand: CoverageData['demand'] | null
  readonly times: CoverageData['times']
  readonly wantsTimes: boolean
  readonly library: CoverageData['library']
  readonly staff: CoverageData['staff']
  readonly context: readonly (Dataset | null)[]
  readonly unavailable: readonly string[]
}

const namesOf = (file: GeographyFile) => new Map(file.areas.map(({ code, name }) => [code, name]))

/** Puts together what has been read, or null while something is missing that every figure needs. */
export function assembleCoverage(parts: CoverageParts): CoverageData | null {
  const { catalogue, areas, regions, groups, siteSet, demand, times, library, staff, unavailable } = parts
  const asked = catalogue?.demand
  if (!catalogue || !areas || !regions || !groups || !siteSet || !demand || !asked) return null
  if (parts.wantsTimes && !times) return null
  return {
    geography: areas.geography,
    areas: areas.areas,
    home: parts.home?.areas,
    groups: namesOf(groups),
    groupingName: groups.geography.name,
    regionNames: namesOf(regions),
    siteSet,
    demand,
    times,
    library,
    staff,
    staffing: asked.staff,
    context: asked.context.map((one, at) => ({ ...one, dataset: parts.context[at] ?? null })),
    contextNote: asked.contextNote,
    unavailable,
    dataVersion: catalogue.version,
  }
}
