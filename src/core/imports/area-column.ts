import { type AreaIndex, formerOf, matchesOf } from './places.ts'
import { cellText, type Worksheet } from './sheet.ts'

/** Rows that tell what a column holds. */
const sampleRows = 200
const mostlyCodes = 0.6
const mostlyAreas = 0.5

/** No name or code of an area is longer. */
const longestName = 120
/** More columns of areas than these are no columns of areas. */
const mostCandidates = 8

/** All areas that hold an area, whatever their kind. */
export function holdersOf(places: AreaIndex, code: string): ReadonlySet<string> {
  const homes = places.byCode.get(code.toUpperCase()) ?? []
  const areas = homes.flatMap((home) => places.areas.get(home.geography)?.get(home.code) ?? [])
  return new Set(areas.flatMap(({ parents }) => Object.values(parents)))
}

/** A column that names areas, with what its cells may mean. */
type Candidate = { readonly at: number; readonly cells: readonly (readonly string[])[] }

/** Whether the areas of one column lie within those of another, row by row, and are not the same. */
function isWithin(places: AreaIndex, inner: Candidate, outer: Candidate): boolean {
  const pairs = inner.cells
    .map((codes, row) => [codes, outer.cells[row] ?? []] as const)
    .filter(([codes, others]) => codes.length > 0 && others.length > 0)
  const lies = ([codes, others]: (typeof pairs)[number]) =>
    !codes.some((code) => others.includes(code)) &&
    codes.some((code) => {
      const holders = holdersOf(places, code)
      return others.some((other) => holders.has(other))
    })
  return pairs.length > 0 && pairs.filter(lies).length >= pairs.length * 0.8
}

/** Columns of a sheet of which most cells are areas, by code where any is, else by name. */
export function areaColumns(sheet: Worksheet, headerRow: number, places: AreaIndex): readonly number[] {
  return candidatesIn(sheet, headerRow, places).map(({ at }) => at)
}

function candidatesIn(sheet: Worksheet, headerRow: number, places: AreaIndex): readonly Candidate[] {
  const count = (row: number) => (sheet.rows[row] ?? []).filter((cell) => cell.trim() !== '').length
  // A note below the table fills one cell or two, and says nothing of its column.
  const fewest = Math.min(3, count(headerRow))
  const rows = Array.from({ length: sampleRows }, (_, at) => headerRow + 1 + at).filter((row) => count(row) >= fewest)
  const width = Math.max(0, ...rows.map((row) => sheet.rows[row]?.length ?? 0))
  const found = new Map<string, readonly string[]>()
  const codesOf = (text: string): readonly string[] => {
    if (text === '' || text.length > longestName) return []
    const known = found.get(text) ?? matchesOf(places, text).map(({ code }) => code)
    found.set(text, known)
    return known
  }
  // An area of another year is one too, though the atlas cannot draw it.
  const isArea = (text: string, codes: readonly string[]) =>
    codes.length > 0 || (text !== '' && text.length <= longestName && formerOf(places, text).length > 0)
  const columns = Array.from({ length: width }, (_, at) => {
    const texts = rows.map((row) => cellText(sheet, row, at))
    const filled = texts.filter(Boolean)
    const cells = texts.map(codesOf)
    const isCode = (text: string) =>
      places.byCode.has(text.toUpperCase()) || (/\d/.test(text) && formerOf(places, text).length > 0)
    const coded = filled.filter(isCode).length
    return {
      at,
      cells,
      isCoded: filled.length > 0 && coded >= filled.length * mostlyCodes,
      isNamed:
        filled.length > 0 &&
        texts.filter((text, row) => isArea(text, cells[row] ?? [])).length >= filled.length * mostlyAreas,
    }
  })
  const coded = columns.filter(({ isCoded }) => isCoded)
  return (coded.length > 0 ? coded : columns.filter(({ isNamed }) => isNamed)).slice(0, mostCandidates)
}

/**
 * The column that names the area of each row. Of a column of areas and one of those that hold them it is the former; a column of codes goes before
 * one of names.
 * @param known the column that its heading tells of, or null
 */
export function areaColumnOf(
  sheet: Worksheet,
  headerRow: number,
  known: number | null,
  places: AreaIndex,
): number | null {
  const candidates = candidatesIn(sheet, headerRow, places)
  const first = candidates.find(({ at }) => at === known) ?? candidates[0]
  if (!first) return known
  return candidates.reduce((best, one) => (isWithin(places, one, best) ? one : best), first).at
}
