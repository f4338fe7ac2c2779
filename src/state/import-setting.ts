import { baselineIndicators } from '#core/baseline/aggregate.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { ExtendableSeries } from '#core/imports/draft.ts'
import { isExtended } from '#core/imports/read/extended-ids.ts'
import { readDemand } from '#io/coverage-files.ts'
import { readDataset, readGeography, readLibrary, readSiteFile, readTopology } from '#io/files.ts'
import type { ImportContext } from '#io/imports/desk.ts'

/** The series that a file may extend, with their current data, including earlier imports. */
const readSeries = (catalogue: Catalogue): Promise<readonly ExtendableSeries[]> =>
  Promise.all(
    catalogue.indicators.filter(isExtended).map(async (indicator): Promise<ExtendableSeries> => {
      const files = await Promise.all(Object.values(indicator.files).map(({ path }) => readDataset(path)))
      const sources = new Map(files.flatMap((file) => [...file.sources]))
      return { indicator, observations: files.flatMap((file) => file.observations), sources: [...sources.values()] }
    }),
  )

/** The reference data for checking a file: every area of the atlas, imported ones too, and the records of the baseline. */
export async function readImportSetting(catalogue: Catalogue): Promise<ImportContext> {
  const [library, geographies, series, topology, sites, people] = await Promise.all([
    readLibrary(catalogue.library.path),
    Promise.all(catalogue.geographies.map(({ path }) => readGeography(path))),
    readSeries(catalogue),
    readTopology(catalogue.topology.path),
    Promise.all(catalogue.sites.map(({ path }) => readSiteFile(path))),
    Promise.all((catalogue.people ?? []).map(({ path }) => readDemand(path))),
  ])
  return {
    geographies,
    series,
    topology,
    sites: sites.flatMap((set) => set.sites.flatMap(({ id, name }) => [id, name])),
    origins: people.flatMap(({ pools }) => pools.map(({ code }) => code)),
    baseline: catalogue.indicators.filter(({ id }) => (baselineIndicators as readonly string[]).includes(id)),
    notes: library.notes,
    denominators: catalogue.denominators.map(({ id }) => id),
  }
}
