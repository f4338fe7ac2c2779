import { type CSSProperties, useId } from 'react'
import { type Finding, findingWords } from '#core/imports/finding.ts'
import { columnOf, isOfPersons, layoutOf } from '#core/survey/definition.ts'
import { confirmRows, removeRow, rowName, setNone, writeCell } from '#core/survey/filling.ts'
import type { FormRow } from '#core/survey/survey-file.ts'
import { Check } from '#ui/choice.tsx'
import type { Survey } from './use-survey.ts'

type Ask = Survey['file']['round']['definition']['asks'][number]

/** The questions of a row under the headings that they share, in order. */
function groupsOf(asks: readonly Ask[]): readonly (readonly [name: string, asks: readonly Ask[]])[] {
  const groups = new Map<string, Ask[]>()
  for (const ask of asks) groups.set(ask.group, [...(groups.get(ask.group) ?? []), ask])
  return [...groups]
}

/** Names and words take twice the room of a figure. */
const isWide = (definition: Survey['file']['round']['definition'], { column }: Ask): boolean => {
  const kind = columnOf(definition, column)?.kind
  return kind === 'text' || kind === 'choice'
}

const sharesOf = (definition: Survey['file']['round']['definition'], asks: readonly Ask[]) =>
  ({ '--count': asks.reduce((sum, ask) => sum + (isWide(definition, ask) ? 2 : 1), 0) }) as CSSProperties

/** What the importer says of a row of the form. */
function findingsOf({ check, table }: Survey, key: string): readonly Finding[] {
  const at = table.keys.indexOf(key)
  return at < 0 ? [] : check.findings.filter(({ row }) => row === at + 1)
}

/** The id of the field of a cell, by which a task leads to it. */
export const cellId = (key: string, column: string): string => `cell-${key}-${column}`

function Cell({
  survey: { file, change },
  row,
  ask,
  isWrong,
  saidBy,
}: {
  readonly survey: Survey
  readonly row: FormRow
  readonly ask: Ask
  readonly isWrong: boolean
  readonly saidBy: string
}) {
  const id = cellId(row.key, ask.column)
  const { definition } = file.round
  const spec = columnOf(definition, ask.column)
  const value = row.cells[ask.column] ?? ''
  const offered = definition.offers[ask.column]
  const common = {
    id,
    value,
    title: spec?.about,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': isWrong ? saidBy : undefined,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      change((now) => writeCell(now, row.key, ask.column, target.value)),
  }
  return (
    <div className="field" data-wide={isWide(definition, ask) || undefined}>
      <label className="label" htmlFor={id}>
        {ask.label}
      </label>
      {spec?.kind === 'choice' ? (
        <select className="select" {...common}>
          <option value="" />
          {(spec.words ?? []).map((word) =>
            !offered || offered.includes(word.id) ? <option key={word.id}>{word.name}</option> : null,
          )}
        </select>
      ) : (
        <input
          className="input"
          autoComplete="off"
          inputMode={spec?.kind === 'number' ? 'decimal' : spec?.kind === 'text' ? 'text' : 'numeric'}
          {...common}
        />
      )}
    </div>
  )
}

const severityNames = { error: 'Error', warning: 'Check', note: 'Note' } as const

/** What is said of a row, each with the cell that it is about. */
function Said({
  survey,
  findings,
  id,
}: {
  readonly survey: Survey
  readonly findings: readonly Finding[]
  readonly id: string
}) {
  const { definition } = survey.file.round
  const layout = layoutOf(definition)
  const labelOf = (column: number | null) =>
    definition.asks.find((ask) => ask.column === layout[column ?? -1])?.label ?? ''
  return (
    <ul className="survey-said" id={id}>
      {findings.map((one) => (
        <li key={`${one.code} ${one.cell}`} data-severity={one.severity}>
          <strong>{severityNames[one.severity]}</strong>
          <span>{[labelOf(one.column), findingWords(one)].filter(Boolean).join(': ')}</span>
        </li>
      ))}
    </ul>
  )
}

function Heading({
  id,
  survey,
  row,
  name,
}: {
  readonly id: string
  readonly survey: Survey
  readonly row: FormRow
  readonly name: string
}) {
  const { definition } = survey.file.round
  return (
    <div className="survey-row-head">
      <h3 id={id}>{name}</h3>
      {row.isLast ? (
        <>
          <span className="survey-last">{`${row.isNone ? definition.rowWords : 'Figures'} of ${survey.file.last?.period ?? 'last year'}, not confirmed`}</span>
          <button
            type="button"
            className="button"
            aria-label={`Confirm: ${name}`}
            onClick={() => survey.change((now) => confirmRows(now, row.section, row.key))}
          >
            Confirm
          </button>
        </>
      ) : null}
      {definition.rows ? (
        <Check
          label={definition.rowWords}
          checked={row.isNone}
          onChange={(isNone) => survey.change((now) => setNone(now, row.key, isNone))}
        />
      ) : (
        <button
          type="button"
          className="button"
          aria-label={`Remove: ${name}`}
          onClick={() => survey.change((now) => removeRow(now, row.key))}
        >
          Remove
        </button>
      )}
    </div>
  )
}

/** One row of the form, with what the importer says of it. */
export function RowCard({ survey, row, at }: { readonly survey: Survey; readonly row: FormRow; readonly at: number }) {
  const id = useId()
  const { definition } = survey.file.round
  const name = rowName(survey.file, row, at)
  const findings = findingsOf(survey, row.key)
  // Of posts alone nothing is sent of persons, so nothing is asked of them.
  const alone = survey.filling.sections[row.section] === 'posts'
  const asks = alone ? definition.asks.filter(({ column }) => !isOfPersons(column)) : definition.asks
  const layout = layoutOf(definition)
  const wrong = new Set(
    findings.flatMap(({ column, severity }) => (severity === 'note' ? [] : (layout[column ?? -1] ?? []))),
  )
  return (
    <fieldset
      className="survey-row"
      id={`row-${row.key}`}
      aria-labelledby={`${id}-name`}
      data-last={row.isLast || undefined}
    >
      <Heading id={`${id}-name`} survey={survey} row={row} name={name} />
      {row.isNone ? null : (
        <div className="survey-groups">
          {groupsOf(asks).map(([group, asks]) => (
            <fieldset key={group} className="survey-group" style={sharesOf(definition, asks)}>
              <legend>{group}</legend>
              {asks.map((ask) => (
                <Cell
                  key={ask.column}
                  survey={survey}
                  row={row}
                  ask={ask}
                  isWrong={wrong.has(ask.column)}
                  saidBy={id}
                />
              ))}
            </fieldset>
          ))}
        </div>
      )}
      {findings.length > 0 ? <Said survey={survey} findings={findings} id={id} /> : null}
    </fieldset>
  )
}
