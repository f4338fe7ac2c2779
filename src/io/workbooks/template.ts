import type { ColumnSpec, TableSpec } from '#core/imports/column-spec.ts'
import { columnLetters, listsSheet, notesSheet } from '#core/imports/sheet.ts'
import { type SheetToWrite, writeXlsx } from '#formats/write-xlsx.ts'

/** Names for the drop-down list of areas: those that most tables are about. */
export type TemplateAreas = readonly string[]

const kindWords: Readonly<Record<ColumnSpec['kind'], string>> = {
  text: 'text',
  number: 'a number',
  whole: 'a whole number',
  period: '2024, 2024/25, 2024-11 or 2024-03-31',
  year: 'a year',
  area: 'code or name of an area',
  choice: 'one of the list',
}

const wordsOf = ({ kind, words = [] }: ColumnSpec, areas: TemplateAreas): readonly string[] =>
  kind === 'choice' ? words.map(({ name }) => name) : kind === 'area' ? areas : []

/** A workbook to fill in: headings with examples, drop-down lists, and a sheet of notes that says what belongs where. */
export function templateWorkbook(table: TableSpec, areas: TemplateAreas): Uint8Array {
  const { columns, examples } = table
  const listed = columns
    .map((column) => ({ column, words: wordsOf(column, areas) }))
    .filter(({ words }) => words.length > 0)
  const data = [columns.map(({ id }) => id), columns.map(({ example }) => example), ...examples]
  const notes = [
    ['Column', 'Needed', 'What belongs in it', 'Written as', 'Example'],
    ...columns.map((one) => [one.id, one.required ? 'yes' : 'no', one.about, kindWords[one.kind], one.example]),
    [''],
    [
      `One row is ${table.row}. Write over the examples. Order and extra columns do not matter, and other headings are recognised too.`,
    ],
    [`What becomes of it: ${table.becomes}`],
    ['The file is read in your browser and goes nowhere else.'],
  ]
  const depth = Math.max(0, ...listed.map(({ words }) => words.length))
  const lists = [
    listed.map(({ column }) => column.id),
    ...Array.from({ length: depth }, (_, at) => listed.map(({ words }) => words[at] ?? '')),
  ]
  const sheets: SheetToWrite[] = [
    {
      name: 'Data',
      rows: data,
      headings: 1,
      typed: true,
      widths: columns.map(({ id, kind }) => (kind === 'number' || kind === 'whole' ? 14 : Math.max(16, id.length + 4))),
      lists: listed.map(({ column, words }, at) => ({
        column: columns.indexOf(column),
        range: `${listsSheet}!$${columnLetters(at)}$2:$${columnLetters(at)}$${words.length + 1}`,
        hint: column.about,
      })),
    },
    { name: notesSheet, rows: notes, headings: 1, typed: true, widths: [24, 9, 70, 34, 30] },
  ]
  if (listed.length > 0)
    sheets.push({ name: listsSheet, rows: lists, headings: 1, typed: true, widths: listed.map(() => 34) })
  return writeXlsx(sheets)
}
