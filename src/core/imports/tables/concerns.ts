import { allKinds, concernKinds } from '#core/watch/concern.ts'
import { columnSpec, optional, type TableSpec, type Word, word } from '../column-spec.ts'

/** The kinds of change that a watch counts. */
export const concernWords: readonly Word[] = [
  word(allKinds, 'All', 'All kinds', 'Total'),
  ...concernKinds.map(({ id, name }) => word(id, name)),
]

export const concerns: TableSpec = {
  id: 'concerns',
  name: 'Concerns of a workforce watch',
  noun: 'Concerns',
  row: 'a count of reports of one area, quarter and kind of change',
  becomes:
    'Concerns by area, quarter and kind of change. Areas are not ranked by them, and a count that is withheld looks like one that is not there: no report is not no problem.',
  columns: [
    columnSpec('area', 'area', 'The region, nation or whole: name or code.', 'North East'),
    columnSpec('quarter', 'period', 'The quarter of the changes.', '2026 Q3', { aliases: ['period'] }),
    columnSpec('kind_of_concern', 'choice', 'The kind of change, or All.', 'All', { words: concernWords }),
    columnSpec('concerns', 'text', 'How many reports were counted, or [c] where that is withheld.', '12', {
      aliases: ['concerns counted'],
    }),
    columnSpec('note', 'text', 'What is said beside the counts; not read.', '', optional),
  ],
  examples: [['North East', '2026 Q3', 'Recruitment frozen or put off', '[c]', '']],
}
