import { baselineIndicators } from '#core/baseline/aggregate.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { readGeography, readLibrary } from '#io/files.ts'
import type { DeskSetting } from '#io/imports/desk.ts'

/** All that a file is checked against: every area that the atlas knows, brought ones too, and the records of the baseline. */
export async function readImportSetting(catalogue: Catalogue): Promise<DeskSetting> {
  const [library, geographies] = await Promise.all([
    readLibrary(catalogue.library.path),
    Promise.all(catalogue.geographies.map(({ path }) => readGeography(path))),
  ])
  return {
    geographies,
    baseline: catalogue.indicators.filter(({ id }) => (baselineIndicators as readonly string[]).includes(id)),
    notes: library.notes,
    denominators: catalogue.denominators.map(({ id }) => id),
  }
}
