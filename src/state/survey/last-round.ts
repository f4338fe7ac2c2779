import { baselineAreas } from '#core/baseline/areas.ts'
import type { Return } from '#core/baseline/returns.ts'
import { type Dataset, decodeDataset } from '#core/catalogue/columns.ts'
import type { Catalogue, GeographyFile, IndicatorFile } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { spreadPolicy } from '#core/disclosure/spread-policy.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import type { SurveyDefinition } from '#core/survey/definition.ts'
import type { LastUnit } from '#core/survey/last-equipment.ts'
import { outgoingSpread, spreadOf } from '#core/survey/region-spread.ts'
import { type LastRound, lastRoundOf, lastUnitsOf } from '#core/survey/send.ts'
import type { RegionSpread } from '#core/survey/survey-file.ts'
import { readDataset, readGeography } from '#io/files.ts'
import type { Remade, RemakeRequest } from '#io/imports/desk.ts'
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

type Remake = (request: RemakeRequest) => Promise<Remade>

/**
 * What may travel of the regions of a version: by the default rules, made anew from its returns, nothing that the version itself withholds, and no more
 * finely rounded than there.
 * @param kept what is stored of the indicator
 */
export async function spreadFrom(
  { dataset, version }: Kept,
  { returns, kept }: { readonly returns: readonly Return[]; readonly kept: readonly Dataset[] },
  indicator: Pick<Indicator, 'id' | 'name' | 'unit' | 'decimals'>,
  nameOf: NameOf,
  remake: Remake,
): Promise<RegionSpread | null> {
  if (returns.length === 0) return null
  const target = { dataset: dataset.id, version: version.number, name: dataset.name }
  const { entry, files } = await remake({
    returns,
    target,
    policy: spreadPolicy(version.policy ?? defaultPolicy),
    today: version.accepted.slice(0, 10),
  })
  const paths = Object.values(entry.indicators.find(({ id }) => id === indicator.id)?.files ?? {})
  // Of returns nothing else is made than indicators.
  const anew = paths.flatMap(({ path }) => (files[path] ? [decodeDataset(files[path] as IndicatorFile)] : []))
  const leaves = new Set(baselineAreas.leaves)
  const regionOf: NameOf = (area) => (leaves.has(area) ? nameOf(area) : null)
  return outgoingSpread(spreadOf(indicator, kept, regionOf), spreadOf(indicator, anew, regionOf))
}

async function readSpread(
  of: Kept,
  returns: readonly Return[],
  place: string | null,
  nameOf: NameOf,
  catalogue: Catalogue,
): Promise<RegionSpread | null> {
  const indicator = of.version.entry.indicators.find(({ id }) => id === place)
  if (!indicator) return null
  const kept = await Promise.all(Object.values(indicator.files).map(({ path }) => readDataset(path)))
  const client = new ImportClient(await readImportSetting(catalogue), () => {})
  try {
    return await spreadFrom(of, { returns, kept }, indicator, nameOf, (request) => client.remake(request))
  } finally {
    client.cancel()
  }
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
  const returns = source?.returns ?? []
  const spread = await readSpread(kept, returns, definition.place, names, catalogue)
  return { ...lastRoundOf(returns, nameOf), spread }
}
