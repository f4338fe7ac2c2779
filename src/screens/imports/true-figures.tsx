import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { openFigures } from '#core/baseline/aggregate.ts'
import { baselineAreas } from '#core/baseline/areas.ts'
import { figures } from '#core/baseline/behind.ts'
import { contributes } from '#core/baseline/given.ts'
import { personsText } from '#core/baseline/persons-text.ts'
import { supportsOf } from '#core/baseline/supports.ts'
import { decodeDataset } from '#core/catalogue/columns.ts'
import type { IndicatorFile } from '#core/catalogue/schemas.ts'
import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { layerReasons } from '#core/disclosure/layer-reasons.ts'
import { placeId } from '#core/disclosure/protect.ts'
import type { Observation } from '#core/domain/cell.ts'
import type { ShelfDataset, ShelfVersion, SourceTables } from '#io/shelf/database.ts'
import { readShelfFile } from '#io/shelf/large-files.ts'
import { readVersionFiles, sourcePath } from '#io/shelf/shelf.ts'
import { showTrueValues } from '#state/curator-store.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { usePlaceNames } from './place-names.ts'
import { reasonWords } from './withheld.tsx'

const wteText = (value: number | undefined): string =>
  value === undefined
    ? 'not given'
    : value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

const valuesOf = (observations: readonly Observation[] = []): ReadonlyMap<string, number> =>
  new Map(observations.flatMap((one) => (one.cell.kind === 'value' ? [[placeId(one), one.cell.value] as const] : [])))

/** The places that a version withholds, with their true figures: added up anew from the returns, and kept nowhere. */
function trueFigures({ returns = [] }: SourceTables, files: readonly IndicatorFile[], version: ShelfVersion) {
  const open = openFigures(returns, baselineAreas, { status: 'observed', source: 'own', notes: [] })
  const [wte, posts] = ['mpce-wte', 'mpce-establishment'].map((id) => valuesOf(open.indicators.get(id)?.observations))
  const policy = version.policy ?? defaultPolicy
  const shown = files.filter(({ id }) => id === 'mpce-wte').flatMap((file) => decodeDataset(file).observations)
  return shown.flatMap((one) => {
    const id = placeId(one)
    if (one.cell.kind !== 'absent' || one.cell.reason !== 'suppressed' || !wte?.has(id)) return []
    const tally = open.tallyOf(one)
    const all = [...(tally?.given.values() ?? [])]
    return [
      {
        ...one,
        id,
        wte: wte.get(id),
        persons: tally ? personsText(tally) : 'not given',
        posts: posts?.get(id),
        departments: all.filter(contributes).length,
        reasons: tally ? layerReasons('staff', figures, supportsOf(all, tally.sum), policy) : [],
      },
    ]
  })
}

/** Stands where true values do, and says so. */
function TrueShown() {
  useEffect(showTrueValues, [])
  return null
}

/** What is withheld of a baseline, as it truly is. On this screen and in curator mode only. */
export function TrueFigures({ dataset, version }: { readonly dataset: ShelfDataset; readonly version: ShelfVersion }) {
  const [wanted, setPeriod] = useState<string | null>(null)
  const read = useQuery({
    queryKey: ['true-figures', dataset.id, version.number],
    queryFn: async () => {
      const [source, files] = await Promise.all([
        readShelfFile(sourcePath(dataset.id, version.number)),
        readVersionFiles(dataset.id, version.number),
      ])
      return { source: (source ?? null) as SourceTables | null, files: files as IndicatorFile[] }
    },
    gcTime: 0,
    structuralSharing: false,
  })
  const names = usePlaceNames(version.entry.indicators.find(({ id }) => id === 'mpce-wte'))
  const rows = useMemo(
    () => (read.data?.source ? trueFigures(read.data.source, read.data.files, version) : []),
    [read.data, version],
  )
  if (!read.data) return null
  if (!read.data.source?.returns?.length)
    return (
      <p>The returns of this version are not here: it came from a copy for others. Drop the file of returns again.</p>
    )
  const periods = [...new Set(rows.map((one) => one.period))].sort().reverse()
  const period = wanted ?? periods[0] ?? ''
  const listed = rows.filter((one) => one.period === period)
  if (listed.length === 0) return <p>Nothing is suppressed in this version.</p>
  return (
    <div className="true-figures">
      <TrueShown />
      {periods.length > 1 ? (
        <Choice label="Year" value={period} list={periods.map((id) => ({ id, name: id }))} onChange={setPeriod} />
      ) : null}
      <DataTable
        caption={`True figures of what is suppressed in ${period}`}
        columns={[
          { id: 'area', name: 'Area', numeric: false, cell: names.area },
          { id: 'group', name: 'Group', numeric: false, cell: names.group },
          { id: 'wte', name: 'In post, WTE', numeric: true, cell: (one) => wteText(one.wte) },
          { id: 'posts', name: 'Posts, WTE', numeric: true, cell: (one) => wteText(one.posts) },
          { id: 'headcount', name: 'Persons', numeric: true, cell: ({ persons }) => persons },
          { id: 'departments', name: 'Departments', numeric: true, cell: (one) => String(one.departments) },
          { id: 'why', name: 'Suppressed because', numeric: false, cell: reasonWords },
        ]}
        rows={listed}
        keyOf={({ id }) => id}
      />
    </div>
  )
}
