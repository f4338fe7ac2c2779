import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import type { Area } from '#core/domain/area.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { readDataset, readGeography } from '#io/files.ts'

/** All cells of an indicator from all its files, with the names of their areas and their sources. */
export type WholeIndicator = {
  readonly datasets: readonly Dataset[]
  readonly areas: ReadonlyMap<string, Area>
}

/** @throws FileFault when a file fails: half an indicator would be worse than none */
export async function readWholeIndicator(indicator: Indicator, catalogue: Catalogue): Promise<WholeIndicator> {
  const held = new Set(
    Object.values(indicator.files).flatMap(({ extents }) => extents.map(({ geography }) => geography)),
  )
  const geographies = catalogue.geographies.filter(({ id }) => held.has(id))
  const [datasets, files] = await Promise.all([
    Promise.all(Object.values(indicator.files).map(({ path }) => readDataset(path))),
    Promise.all(geographies.map(({ path }) => readGeography(path))),
  ])
  return {
    datasets,
    areas: new Map(files.flatMap(({ areas }) => areas.map((area) => [area.code, area]))),
  }
}
