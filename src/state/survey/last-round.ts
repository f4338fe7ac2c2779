import { baselineAreas } from '#core/baseline/areas.ts'
import type { Catalogue, GeographyFile } from '#core/catalogue/schemas.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import type { LastUnit } from '#core/survey/last-equipment.ts'
import { spreadOf } from '#core/survey/region-spread.ts'
import { type LastRound, lastRoundOf, lastUnitsOf } from '#core/survey/send.ts'
import type { RegionSpread } from '#core/survey/survey-file.ts'
import { readDataset, readGeography } from '#io/files.ts'
import { ImportClient } from '#io/imports/import-client.ts'
import type { ShelfDataset, ShelfVersion, SourceTables } from '#io/shelf/database.ts'
import { readShelfFile } from '#io/shelf/large-files.ts'
import { hasShelf } from '#io/shelf/own-files.ts'
import { listShelf, sourcePath } from '#io/shelf/shelf.ts'
import { readImportSetting } from '../import-setting.ts'

/** Every kind of area of the atlas. */
export const readAllAreas = (catalogue: Catalogue): Promise<readonly GeographyFile[]> =>
  Promise.all(catalogue.geographies.map(({ path }) => readGeography(path)))

/** Name of an area by its code; null for one that is unknown. */
function areaNames(geographies: readonly GeographyFile[]): (code: string) => string | null {
  const names = new Map(geographies.flatMap(({ areas }) => areas.map(({ code, name }) => [code, name] as const)))
  return (code) => names.get(code) ?? null
}

type Kept = { readonly dataset: ShelfDataset; readonly version: ShelfVersion }

/** The version that counts of what is kept in the table of a survey; null where none is, or none is in use. */
async function keptOf(table: string): Promise<Kept | null> {
  if (!(await hasShelf())) return null
  const { datasets, versions } = await listShelf()
  const dataset = datasets.find((one) => one.table === table && one.on)
  const version = versions.find((one) => one.dataset === dataset?.id && one.number === dataset.current)
  return dataset && version ? { dataset, version } : null
}

type NameOf = (area: string) => string | null

/** What the version shows of regions. */
async function readSpread({ version }: Kept, place: string | null, nameOf: NameOf): Promise<RegionSpread | null> {
  const indicator = version.entry.indicators.find(({ id }) => id === place)
  if (!indicator) return null
  const datasets = await Promise.all(Object.values(indicator.files).map(({ path }) => readDataset(path)))
  const leaves = new Set(baselineAreas.leaves)
  return spreadOf(indicator, datasets, (area) => (leaves.has(area) ? nameOf(area) : null))
}

async function readUnits(
  { dataset, version }: Kept,
  definition: SurveyDefinition,
  catalogue: Catalogue,
): Promise<readonly LastUnit[]> {
  const client = new ImportClient(await readImportSetting(catalogue), () => {})
  try {
    const period = version.accepted.slice(0, 4)
    return await client.lastEquipment({ definition, dataset: dataset.id, version: version.number, period })
  } finally {
    client.cancel()
  }
}

/**
 * The last round that this browser keeps of a survey: the rows of its version that counts, and what that version shows of regions.
 * @returns null where none is kept
 */
export async function readLastRound(
  definition: SurveyDefinition,
  catalogue: Catalogue,
  geographies: readonly GeographyFile[],
): Promise<LastRound | null> {
  const kept = await keptOf(definition.table)
  if (!kept) return null
  const names = areaNames(geographies)
  const nameOf = (area: string) => names(area) ?? area
  if (definition.table === 'equipment')
    return { ...lastUnitsOf(await readUnits(kept, definition, catalogue), nameOf), spread: null }
  const path = sourcePath(kept.dataset.id, kept.version.number)
  const source = (await readShelfFile(path)) as SourceTables | undefined
  const spread = await readSpread(kept, definition.place, names)
  return { ...lastRoundOf(source?.returns ?? [], nameOf), spread }
}
