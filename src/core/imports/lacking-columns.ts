import type { ColumnSpec } from './column-spec.ts'
import type { Mapping } from './mapping.ts'
import { periodOf } from './period-text.ts'
import { tables } from './tables/registry.ts'

/** Columns that a table needs and has not: figures may stand side by side, and the year of a survey may be said for all rows at once. */
export const lackingColumns = ({ table, columns, wide, about }: Mapping): readonly ColumnSpec[] =>
  tables[table].columns.filter(
    ({ id, required }) =>
      required &&
      (columns[id] ?? null) === null &&
      !(id === 'value' && wide) &&
      !(id === 'survey_year' && periodOf(about.period) !== null),
  )
