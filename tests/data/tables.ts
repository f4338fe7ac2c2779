import { readFileSync } from 'node:fs'
import { csvParse } from 'd3'

export type Row = Readonly<Record<string, string | undefined>>

/** Reads a table of `data/` as rows of text. */
export const readTable = (path: string): readonly Row[] =>
  csvParse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'))

export const readCells = (id: string): readonly Row[] => readTable(`indicators/${id}/cells.csv`)

/** Returns the value of the only matching row. */
export function valueIn(id: string, wanted: Row): number {
  const found = readCells(id).filter((row) => Object.entries(wanted).every(([column, text]) => row[column] === text))
  if (found.length !== 1) throw new Error(`${id}: ${found.length} rows for ${JSON.stringify(wanted)}`)
  return Number(found[0]?.value || Number.NaN)
}

export const sumOf = (rows: readonly Row[], column = 'value'): number =>
  rows.reduce((sum, row) => sum + Number(row[column] || 0), 0)
