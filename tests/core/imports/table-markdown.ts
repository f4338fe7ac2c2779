import type { ColumnSpec, TableSpec } from '#core/imports/column-spec.ts'

const kinds: Readonly<Record<ColumnSpec['kind'], string>> = {
  text: 'text',
  number: 'number',
  whole: 'whole number',
  period: 'period',
  year: 'year',
  area: 'area',
  choice: 'word',
}

const cell = (text: string) => text.replace(/\|/g, '\\|')

const rowOf = ({ id, kind, required, about, example, aliases }: ColumnSpec): string =>
  `| \`${id}\` | ${kinds[kind]} | ${required ? 'yes' : 'no'} | ${cell(about)} | ${cell(example)} | ${cell(aliases.join(', '))} |`

const wordsOf = ({ id, words = [] }: ColumnSpec): readonly string[] =>
  words.length === 0
    ? []
    : [
        `\`${id}\` is one of: ${words.map(({ name, aliases }) => `**${name}**${aliases.length > 0 ? ` (also ${aliases.join(', ')})` : ''}`).join('; ')}.`,
        '',
      ]

/** A table's schema as `docs/IMPORT.md` has it. */
export function tableMarkdown(table: TableSpec): string {
  return [
    `### ${table.name}`,
    '',
    `One row is ${table.row}. ${table.becomes}`,
    '',
    '| column | kind | needed | what belongs in it | example | also known as |',
    '| --- | --- | --- | --- | --- | --- |',
    ...table.columns.map(rowOf),
    '',
    ...table.columns.flatMap(wordsOf),
  ].join('\n')
}
