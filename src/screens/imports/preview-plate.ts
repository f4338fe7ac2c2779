import { decodeDataset } from '#core/catalogue/columns.ts'
import { rowsOf } from '#core/catalogue/rows-of.ts'
import type { Catalogue, GeographyFile, IndicatorFile } from '#core/catalogue/schemas.ts'
import type { Protected } from '#core/domain/protected.ts'
import type { Draft } from '#core/imports/draft.ts'
import { mergeCatalogue } from '#core/imports/merge-catalogue.ts'
import { composePlate } from '#core/plate/compose.ts'
import type { Plate } from '#core/plate/plate.ts'
import { datasetsOf, type Resolved, resolveView } from '#core/plate/resolve.ts'
import { defaultView } from '#core/view/view.ts'

/** The map that a draft would open with, before its figures are read. */
export type PreviewView = { readonly merged: Catalogue; readonly resolved: Resolved }

/** @returns null for a draft without figures */
export function previewView({ entry }: Pick<Draft, 'entry'>, catalogue: Catalogue): PreviewView | null {
  const [indicator] = entry.indicators
  if (!indicator) return null
  const merged = mergeCatalogue(catalogue, [entry])
  const view = { ...defaultView, indicator: indicator.id, per: null, geography: indicator.initial.geography }
  return { merged, resolved: resolveView(view, merged) }
}

/** The files of a draft that its first map is made from, with the rows of its period alone: a long series has many times as many. */
export function previewFiles({ files }: Pick<Draft, 'files'>, { merged, resolved }: PreviewView) {
  const { period, main } = resolved
  return datasetsOf(resolved).flatMap((key): readonly (readonly [string, IndicatorFile])[] => {
    const [id, shard = '*'] = key.split('/')
    const at = merged.indicators.find((one) => one.id === id)?.files[shard]?.path
    const file = at === undefined ? undefined : files[at]
    if (!file) return []
    const cells = file as IndicatorFile
    return [[key, period === null ? cells : rowsOf(cells, { period, dims: main.dims })]]
  })
}

/** The plate of that map, by the same path as the one on the first screen. */
export function previewPlate(
  { merged, resolved }: PreviewView,
  files: ReturnType<typeof previewFiles>,
  { areas }: GeographyFile,
): Protected<Plate> {
  const datasets = new Map(files.map(([key, file]) => [key, decodeDataset(file)] as const))
  return composePlate(resolved, { catalogue: merged, areas, datasets, sites: null, library: null })
}
