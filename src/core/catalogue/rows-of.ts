import type { IndicatorFile } from './schemas.ts'

/** What rows are wanted: their period, and their value of each dimension. */
type Wanted = { readonly period: string; readonly dims: Readonly<Record<string, string>> }

/** The rows of one period and one choice of each dimension, without the others being decoded. */
export function rowsOf(file: IndicatorFile, { period, dims }: Wanted): IndicatorFile {
  const asked = { period, ...Object.fromEntries(Object.entries(dims).map(([id, value]) => [`dim:${id}`, value])) }
  const tests = Object.entries(asked).flatMap(([name, word]) => {
    const column = file.columns[name]
    return column === undefined ? [] : [{ column, at: file.dictionaries[name]?.indexOf(word) ?? -1 }]
  })
  const kept: number[] = []
  for (let row = 0; row < file.rows; row += 1)
    if (tests.every(({ column, at }) => (Array.isArray(column) ? column[row] : column) === at)) kept.push(row)
  const columns = Object.entries(file.columns).map(([name, column]) => [
    name,
    Array.isArray(column) ? kept.map((row) => column[row] ?? null) : column,
  ])
  return { ...file, rows: kept.length, columns: Object.fromEntries(columns) }
}
