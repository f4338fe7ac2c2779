import { Findings } from '#core/imports/finding.ts'
import { type AreaIndex, matchesOf } from '#core/imports/places.ts'
import { proposeAs } from '#core/imports/recognise.ts'
import { resolveWords } from '#core/imports/resolve-words.ts'
import { dataRows, textOf } from '#core/imports/rows.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import { columnOf, type SurveyDefinition } from './definition.ts'
import type { LastRow } from './send.ts'

/** A kept table as it was read. */
type KeptTable = Pick<Worksheet, 'file' | 'name' | 'rows'>

/** A word of a column by its name, as the form offers it; any other text as it is. */
function offeredName(definition: SurveyDefinition, column: string, text: string): string {
  const words = columnOf(definition, column)?.words ?? []
  const id = resolveWords(column, new Map([[text, 1]]), words, {}).ids.get(text)
  return words.find((word) => word.id === id)?.name ?? text
}

const isOffered = ({ offers, ...definition }: SurveyDefinition, cells: LastRow['cells']): boolean =>
  Object.entries(offers).every(([column, ids]) =>
    columnOf({ offers, ...definition }, column)?.words?.some(
      ({ id, name }) => ids.includes(id) && name === cells[column],
    ),
  )

/** A row of a kept table with the one area that it names. */
export type LastUnit = LastRow & { readonly area: string }

/**
 * The rows of kept tables of equipment that a survey asks about, by site: the site answers for itself. Rows that the importer passes over, and those whose
 * area is not certain, are left out.
 */
export function lastEquipment(
  definition: SurveyDefinition,
  period: string,
  tables: readonly KeptTable[],
  places: AreaIndex,
): readonly LastUnit[] {
  return tables.flatMap((table) => {
    const sheet: Worksheet = { ...table, hidden: false, reading: '' }
    const part = { sheet, mapping: proposeAs(sheet, definition.table, places) }
    return dataRows([part], ['unit', 'site'], new Findings()).flatMap((row): LastUnit[] => {
      const isUnit = textOf(row, 'response') === ''
      const asked = definition.asks.map(
        ({ column }) => [column, offeredName(definition, column, textOf(row, column))] as const,
      )
      const cells = Object.fromEntries(asked.filter(([, text]) => text !== ''))
      const [area, ...others] = new Set(matchesOf(places, textOf(row, 'area')).map(({ code }) => code))
      const department = textOf(row, 'returned_by') || textOf(row, 'site')
      if (!area || others.length > 0 || department === '') return []
      // Who was asked and gave no unit is asked again.
      if (!isUnit) return [{ department, period, cells: {}, area }]
      return isOffered(definition, cells) ? [{ department, period, cells, area }] : []
    })
  })
}
