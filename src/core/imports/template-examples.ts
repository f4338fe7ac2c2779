import type { MappedSheet } from './mapping.ts'
import { cellText } from './sheet.ts'
import { tables } from './tables/registry.ts'

/** How names in examples of templates begin, such as "Example department A": no department and no site is called so. */
const exampleLike = /^example /i

/** Compares cells with the example rows of a template: numbers by value, words without case. */
const sameText = (a: string, b: string): boolean =>
  a.toLowerCase() === b.toLowerCase() || (a !== '' && b !== '' && Number(a) === Number(b))

/** Whether a sheet is a template of the atlas: its headings are those of the template, in their order. */
const isTemplate = ({ sheet, mapping }: MappedSheet): boolean =>
  tables[mapping.table].columns.every(({ id }, at) => cellText(sheet, mapping.headerRow, at) === id)

const examplesOf = ({ mapping }: MappedSheet): readonly (readonly string[])[] => {
  const { columns, examples } = tables[mapping.table]
  return [columns.map(({ example }) => example), ...examples]
}

/**
 * Whether a row is an example that came with a template, with nothing changed: wherever it stands and whichever columns the sheet has,
 * if the example has a name of its own; else only in its place in the template, as other rows may say the same.
 */
export function isExample(part: MappedSheet, row: number): boolean {
  const { columns } = tables[part.mapping.table]
  const isLike = (example: readonly string[]) =>
    columns.every(({ id }, at) => {
      const column = part.mapping.columns[id] ?? null
      return column === null || sameText(cellText(part.sheet, row, column), example[at] ?? '')
    })
  return examplesOf(part).some((example, at) => {
    const isNamed = example.some((text) => exampleLike.test(text)) && exampleColumn(part, row) !== null
    return (isNamed || (isTemplate(part) && row === part.mapping.headerRow + 1 + at)) && isLike(example)
  })
}

/** The column in which a row has the name of an example, such as "Example department A"; null where it has none. */
export function exampleColumn(part: MappedSheet, row: number): string | null {
  const { columns } = tables[part.mapping.table]
  const named = columns.find(({ id }, index) => {
    const at = part.mapping.columns[id] ?? null
    const text = at === null ? '' : cellText(part.sheet, row, at)
    return exampleLike.test(text) && examplesOf(part).some((example) => sameText(example[index] ?? '', text))
  })
  return named?.id ?? null
}
