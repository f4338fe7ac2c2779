import type { MappedSheet } from './mapping.ts'
import { cellText } from './sheet.ts'
import { tables } from './tables/registry.ts'

/** How names in examples of templates begin, such as "Example department A": no department and no site is called so. */
const exampleLike = /^example /i

/** Compares cells with the example rows of a template: numbers by value, words without case. */
const sameText = (a: string, b: string): boolean =>
  a.toLowerCase() === b.toLowerCase() || (a !== '' && b !== '' && Number(a) === Number(b))

/** The examples of a template that a sheet may hold. */
export type TemplateExamples = {
  /** Whether a row is an example with nothing changed. */
  readonly has: (row: number) => boolean
  /** The column in which a row has the name of an example, such as "Example department A"; null where it has none. */
  readonly nameColumn: (row: number) => string | null
}

/**
 * The examples of the template that a sheet was made from. One with a name of its own is known wherever it stands and whichever columns the sheet has;
 * any other only in its place in the template, as other rows may say the same.
 */
export function templateExamples({ sheet, mapping }: MappedSheet): TemplateExamples {
  const { columns, examples } = tables[mapping.table]
  const all = [columns.map(({ example }) => example), ...examples]
  const isTemplate = columns.every(({ id }, at) => cellText(sheet, mapping.headerRow, at) === id)
  const read = columns.flatMap(({ id }, index) => {
    const at = mapping.columns[id] ?? null
    return at === null ? [] : [{ id, index, at }]
  })
  const named = read.flatMap((column) => {
    const names = all.flatMap((example) => example[column.index] ?? []).filter((text) => exampleLike.test(text))
    return names.length === 0 ? [] : [{ ...column, names: new Set(names.map((name) => name.toLowerCase())) }]
  })
  const nameColumn = (row: number) =>
    named.find(({ at, names }) => names.has(cellText(sheet, row, at).toLowerCase()))?.id ?? null
  const isLike = (example: readonly string[], row: number) =>
    read.every(({ index, at }) => sameText(cellText(sheet, row, at), example[index] ?? ''))
  const has = (row: number) => {
    if (nameColumn(row) !== null) return all.some((example) => isLike(example, row))
    const inPlace = isTemplate ? all[row - mapping.headerRow - 1] : undefined
    return inPlace !== undefined && isLike(inPlace, row)
  }
  return { has, nameColumn }
}
