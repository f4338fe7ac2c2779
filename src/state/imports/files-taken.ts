import { headingsKeyOf } from '#core/imports/mapping.ts'
import type { Remembered } from '#io/shelf/database.ts'
import type { ImportChoices } from './import-machine.ts'

/** Files that an accepted import is made from, each once. */
export const takenFiles = ({ opened, ticked, layer }: ImportChoices): readonly string[] => [
  ...new Set(
    [...opened.sheets.filter(({ id }) => ticked.includes(id)), ...opened.layers.filter(({ id }) => id === layer)].map(
      ({ file }) => file,
    ),
  ),
]

/** How the sheets of an accepted import were read, for the next file with the same headings. */
export const readingOf = ({ opened, ticked, mappings }: ImportChoices): readonly Remembered[] =>
  opened.sheets.flatMap(({ id, head }) => {
    const mapping = mappings[id]
    return mapping && ticked.includes(id) ? [{ key: headingsKeyOf(head[mapping.headerRow] ?? []), mapping }] : []
  })
