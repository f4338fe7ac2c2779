import type { MappedSheet } from '../mapping.ts'
import { type AreaIndex, matchesOf } from '../places.ts'
import type { ResolvedAreas } from '../resolve-areas.ts'
import { type DataRow, textOf } from '../rows.ts'
import { cellText } from '../sheet.ts'

/** Rows that tell which column has the names. */
const sampleRows = 200

/** The column that has the names of most areas of another column; else the one whose heading says that it has names. Null where there is none. */
function nameColumn(
  part: MappedSheet,
  column: string,
  rows: readonly DataRow[],
  areas: ResolvedAreas,
  places: AreaIndex,
): number | null {
  const { sheet, mapping } = part
  const used = new Set([...Object.values(mapping.columns), ...(mapping.wide?.columns ?? [])])
  const headings = sheet.rows[mapping.headerRow] ?? []
  const free = headings.flatMap((_, at) => (used.has(at) ? [] : [at]))
  const known = rows.filter((row) => areas.codes.has(textOf(row, column))).slice(0, sampleRows)
  const isNamed = (row: DataRow, at: number) =>
    matchesOf(places, cellText(sheet, row.row, at)).some(({ code }) => code === areas.codes.get(textOf(row, column)))
  const named = free
    .map((at) => ({ at, count: known.filter((row) => isNamed(row, at)).length }))
    .filter(({ count }) => count > 0 && count * 2 >= known.length)
    .sort((a, b) => b.count - a.count)
  if (named[0]) return named[0].at
  return free.find((at) => /name\b/i.test(headings[at] ?? '')) ?? null
}

/** No name of an area is longer. */
const longestName = 80

/** The names that stand beside areas that are not known: text of the area → name. */
export function namesOfUnknown(
  rows: readonly DataRow[],
  column: string,
  areas: ResolvedAreas,
  places: AreaIndex,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const part of areas.unknown.size > 0 ? new Set(rows.map((row) => row.part)) : []) {
    const own = rows.filter((row) => row.part === part)
    const at = nameColumn(part, column, own, areas, places)
    for (const row of at === null ? [] : own) {
      const [text, name] = [textOf(row, column), cellText(part.sheet, row.row, at)]
      const isName = name !== '' && name !== text && name.length <= longestName
      if (areas.unknown.has(text) && isName && !names.has(text)) names.set(text, name)
    }
  }
  return names
}
