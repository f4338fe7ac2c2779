import { asAnswers } from '#core/imports/decisions/of-guard.ts'
import type { CheckContext, Draft } from '#core/imports/draft.ts'
import { readEquipment } from '#core/imports/read/equipment.ts'
import { proposeAs } from '#core/imports/recognise.ts'
import type { Worksheet } from '#core/imports/sheet.ts'
import type { SourceOf } from './desk.ts'

/** A kept version of equipment, to be protected anew as answers of departments. */
export type RemakeUnitsRequest = Pick<CheckContext, 'target' | 'policy' | 'today'>

/** What is made of its tables; null where they do not say all by themselves. */
export type UnitsAnew = Pick<Draft, 'entry' | 'files'> | null

export type RemakeUnits = (request: RemakeUnitsRequest & Pick<SourceOf, 'tables'>) => UnitsAnew

/** Reads kept tables of equipment as answers of departments, by the rules of the context. */
export function unitsAnew(context: CheckContext, tables: SourceOf['tables']): UnitsAnew {
  const parts = tables.map((table) => {
    const sheet: Worksheet = { ...table, hidden: false, reading: '' }
    return { sheet, mapping: proposeAs(sheet, 'equipment', context.places) }
  })
  return readEquipment(parts, { ...context, answers: asAnswers }).draft
}
