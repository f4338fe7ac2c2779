import { basename } from 'node:path'
import type { OfficialLayerId } from '../dissolve.ts'
import type { GeographyRecord } from '../records.ts'
import type { Plan } from './complete.ts'
import type { OfficialLayer } from './read-areas.ts'

function recordOf(record: GeographyRecord, layer: OfficialLayer, mergedFrom: OfficialLayerId | null): GeographyRecord {
  const files = layer.files.map((file) => basename(file)).join(', ')
  const year = layer.year === null ? '' : String(layer.year)
  return {
    ...record,
    vintage: year || `as in ${files}`,
    simplified: null,
    maxScaleNote: null,
    source: {
      title: mergedFrom ? `${files}, merged` : files,
      publisher: 'Office for National Statistics, and the publishers that it names',
      url: 'https://geoportal.statistics.gov.uk/',
      licence: 'Open Government Licence v3.0',
    },
    creditLine: `Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right${year ? ` ${year}` : ''}.`,
    accuracy: null,
  }
}

/** The records of the geographies that a plan can draw, with the files as their source; those without shapes stay as they are. */
export function officialGeographies(plan: Plan, records: readonly GeographyRecord[]): readonly GeographyRecord[] {
  return records.flatMap((record) => {
    const layer = (record.layer ?? record.mergedFrom) as OfficialLayerId | null
    if (layer === null) return [record]
    const given = plan.given.get(layer)
    if (given) return [recordOf(record, given, null)]
    const merged = plan.merged.get(layer)
    const source = merged && plan.given.get(merged.from)
    return source ? [recordOf(record, source, merged.from)] : []
  })
}
