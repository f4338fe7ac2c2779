import { defaultPolicy } from '#core/disclosure/default-policy.ts'
import { fewPersonsId } from '#core/imports/question.ts'
import { tableSpecOf } from '#core/imports/tables/registry.ts'
import { Rules } from './rules.tsx'
import type { Importing } from './use-import.ts'

/** The rules of disclosure where the table has any: survey returns, answers about equipment, and tables with small numbers of persons. */
export function RulesOfTable({ importing }: { readonly importing: Importing }) {
  const { desk, checked } = importing.state
  if (!desk) return null
  const { policy } = desk
  const table = desk.mappings[desk.ticked[0] ?? -1]?.table ?? ''
  // Of answers about equipment the guard is a decision; its rules are there once it has been made.
  const isGuarded = tableSpecOf(table)?.guarded || (table === 'equipment' && checked?.draft?.guard !== undefined)
  // Rules by which nothing is small any more can be changed back.
  const hasFew = checked?.questions.some(({ id }) => id === fewPersonsId) || policy.name !== defaultPolicy.name
  return isGuarded || hasFew ? (
    <Rules
      policy={policy}
      asked={isGuarded ? 'of returns' : 'of counts'}
      onChange={(next) => importing.update({ policy: next })}
    />
  ) : null
}
