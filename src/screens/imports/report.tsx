import { useState } from 'react'
import type { Finding, FindingGroup, Severity } from '#core/imports/finding.ts'
import type { SheetInfo } from '#io/imports/sheet-info.ts'
import { saveFile } from '#io/save.ts'
import { Segmented } from '#ui/choice.tsx'
import type { ImportChoices, Importing } from './use-import.ts'

const severityWords: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  note: ['note', 'notes'],
}
const shownOfAKind = 50
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const countText = (groups: readonly FindingGroup[], severity: Severity): string => {
  const count = groups.filter((group) => group.severity === severity).reduce((sum, group) => sum + group.count, 0)
  return `${count.toLocaleString('en-GB')} ${severityWords[severity][count === 1 ? 0 : 1]}`
}

const placeOf = ({ file, sheet, cell, row }: Finding): string =>
  [file, sheet, cell ?? (row === null ? '' : `row ${row}`)].filter(Boolean).join(', ')

/** A cell that can be put right on the spot, or a row that is struck out as it is no data. */
function MendField({
  finding,
  sheets,
  desk,
  importing,
}: {
  finding: Finding
  sheets: readonly SheetInfo[]
  desk: ImportChoices
  importing: Importing
}) {
  const sheet = sheets.find((one) => one.file === finding.file && one.name === finding.sheet)
  const { row, column } = finding
  if (!sheet || row === null || finding.severity === 'note' || row === (desk.mappings[sheet.id]?.headerRow ?? -1) + 1)
    return null
  const strike = (
    <button
      type="button"
      className="button"
      aria-label={`Strike out row ${row} of ${[finding.file, finding.sheet].filter(Boolean).join(', ')}`}
      onClick={() => importing.update({ struck: [...desk.struck, { sheet: sheet.id, row: row - 1 }] })}
    >
      Strike out row
    </button>
  )
  if (column === null) return <div className="mend">{strike}</div>
  const commit = (text: string) => {
    const edits = desk.edits.filter((edit) => edit.sheet !== sheet.id || edit.row !== row - 1 || edit.column !== column)
    importing.update({ edits: [...edits, { sheet: sheet.id, row: row - 1, column, text }] })
  }
  return (
    <form
      className="mend"
      onSubmit={(event) => {
        event.preventDefault()
        commit(String(new FormData(event.currentTarget).get('cell') ?? ''))
      }}
    >
      <input
        className="input"
        name="cell"
        defaultValue={finding.found === 'nothing' ? '' : finding.found}
        aria-label={`New value for ${placeOf(finding)}`}
      />
      <button type="submit" className="button" aria-label={`Put right ${placeOf(finding)}`}>
        Put right
      </button>
      {strike}
    </form>
  )
}

function Group({
  group,
  sheets,
  desk,
  importing,
  open,
}: {
  group: FindingGroup
  sheets: readonly SheetInfo[]
  desk: ImportChoices
  importing: Importing
  open: boolean
}) {
  const { severity, count, listed } = group
  const [first] = listed
  if (!first) return null
  const shown = listed.slice(0, shownOfAKind)
  return (
    <details className="finding-group" data-severity={severity} open={open}>
      <summary>
        <span className="badge">{severityWords[severity][0]}</span>
        <span>{first.expected ? `Expected ${first.expected}` : first.mend}</span>
        <span className="count">{count.toLocaleString('en-GB')}</span>
      </summary>
      <ul>
        {shown.map((finding, at) => (
          <li key={`${placeOf(finding)}|${finding.found}|${at}`}>
            <p className="place">
              {placeOf(finding)}
              {finding.heading ? ` (${finding.heading})` : ''}
            </p>
            <p>
              {finding.found ? <q>{finding.found}</q> : null} {finding.mend}
            </p>
            <MendField finding={finding} sheets={sheets} desk={desk} importing={importing} />
          </li>
        ))}
      </ul>
      {count > shown.length ? (
        <p className="hint">{`The first ${shown.length} are shown; the annotated workbook lists ${Math.min(count, listed.length).toLocaleString('en-GB')}.`}</p>
      ) : null}
    </details>
  )
}

/** Every problem with its place and its mend: errors block, warnings explain, notes say what was understood. */
export function ImportReport({
  groups,
  guesses,
  desk,
  importing,
}: {
  readonly groups: readonly FindingGroup[]
  /** Decisions that wait for a word of the reader: while there are any, it is not said that there is no problem. */
  readonly guesses: number
  readonly desk: ImportChoices
  readonly importing: Importing
}) {
  const [shown, setShown] = useState<'all' | Severity>('all')
  const [said, setSaid] = useState('')
  if (groups.length === 0 && desk.struck.length === 0)
    return guesses > 0 ? null : (
      <section aria-labelledby="report-heading">
        <h2 id="report-heading">No problems found</h2>
      </section>
    )
  const download = async () => {
    const bytes = await importing.annotated()
    if (!bytes) return
    const name = desk.opened.sheets[0]?.file.replace(/\.[^.]+$/, '') ?? 'report'
    saveFile({ name: `${name}-annotated.xlsx`, blob: new Blob([bytes], { type: xlsx }) }, 'self')
    setSaid('Annotated workbook saved')
  }
  const kept = groups.filter(({ severity }) => shown === 'all' || severity === shown)
  const { edits } = desk
  return (
    <section aria-labelledby="report-heading">
      <h2 id="report-heading">{`${countText(groups, 'error')}, ${countText(groups, 'warning')}, ${countText(groups, 'note')}`}</h2>
      <p className="lead">Fix errors here, or in the file and drop it again. Warnings do not stand in the way.</p>
      <div className="actions">
        <Segmented
          label="Show"
          showLabel={false}
          value={shown}
          list={[
            { id: 'all', name: 'All' },
            { id: 'error', name: 'Errors' },
            { id: 'warning', name: 'Warnings' },
            { id: 'note', name: 'Notes' },
          ]}
          onChange={setShown}
        />
        {desk.opened.sheets.length > 0 ? (
          <button type="button" className="button" onClick={() => void download()}>
            Download annotated workbook
          </button>
        ) : null}
        {edits.length > 0 ? (
          <button type="button" className="button" onClick={() => importing.update({ edits: edits.slice(0, -1) })}>
            {`Take back the last of ${edits.length} ${edits.length === 1 ? 'change' : 'changes'}`}
          </button>
        ) : null}
        {desk.struck.length > 0 ? (
          <button
            type="button"
            className="button"
            onClick={() => importing.update({ struck: desk.struck.slice(0, -1) })}
          >
            {`Put back row ${(desk.struck.at(-1)?.row ?? 0) + 1}, the last of ${desk.struck.length} struck out`}
          </button>
        ) : null}
        <output className="said">{said}</output>
      </div>
      {kept.map((group, at) => (
        <Group
          key={`${group.severity}|${group.code}`}
          group={group}
          sheets={desk.opened.sheets}
          desk={desk}
          importing={importing}
          open={group.severity === 'error' && at < 4}
        />
      ))}
      {kept.length === 0 ? <p className="hint">None of this kind.</p> : null}
    </section>
  )
}
