import { useMemo, useState } from 'react'
import { type HeldRow, heldRows } from '#core/area/held-rows.ts'
import { type AreaColumn, areaColumnsOf } from '#core/area/input.ts'
import { type AreaNeeds, areaNeeds, areaView, filesBehind } from '#core/area/needs.ts'
import { type AreaPanels, composeArea } from '#core/area/panels.ts'
import type { Dataset } from '#core/catalogue/columns.ts'
import type { Catalogue } from '#core/catalogue/schemas.ts'
import { cellsPath } from '#core/plate/files.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { View } from '#core/view/view.ts'
import { useCountry } from './use-country.ts'
import { useDatasets } from './use-datasets.ts'
import type { LoadedPlate } from './use-plate.ts'

export type AreaPage = {
  readonly panels: AreaPanels
  readonly needs: AreaNeeds
  readonly columns: readonly AreaColumn[]
  /** Everything held for the reader's area; null while files are on their way. */
  readonly held: readonly HeldRow[] | null
  /** Whether files of the table are still on their way. */
  readonly loading: boolean
  readonly faults: readonly Error[]
  readonly country: ReturnType<typeof useCountry>
}

type Composed = Pick<AreaPage, 'panels' | 'held'>

/** The view of the plate on which My area stands; the view itself until the catalogue is there. */
export const useAreaView = (view: View, catalogue: Catalogue | null): View =>
  useMemo(() => (catalogue ? areaView(view, catalogue) : view), [view, catalogue])

/** The files behind measures. They are handed out as one set, so that nothing is composed anew for each that arrives. */
function useFilesBehind(measures: readonly Resolved[], catalogue: Catalogue) {
  const files = useMemo(
    () =>
      filesBehind(measures).flatMap((key) => {
        const path = cellsPath(catalogue, key)
        return path === null ? [] : [{ key, path }]
      }),
    [measures, catalogue],
  )
  const { data, queries } = useDatasets(files.map(({ path }) => path))
  const loading = queries.some(({ isLoading }) => isLoading)
  const held = useMemo(
    () =>
      loading
        ? []
        : files.flatMap(({ key }, at): [string, Dataset][] => {
            const one = data[at]
            return one ? [[key, one]] : []
          }),
    [files, data, loading],
  )
  return { held, loading, faults: queries.flatMap(({ error }) => (error ? [error] : [])) }
}

/** All that is held of an area stays while other files of the same area are read: without it the page would end where the reader looks. */
function useHeldBefore(composed: Composed, mine: string | null, loading: boolean): Composed {
  const [before, keep] = useState<{ readonly mine: string | null; readonly composed: Composed } | null>(null)
  if (!loading && before?.composed !== composed) keep({ mine, composed })
  if (!loading || before?.mine !== mine || !before) return composed
  const { panels, held } = before.composed
  return { panels: { ...composed.panels, held: panels.held }, held }
}

/** Loads what My area needs beyond the plate on which it stands, and composes its panels: the table first, then everything held. */
export function useAreaPage({ plate, atlas }: LoadedPlate): AreaPage {
  const { catalogue } = atlas
  const { view, geography } = plate
  const needs = useMemo(() => areaNeeds(view, catalogue), [view, catalogue])
  const country = useCountry(catalogue, geography, atlas.areas)
  const columns = useMemo(
    () => areaColumnsOf(view, geography, atlas.areas, needs.wholes, country.around),
    [view, geography, atlas.areas, needs, country.around],
  )
  const rows = useFilesBehind(needs.rows, catalogue)
  const all = useFilesBehind(needs.held, catalogue)
  const composed = useMemo(() => {
    const whole = { ...atlas, datasets: new Map([...atlas.datasets, ...rows.held, ...all.held]) }
    const input = { plate, atlas: whole, columns, rows: needs.rows, held: all.loading ? [] : needs.held }
    return { panels: composeArea(input), held: all.loading ? null : heldRows(input) }
  }, [plate, atlas, columns, needs, rows.held, all.held, all.loading])
  return {
    ...useHeldBefore(composed, plate.mine, all.loading),
    needs,
    columns,
    country,
    loading: rows.loading,
    faults: [...rows.faults, ...all.faults],
  }
}
