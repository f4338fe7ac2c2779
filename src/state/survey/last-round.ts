import { baselineAreas } from '#core/baseline/areas.ts'
import type { Return } from '#core/baseline/returns.ts'
import { type Dataset, decodeDataset } from '#core/catalogue/columns.ts'
import type { Catalogue, GeographyFile, IndicatorFile } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import type { DisclosurePolicy } from '#core/disclosure/policy.ts'
import { spreadPolicy } from '#core/disclosure/spread-policy.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { ownPlacesOf, type SurveyDefinition } from '#core/survey/definition.ts'
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
  const by = (datasets: readonly Dataset[]) => spreadOf(indicator.id, indicator, datasets, regionOf)
  return outgoingSpread(by(kept), by(anew))
}

type RemakeUnits = ImportClient['remakeUnits']

/** The rules that a spread of equipment is made by: those of any spread, with counts rounded as in the table, so that no share tells more than there. */
const unitsSpreadPolicy = (kept: DisclosurePolicy): DisclosurePolicy => ({
  ...spreadPolicy(kept),
  rounding: kept.rounding,
})

/**
 * What may travel of the equipment of regions, measure by measure, as `spreadFrom`: none of a list that is no answers of departments.
 * @param keptOf what is stored of an indicator
 */
export async function unitsSpreads(
  { dataset, version }: Kept,
  places: readonly string[],
  keptOf: (indicator: Indicator) => Promise<readonly Dataset[]>,
  nameOf: NameOf,
  remake: RemakeUnits,
): Promise<readonly RegionSpread[]> {
  if (!version.policy) return []
  const anew = await remake({
    target: { dataset: dataset.id, version: version.number, name: dataset.name },
    policy: unitsSpreadPolicy(version.policy),
    today: version.accepted.slice(0, 10),
  })
  if (!anew) return []
  const leaves = new Set(baselineAreas.leaves)
  const regionOf: NameOf = (area) => (leaves.has(area) ? nameOf(area) : null)
  const spreads = places.map(async (place) => {
    const isIt = ({ id }: Indicator) => id === `own-${dataset.id}-${place}`
    const [indicator, again] = [version.entry.indicators.find(isIt), anew.entry.indicators.find(isIt)]
    if (!indicator || !again) return null
    // Of equipment nothing else is made than indicators.
    const made = Object.values(again.files).flatMap(({ path }) => anew.files[path] ?? []) as readonly IndicatorFile[]
    const [kept, byDefault] = [await keptOf(indicator), made.map(decodeDataset)].map((datasets) =>
      spreadOf(place, indicator, datasets, regionOf),
    )
    // Read by itself, the table may be taken to be of another year.
    return kept && byDefault && kept.period === byDefault.period ? outgoingSpread(kept, byDefault) : null
  })
  return (await Promise.all(spreads)).flatMap((one) => one ?? [])
}

/** What is stored of an indicator. */
const storedOf = ({ files }: Pick<Indicator, 'files'>): Promise<readonly Dataset[]> =>
  Promise.all(Object.values(files).map(({ path }) => readDataset(path)))

async function readSpread(
  of: Kept,
  returns: readonly Return[],
  place: string | undefined,
  nameOf: NameOf,
  catalogue: Catalogue,
): Promise<readonly RegionSpread[]> {
  const indicator = of.version.entry.indicators.find(({ id }) => id === place)
  if (!indicator) return []
  const kept = await storedOf(indicator)
  const client = new ImportClient(await readImportSetting(catalogue), () => {})
  try {
    const spread = await spreadFrom(of, { returns, kept }, indicator, nameOf, (request) => client.remake(request))
    return spread ? [spread] : []
  } finally {
    client.cancel()
  }
}

/** The units of kept equipment that a survey asks about, and what may travel of those of regions. */
async function readUnits(of: Kept, definition: SurveyDefinition, nameOf: NameOf, catalogue: Catalogue) {
  const { dataset, version } = of
  const client = new ImportClient(await readImportSetting(catalogue), () => {})
  try {
    const asked = { definition, dataset: dataset.id, version: version.number }
    const spreads = await unitsSpreads(of, ownPlacesOf(definition), storedOf, nameOf, (request) =>
      client.remakeUnits(request),
    )
    const period = spreads[0]?.period ?? version.accepted.slice(0, 4)
    return { units: await client.lastEquipment({ ...asked, period }), spreads }
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
  if (definition.table === 'equipment') {
    const { units, spreads } = await readUnits(kept, definition, names, catalogue)
    return { ...lastUnitsOf(units, nameOf), spreads }
  }
  const path = sourcePath(kept.dataset.id, kept.version.number)
  const source = (await readShelfFile(path)) as SourceTables | undefined
  const returns = source?.returns ?? []
  const spreads = await readSpread(kept, returns, ownPlacesOf(definition)[0], names, catalogue)
  return { ...lastRoundOf(returns, nameOf), spreads }
}
