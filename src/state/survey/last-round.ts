import { baselineAreas } from '#core/baseline/areas.ts'
import type { Catalogue, GeographyFile } from '#core/catalogue/schemas.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import { spreadOf } from '#core/survey/region-spread.ts'
import { type LastRound, lastRoundOf } from '#core/survey/send.ts'
import { readDataset, readGeography } from '#io/files.ts'
import type { SourceTables } from '#io/shelf/database.ts'
import { readShelfFile } from '#io/shelf/large-files.ts'
import { hasShelf } from '#io/shelf/own-files.ts'
import { listShelf, sourcePath } from '#io/shelf/shelf.ts'

/** Every kind of area of the atlas. */
export const readAllAreas = (catalogue: Catalogue): Promise<readonly GeographyFile[]> =>
  Promise.all(catalogue.geographies.map(({ path }) => readGeography(path)))

/** Name of an area by its code; null for one that is unknown. */
function areaNames(geographies: readonly GeographyFile[]): (code: string) => string | null {
  const names = new Map(geographies.flatMap(({ areas }) => areas.map(({ code, name }) => [code, name] as const)))
  return (code) => names.get(code) ?? null
}

/**
 * The last round that this browser keeps of a survey: the returns of its version that counts, and what that version shows of regions.
 * @returns null where none is kept
 */
export async function readLastRound(
  { table, place }: Pick<SurveyDefinition, 'table' | 'place'>,
  geographies: readonly GeographyFile[],
): Promise<LastRound | null> {
  if (!(await hasShelf())) return null
  const { datasets: kept, versions } = await listShelf()
  const dataset = kept.find((one) => one.table === table && one.on)
  const version = versions.find((one) => one.dataset === dataset?.id && one.number === dataset.current)
  if (!dataset || !version || table !== 'survey') return null
  const source = (await readShelfFile(sourcePath(dataset.id, version.number))) as SourceTables | undefined
  const nameOf = areaNames(geographies)
  const round = lastRoundOf(source?.returns ?? [], (area) => nameOf(area) ?? area)
  const indicator = version.entry.indicators.find(({ id }) => id === place)
  const datasets = await Promise.all(Object.values(indicator?.files ?? {}).map(({ path }) => readDataset(path)))
  const leaves = new Set(baselineAreas.leaves)
  const regionOf = (area: string) => (leaves.has(area) ? nameOf(area) : null)
  return { ...round, spread: indicator ? spreadOf(indicator, datasets, regionOf) : null }
}
