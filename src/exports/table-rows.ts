import { type Protected, vouchFor } from '#core/domain/protected.ts'
import { plateColumns } from '#core/plate/columns.ts'
import type { Plate } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import type { Rows } from '#formats/csv-text.ts'
import { provenanceOf } from './provenance.ts'

/**
 * What is shown as one tidy table: one header row, one row an area, and in every row what the figure is, where it comes from and under what licence,
 * so that a row which is cut out still says so.
 */
export function tableRows(plate: Protected<Plate>, permalink: string): Protected<Rows> {
  const columns = plateColumns(plate)
  const constants = provenanceOf(plate, permalink)
  const valueName = ({ id, name }: (typeof columns)[number]) => (id === 'value' ? 'Value' : name)
  const header = [...columns.map(valueName), ...constants.map(([name]) => name)]
  const rows = [...rankedAreas(plate.areas), ...plate.groups].map((area) => [
    ...columns.map((column) => column.raw(area)),
    ...constants.map(([, value]) => value),
  ])
  return vouchFor([header, ...rows])
}
