import { useState } from 'react'
import { type Panel, type PanelTable, panelIdText } from '#core/panel/panel.ts'
import { type Expression, findClaim } from '#core/story/claim.ts'
import {
  directionWords,
  expressionOf,
  type FigureChoice,
  type FigureKind,
  figureKinds,
  firstChoice,
  numericColumns,
} from '#core/story/figure-claim.ts'
import { tableIn } from '#core/story/find-table.ts'
import type { Picture } from '#core/story/story.ts'
import { Choice } from '#ui/choice.tsx'

const kindNames: Readonly<Record<FigureKind, string>> = {
  value: 'A value',
  rank: 'A rank',
  count: 'How many areas are above or below',
  difference: 'A difference',
  direction: 'Higher or lower, in words',
  'name-at': 'The name of the highest or lowest',
}
const list = <T extends string>(names: Readonly<Record<T, string>>) =>
  (Object.keys(names) as T[]).map((id) => ({ id, name: names[id] }))

/** Which choices each kind has. */
const asks: Readonly<Record<FigureKind, readonly (keyof FigureChoice)[]>> = {
  value: ['row'],
  rank: ['row', 'end'],
  count: ['is', 'other'],
  difference: ['row', 'other', 'form'],
  direction: ['row', 'other', 'words'],
  'name-at': ['end'],
}

const names = {
  end: { highest: 'highest', lowest: 'lowest' },
  is: { above: 'above', below: 'below' },
  form: { units: 'in their unit', percent: 'in per cent', times: 'times as much' },
  words: Object.fromEntries(
    Object.entries(directionWords).map(([id, { above, below }]) => [id, `${above} / ${below}`]),
  ) as Record<keyof typeof directionWords, string>,
} as const

/** A figure to be inserted: how it is found, what it says now, and words to name it after. */
type InsertedFigure = { readonly expression: Expression; readonly said: string; readonly wanted: string }

type RowsProps = {
  readonly table: PanelTable
  readonly choice: FigureChoice
  readonly put: (edit: Partial<FigureChoice>) => void
}

/** The rows with their figures, so that one is picked by what it says. */
function rowsOf(table: PanelTable, column: string) {
  const at = table.columns.findIndex(({ id }) => id === column)
  return table.rows.map(({ key, cells }) => ({
    id: key,
    name: `${cells[0]?.text || key}: ${cells[at]?.text || 'no figure'}`,
  }))
}

function FigureChoices({ table, choice, put }: RowsProps) {
  const rows = rowsOf(table, choice.column)
  const has = (one: keyof FigureChoice) => asks[choice.kind].includes(one)
  return (
    <>
      <Choice
        label="Insert"
        value={choice.kind}
        list={figureKinds.map((id) => ({ id, name: kindNames[id] }))}
        onChange={(kind) => put({ kind: kind as FigureKind })}
      />
      <Choice
        label="Column"
        value={choice.column}
        list={numericColumns(table).map(({ id, name }) => ({ id, name }))}
        onChange={(column) => put({ column })}
      />
      {has('row') ? <Choice label="Of" value={choice.row} list={rows} onChange={(row) => put({ row })} /> : null}
      {has('is') ? (
        <Choice label="Areas" value={choice.is} list={list(names.is)} onChange={(is) => put({ is: is as 'above' })} />
      ) : null}
      {has('other') ? (
        <Choice label="Against" value={choice.other} list={rows} onChange={(other) => put({ other })} />
      ) : null}
      {has('end') ? (
        <Choice
          label="From the"
          value={choice.end}
          list={list(names.end)}
          onChange={(end) => put({ end: end as 'highest' })}
        />
      ) : null}
      {has('form') ? (
        <Choice
          label="As"
          value={choice.form}
          list={list(names.form)}
          onChange={(form) => put({ form: form as 'units' })}
        />
      ) : null}
      {has('words') ? (
        <Choice
          label="Words"
          value={choice.words}
          list={list(names.words)}
          onChange={(one) => put({ words: one as 'level' })}
        />
      ) : null}
    </>
  )
}

function FromTable({
  table,
  of,
  onInsert,
}: {
  readonly table: PanelTable
  readonly of: { readonly link: string | null; readonly panel: string }
  readonly onInsert: (figure: InsertedFigure) => void
}) {
  const [chosen, setChosen] = useState<Partial<FigureChoice>>({})
  const first = firstChoice(table)
  if (!first) return <p className="hint">The table of this figure holds no numbers.</p>
  const choice = { ...first, ...chosen }
  const expression = expressionOf(choice, of, table)
  const found = findClaim(() => table, expression)
  const nameOf = (key: string) => table.rows.find((row) => row.key === key)?.cells[0]?.text ?? key
  const wanted = choice.kind === 'count' || choice.kind === 'name-at' ? choice.kind : nameOf(choice.row)
  return (
    <>
      <FigureChoices table={table} choice={choice} put={(edit) => setChosen({ ...chosen, ...edit })} />
      <p role="status">
        {found.ok ? (
          <>
            It says: <strong>{found.text}</strong>
          </>
        ) : (
          `It cannot be said: ${found.because}.`
        )}
      </p>
      <button
        type="button"
        className="button primary"
        disabled={!found.ok}
        onClick={() => found.ok && onInsert({ expression, said: found.text, wanted })}
      >
        Insert at the caret
      </button>
    </>
  )
}

type Props = {
  readonly picture: Picture
  /** Whether the picture is that of the scene, whose figures follow it when the scene shows another view. */
  readonly isOfScene: boolean
  readonly panels: readonly Panel[] | string | null
  readonly onInsert: (figure: InsertedFigure) => void
}

/** Picks a figure from the table beside the text: bound to the data, and checked from then on. */
export function InsertFigure({ picture, isOfScene, panels, onInsert }: Props) {
  if (panels === null) return <p className="hint">The figures are on their way.</p>
  if (typeof panels === 'string') return <p role="alert">{panels}</p>
  const panel = panels.find(({ id }) => panelIdText(id) === picture.panel)
  const table = panel ? tableIn(panels, picture.panel) : `there is no figure “${picture.panel}”`
  if (typeof table === 'string') return <p role="alert">{table}</p>
  return (
    <fieldset className="edit-insert">
      <legend className="label">{`A figure of “${panel?.label}”`}</legend>
      <FromTable
        table={table}
        of={{ link: isOfScene ? null : picture.link, panel: picture.panel }}
        onInsert={onInsert}
      />
    </fieldset>
  )
}
