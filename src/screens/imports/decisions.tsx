import './decisions.css'
import { type MouseEvent, useId } from 'react'
import { answeredDecisions, type Decision, type Degree, guessesIn } from '#core/imports/decisions/decision.ts'
import { tallyText } from '#core/imports/first-rows.ts'
import { columnLetters } from '#core/imports/sheet.ts'
import type { SheetInfo } from '#io/imports/sheet-info.ts'
import { CommitField } from './commit-field.tsx'
import type { Importing } from './use-import.ts'

type Item = { readonly id: string; readonly name: string }

const degreeWords: Readonly<Record<Degree, string>> = {
  stated: 'stated in the file',
  implied: 'implied by the file',
  guessed: 'a guess',
  chosen: 'your word',
}

const noColumn = '-'
const longestRow = 40

/** The columns of a sheet, as a spreadsheet letters them. */
export function columnItems(sheet: Pick<SheetInfo, 'head'>, headerRow: number): readonly Item[] {
  const width = Math.max(0, ...sheet.head.map((row) => row.length))
  const headingAt = (at: number) => (sheet.head[headerRow]?.[at] ?? '').trim() || '(no heading)'
  return [
    { id: noColumn, name: 'None' },
    ...Array.from({ length: width }, (_, at) => ({ id: String(at), name: `${columnLetters(at)}: ${headingAt(at)}` })),
  ]
}

/** The first rows of a sheet, as a spreadsheet numbers them. */
const rowItems = ({ head }: Pick<SheetInfo, 'head'>): readonly Item[] =>
  head.map((row, at) => ({
    id: String(at),
    name: `Row ${at + 1}: ${row.filter(Boolean).slice(0, 3).join(', ').slice(0, longestRow) || '(blank)'}`,
  }))

function itemsOf({ correction }: Decision, sheet: SheetInfo | undefined, headerRow: number): readonly Item[] {
  if (!correction || correction.from === 'text' || !sheet)
    return correction && Array.isArray(correction.from) ? correction.from : []
  if (correction.from === 'columns') return columnItems(sheet, headerRow)
  return correction.from === 'rows' ? rowItems(sheet) : correction.from
}

/** What was decided, as a control that puts it right in place, or as words where the file itself has to be changed. */
function Value({
  one,
  labelId,
  importing,
}: {
  readonly one: Decision
  readonly labelId: string
  readonly importing: Importing
}) {
  const { desk } = importing.state
  const { correction, value } = one
  if (!correction || !desk) return <span>{value || 'none'}</span>
  const correct = (chosen: string) => void importing.correct(one, chosen)
  if (correction.from === 'text')
    return (
      <CommitField labelId={labelId} value={correction.value} onCommit={correct} required={one.degree === 'guessed'} />
    )
  const id = desk.ticked.filter((ticked) => desk.mappings[ticked])[one.sheets[0] ?? 0]
  const sheet = desk.opened.sheets.find((each) => each.id === id)
  const items = itemsOf(one, sheet, desk.mappings[id ?? -1]?.headerRow ?? 0)
  const isListed = items.some((item) => item.id === correction.value)
  return (
    <select
      className="select"
      aria-labelledby={labelId}
      value={correction.value}
      onChange={({ target }) => correct(target.value)}
    >
      {isListed ? null : <option value={correction.value}>{value}</option>}
      {items.map((item) => (
        <option key={item.id} value={item.id}>
          {item.name}
        </option>
      ))}
    </select>
  )
}

/** The button of a guess goes when it is pressed: the control beside it, or the line itself, has the focus then. */
function keepFocus({ currentTarget }: MouseEvent<HTMLButtonElement>): void {
  const row = currentTarget.closest('tr')
  const next = row?.querySelector<HTMLElement>('select, input') ?? row?.querySelector<HTMLElement>('th')
  next?.focus()
}

function Line({ one, importing }: { readonly one: Decision; readonly importing: Importing }) {
  const labelId = useId()
  const isBlank = (one.correction?.value ?? one.value).trim() === ''
  return (
    <tr data-degree={one.degree}>
      <th scope="row" id={labelId} tabIndex={-1}>
        {one.label}
      </th>
      <td className="decided">
        <Value one={one} labelId={labelId} importing={importing} />
      </td>
      <td className="from">{one.from}</td>
      <td className="degree">
        <span>{degreeWords[one.degree]}</span>
        {one.degree === 'guessed' && !isBlank ? (
          <button
            type="button"
            className="button"
            aria-label={`Confirm ${one.label}: ${one.value}`}
            onClick={(event) => {
              keepFocus(event)
              void importing.confirm(one)
            }}
          >
            Confirm
          </button>
        ) : null}
      </td>
    </tr>
  )
}

/** "Unit, kind of figures and period" */
const listed = (labels: readonly string[]): string =>
  labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`

/** What is left to confirm, in a sentence. */
function guessText(guesses: readonly Decision[]): string {
  if (guesses.length === 0) return 'Nothing is guessed.'
  const labels = listed([...new Set(guesses.map(({ label }) => label))])
  return `${guesses.length === 1 ? 'One guess' : `${guesses.length} guesses`} to confirm or correct before the import: ${labels}.`
}

/** Everything that was decided about the files, from what and how surely, each line to be put right in place. */
export function Decisions({ importing }: { readonly importing: Importing }) {
  const { desk, checked, asked } = importing.state
  if (!desk || !checked || checked.decisions.length === 0) return null
  const open = new Set(checked.questions.map(({ id }) => id))
  const answered = answeredDecisions(
    asked.filter(({ id }) => !open.has(id)),
    desk.answers,
  )
  const guesses = guessesIn(checked.decisions)
  return (
    <section className="decisions" aria-labelledby="decisions-heading">
      <h2 id="decisions-heading">How the file is read</h2>
      <p role="status" className="tally">
        <strong>{tallyText(checked.tally)}.</strong> {guessText(guesses)}
      </p>
      <table>
        <caption className="quiet">What was decided about the file, and what it was taken from</caption>
        <thead>
          <tr>
            <th scope="col">Decided</th>
            <th scope="col">As</th>
            <th scope="col">Taken from</th>
            <th scope="col">How sure</th>
          </tr>
        </thead>
        <tbody>
          {[...checked.decisions, ...answered].map((one) => (
            <Line key={`${one.id}|${one.sheets.join()}`} one={one} importing={importing} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
