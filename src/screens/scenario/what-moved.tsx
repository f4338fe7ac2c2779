import { useDeferredValue, useMemo } from 'react'
import type { GapQuestion } from '#core/scenario/question.ts'
import type { QuestionAnswer } from '#core/scenario/question-run.ts'
import { runsText, wteText } from '#core/scenario/question-words.ts'
import type { SupplyFile } from '#core/scenario/supply-file.ts'
import { changeWords, whatMoved } from '#core/scenario/what-moved.ts'
import { type Span, SpanChart } from '#figures/scenario/span-chart.tsx'
import type { Theme } from '#figures/theme.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useWidth } from '#ui/use-size.ts'
import { readyNames } from './ready-choice.tsx'

type Shown = {
  readonly file: SupplyFile
  readonly theme: Theme
  readonly marks: readonly string[]
  readonly by: number
}

const signed = (wte: number): string => `${wte > 0 ? '+' : ''}${wteText(wte)}`
const leverName = (file: SupplyFile, lever: string): string => file.levers.find(({ id }) => id === lever)?.name ?? lever

function Drawn({
  spans,
  label,
  theme,
  marks,
}: { readonly spans: readonly Span[]; readonly label: string } & Pick<Shown, 'theme' | 'marks'>) {
  const [ref, width] = useWidth<HTMLDivElement>()
  return (
    <div className="figure-box marked" ref={ref}>
      {width === null ? null : <SpanChart spans={spans} theme={theme} width={width} label={label} />}
      <MarkAcross words={marks} />
    </div>
  )
}

/** From the base to the scenario, lever by lever. */
function Steps({ file, question: asked, theme, marks, by }: Shown & { readonly question: GapQuestion }) {
  const question = useDeferredValue(asked)
  const { base, end, steps } = useMemo(() => whatMoved(file, question), [file, question])
  if (steps.length === 0) return null
  const unit = (lever: string) => file.levers.find(({ id }) => id === lever)?.unit ?? ''
  const rows = steps.map(({ change, from, to }, at) => ({
    id: String(at),
    words: `${leverName(file, change.lever)}: ${signed(to - from)}`,
    change: changeWords(change, unit(change.lever)),
    from,
    to,
  }))
  const title = `From ${wteText(base)} at the base to ${wteText(end)} in ${by}: ${signed(end - base)}`
  return (
    <section className="figure-card" aria-labelledby="moved">
      <p className="figure-label">What moved, and why</p>
      <h2 id="moved">{title}</h2>
      <p className="subtitle">
        Middle line, WTE, in the order in which the levers stand: each step is what a lever adds to those before it, and
        the steps sum to the whole. In another order a step may be another.
      </p>
      <Drawn spans={rows} label={title} theme={theme} marks={marks} />
      <DataTable
        caption="What each lever adds, WTE"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { id: 'lever', name: 'Lever', numeric: false, cell: ({ words }) => words.split(':')[0] },
          { id: 'how', name: 'Change', numeric: false, cell: ({ change }) => change },
          { id: 'from', name: 'Before', numeric: true, cell: ({ from }) => from.toFixed(1) },
          { id: 'to', name: 'After', numeric: true, cell: ({ to }) => to.toFixed(1) },
          { id: 'more', name: 'Adds', numeric: true, cell: ({ from, to }) => signed(to - from).replace(' WTE', '') },
        ]}
      />
    </section>
  )
}

/** What the width of the bands comes from, the most first. */
function Swings({ file, swings, theme, marks, by }: Shown & Pick<QuestionAnswer, 'swings'>) {
  const rows = swings.map(({ lever, value, wte }) => ({
    id: lever,
    name: leverName(file, lever),
    words: `${leverName(file, lever)}: ${wte.low.toFixed(1)} to ${wte.high.toFixed(1)}`,
    value,
    from: wte.low,
    to: wte.high,
  }))
  const [widest] = rows
  if (!widest) return null
  const title = `Of what is not known, ${widest.name.toLowerCase()} moves the outcome most`
  return (
    <section className="figure-card" aria-labelledby="swings">
      <p className="figure-label">What the width of the fan comes from</p>
      <h2 id="swings">{title}</h2>
      <p className="subtitle">
        {`Middle outcome in ${by}, WTE, in the fifth of the same 1,000 runs where a parameter is lowest and, at the dot, where it is highest. Parameters without a published range do not vary and are not here.`}
      </p>
      <Drawn spans={rows} label={title} theme={theme} marks={marks} />
      <details className="figure-table">
        <summary>Table</summary>
        <DataTable
          caption={`Table: ${title}`}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { id: 'name', name: 'Parameter', numeric: false, cell: ({ name }) => name },
            { id: 'low', name: 'Low value', numeric: true, cell: ({ value }) => value.low.toFixed(1) },
            { id: 'high', name: 'High value', numeric: true, cell: ({ value }) => value.high.toFixed(1) },
            { id: 'from', name: 'WTE at the low value', numeric: true, cell: ({ from }) => from.toFixed(1) },
            { id: 'to', name: 'WTE at the high value', numeric: true, cell: ({ to }) => to.toFixed(1) },
          ]}
        />
      </details>
    </section>
  )
}

/** The base, the ready scenarios and the reader's own, run by run against the base. */
function SideBySide({ beside, by }: Pick<QuestionAnswer, 'beside'> & Pick<Shown, 'by'>) {
  const names: Readonly<Record<string, string>> = { ...readyNames, base: 'Base', own: 'As the levers are now' }
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">Scenarios side by side</h2>
      <p className="hint">
        The same 500 draws in each, so that a difference is of the levers alone: the base against itself is 0 in every
        run.
      </p>
      <DataTable
        caption={`Scientists in post in ${by}, WTE`}
        rows={beside}
        keyOf={({ id }) => id}
        columns={[
          { id: 'name', name: 'Scenario', numeric: false, cell: ({ id }) => names[id] ?? id },
          { id: 'wte', name: 'Middle of the runs', numeric: true, cell: ({ wte }) => wte.toFixed(1) },
          {
            id: 'more',
            name: 'Against the base, middle',
            numeric: true,
            cell: ({ more }) => signed(more[1]).replace(' WTE', ''),
          },
          {
            id: 'range',
            name: 'In 80 of 100 runs',
            numeric: false,
            cell: ({ more }) => `${signed(more[0]).replace(' WTE', '')} to ${signed(more[2]).replace(' WTE', '')}`,
          },
          {
            id: 'closed',
            name: 'Gap closed',
            numeric: false,
            cell: ({ closed }) => (closed === null ? 'no requirement chosen' : `in ${runsText(closed)}`),
          },
        ]}
      />
    </section>
  )
}

/** Why the outcome is as it is: by lever, against other scenarios, and by what is not known. */
export function Explained({
  answer,
  ...shown
}: Omit<Shown, 'by'> & { readonly question: GapQuestion; readonly answer: QuestionAnswer | null }) {
  const { by } = shown.question
  return (
    <>
      <Steps {...shown} by={by} />
      {answer ? (
        <>
          <SideBySide beside={answer.beside} by={by} />
          <Swings {...shown} swings={answer.swings} by={by} />
        </>
      ) : null}
    </>
  )
}
