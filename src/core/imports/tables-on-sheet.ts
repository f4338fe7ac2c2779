import { isHeadingFigure } from './join-headings.ts'
import { asideSheets, cellName, isBlankRow, type Worksheet } from './sheet.ts'

type Row = readonly string[]

/** Where a table stands on its sheet: rows and columns from 0, the last ones included. */
type Block = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** A row by what is in it: nothing, one text, several texts, or figures. */
type RowKind = 'blank' | 'line' | 'texts' | 'figures'

const filled = (row: Row): readonly number[] => row.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))

/** What each row holds. A row right below figures is one of data: no table begins there, whatever its words. */
function kindsOf(rows: readonly Row[], isArea: (text: string) => boolean): readonly RowKind[] {
  const kinds: RowKind[] = []
  for (const row of rows) {
    const cells = filled(row)
    const above = kinds.at(-1)
    if (cells.length < 2) kinds.push(cells.length === 0 ? 'blank' : 'line')
    else if (above === 'figures') kinds.push('figures')
    else {
      const texts = cells.map((at) => row[at] ?? '')
      // A row that names an area is one of data, though all its figures be missing.
      kinds.push(texts.some(isHeadingFigure) || texts.some(isArea) ? 'figures' : 'texts')
    }
  }
  return kinds
}

/** Notes stand below a table, and are no title of the next. */
const noteLike = /^(?:source|(?:foot)?notes?\b|\(?\d{1,2}[.)\]]|[*†‡©[]|crown copyright|key\b)/i

const wordsOf = (row: Row): string =>
  row
    .map((cell) => cell.trim().toLowerCase())
    .filter(Boolean)
    .join('|')

/** Lines that may stand between the title of a table and its headings. */
const mostTitleLines = 3

/** The first row of a table whose headings begin at a row: its title above them, over a blank row too. */
function titleTop(rows: readonly Row[], kinds: readonly RowKind[], headings: number, above: number): number {
  let at = headings - 1
  while (at > above && kinds[at] === 'blank') at -= 1
  let top = headings
  const least = Math.max(above, at - mostTitleLines)
  for (; at > least && kinds[at] === 'line'; at--) {
    if (noteLike.test(wordsOf(rows[at] ?? []))) break
    top = at
  }
  return top
}

/** Whether headings below a table are its own once more, as on the next page of a print: alike, and under no other title. */
function isRepeated(rows: readonly Row[], first: Block & { readonly headings: number }, top: number, headings: number) {
  if (wordsOf(rows[headings] ?? []) !== wordsOf(rows[first.headings] ?? [])) return false
  const titles = (from: number, to: number) => rows.slice(from, to).map(wordsOf).filter(Boolean)
  const known = new Set(titles(first.top, first.headings))
  return titles(top, headings).every((title) => known.has(title))
}

/** The tables that stand one below the other: each begins with headings, below figures and a row that is blank or a title. */
function stacked(rows: readonly Row[], isArea: (text: string) => boolean): readonly (Block & { headings: number })[] {
  const kinds = kindsOf(rows, isArea)
  const found: { top: number; bottom: number; left: number; right: number; headings: number }[] = []
  let figures = -1
  for (let row = 0; row < rows.length; row++) {
    if (kinds[row] === 'figures') figures = row
    if (kinds[row] !== 'texts') continue
    let last = row
    while (kinds[last + 1] === 'texts') last += 1
    const isOver = kinds[last + 1] === 'figures'
    const isApart = figures < 0 ? found.length === 0 : row - 1 > figures
    const top = titleTop(rows, kinds, row, figures)
    const [first] = found
    if (isOver && isApart && !(first && isRepeated(rows, first, top, last))) {
      const before = found.at(-1)
      if (before) before.bottom = top - 1
      const start = found.length === 0 ? 0 : top
      found.push({ top: start, bottom: rows.length - 1, left: 0, right: Number.POSITIVE_INFINITY, headings: last })
    }
    row = last
  }
  return found
}

/** The tables of a block that stand side by side: columns without a cell lie between them. */
function besideEachOther(rows: readonly Row[], block: Block & { readonly headings: number }): readonly Block[] {
  const headings = rows[block.headings] ?? []
  const columns = filled(headings)
  const [left = 0, right = 0] = [columns[0], columns.at(-1)]
  const own = rows.slice(block.headings, block.bottom + 1)
  const isGap = (at: number) => (headings[at] ?? '').trim() === '' && own.every((row) => (row[at] ?? '').trim() === '')
  const groups: [number, number][] = []
  for (let at = left; at <= right; at++) {
    if (isGap(at)) continue
    const last = groups.at(-1)
    if (last && last[1] === at - 1) last[1] = at
    else groups.push([at, at])
  }
  if (groups.length < 2 || groups.some(([from, to]) => to === from)) return [block]
  return groups.map(([from, to], n) => ({
    ...block,
    left: n === 0 ? 0 : from,
    right: n === groups.length - 1 ? Number.POSITIVE_INFINITY : to,
  }))
}

/** The cells of a block where they stand on the sheet; what is around them is blank. */
function cut(sheet: Worksheet, { top, bottom, left, right }: Block): Worksheet {
  const isIn = (row: number) => row >= top && row <= bottom
  const rows = sheet.rows
    .slice(0, bottom + 1)
    .map((row, at) => (isIn(at) ? row.slice(0, right + 1).map((cell, column) => (column < left ? '' : cell)) : []))
  const { merged, hiddenRows, hiddenColumns, text: _text, ...facts } = sheet
  return {
    ...facts,
    rows,
    ...(merged ? { merged: merged.filter((one) => isIn(one.top) && one.left >= left && one.right <= right) } : {}),
    ...(hiddenRows ? { hiddenRows: hiddenRows.filter(isIn) } : {}),
    ...(hiddenColumns ? { hiddenColumns: hiddenColumns.filter((at) => at >= left && at <= right) } : {}),
  }
}

/** "A3:C12": the cells that a table fills. */
function rangeOf({ rows }: Worksheet): string {
  const held = rows.flatMap((row, at) => (isBlankRow(row) ? [] : [at]))
  const columns = held.flatMap((at) => {
    const own = filled(rows[at] ?? [])
    return [own[0] ?? 0, own.at(-1) ?? 0]
  })
  const [left, right] = columns.reduce(([least, most], at) => [Math.min(least, at), Math.max(most, at)], [
    Number.POSITIVE_INFINITY,
    0,
  ] as readonly [number, number])
  return `${cellName(held[0] ?? 0, left)}:${cellName(held.at(-1) ?? 0, right)}`
}

/**
 * The tables of a sheet that holds several, below each other or side by side, each where it stands; else the sheet as it is.
 * @param isArea whether a text names an area
 * @param isTable whether a sheet is a table that the atlas knows: a list of symbols below a table is none
 */
export function tablesOnSheet(
  sheet: Worksheet,
  isArea: (text: string) => boolean,
  isTable: (sheet: Worksheet) => boolean,
): readonly Worksheet[] {
  if (asideSheets.has(sheet.name)) return [sheet]
  const blocks = stacked(sheet.rows, isArea).flatMap((block) => besideEachOther(sheet.rows, block))
  if (blocks.length < 2) return [sheet]
  const parts = blocks.map((block) => cut(sheet, block))
  if (parts.filter(isTable).length < 2) return [sheet]
  return parts.map((part, at) => ({
    ...part,
    name: [sheet.name, `table ${at + 1}`].filter(Boolean).join(', '),
    among: { number: at + 1, of: parts.length, range: rangeOf(part) },
  }))
}
