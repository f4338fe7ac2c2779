import type { MappedSheet } from '../mapping.ts'
import { kindOf } from '../published/known.ts'
import { type Decision, decision } from './decision.ts'
import { quoted } from './quote.ts'

const workforce = 'NHS workforce statistics of NHS England'

/** What kind of published file a table is read as, where its headings tell. */
export function kindDecisions({ sheet, mapping }: MappedSheet): readonly Decision[] {
  const name = mapping.table === 'nhs-workforce' ? workforce : kindOf(mapping)?.name
  if (!name) return []
  const from = `headings ${quoted((sheet.rows[mapping.headerRow] ?? []).filter(Boolean))}`
  return [decision({ key: 'read-as', value: name, from, degree: 'stated' })]
}
