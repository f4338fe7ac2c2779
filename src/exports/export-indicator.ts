import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area } from '#core/domain/area.ts'
import { absenceShorthand } from '#core/domain/cell.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { csvText } from '#formats/csv-text.ts'

/** A file that is ready to be saved. */
type NamedBlob = { readonly name: string; readonly blob: Blob }

type Whole = { readonly datasets: readonly Dataset[]; readonly areas: ReadonlyMap<string, Area> }

/** Every cell of an indicator as one tidy table: one row an area, period and choice of dimensions, absences by their shorthand. */
export function exportIndicator(indicator: Indicator, whole: Whole, dataVersion: string): NamedBlob {
  const dimensions = indicator.dimensions.map(({ id }) => id)
  const header = [
    'area_code',
    'area_name',
    'period',
    ...dimensions,
    'value',
    'lower',
    'upper',
    'unit',
    'status',
    'basis',
    'coverage',
    'source',
    'source_title',
    'licence',
    'notes',
    'data_version',
  ]
  const unit = indicator.unit.suffix ?? indicator.unit.prefix ?? indicator.unit.many
  const sources = new Map(whole.datasets.flatMap((dataset) => [...dataset.sources]))
  const observations = whole.datasets.flatMap((dataset) => dataset.observations)
  const rows = observations.map(({ area, period, dims, basis, cell, source, notes }) => {
    const value = cell.kind === 'value' ? cell.value : absenceShorthand[cell.reason]
    const interval = cell.kind === 'value' ? cell.interval : undefined
    const { coverage } = cell
    return [
      area,
      whole.areas.get(area)?.name ?? '',
      period,
      ...dimensions.map((id) => dims[id] ?? ''),
      value,
      interval?.lower ?? '',
      interval?.upper ?? '',
      unit,
      cell.kind === 'value' ? cell.status : cell.reason,
      basis ?? 'own boundary',
      coverage ? `${coverage.part} of ${coverage.whole} ${coverage.of}` : '',
      source,
      sources.get(source)?.title ?? '',
      sources.get(source)?.licence ?? '',
      notes.join(' '),
      dataVersion,
    ]
  })
  const illustrative = indicator.statuses.includes('illustrative') ? '-illustrative' : ''
  return {
    name: `${indicator.id}${illustrative}.csv`,
    blob: new Blob([csvText([header, ...rows])], { type: 'text/csv' }),
  }
}
