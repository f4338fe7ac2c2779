import type { QuestionAnswer } from '#core/scenario/question-run.ts'
import { type AnswerFacts, answerSentences, answerTitle, noAnswer } from '#core/scenario/question-words.ts'
import type { NoFigure } from '#core/scenario/requirement.ts'
import { type Fan, FanChart } from '#figures/scenario/fan-chart.tsx'
import type { Theme } from '#figures/theme.ts'
import type { Runs } from '#state/use-scenario.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MarkAcross } from '#ui/mark-across.tsx'
import { useWidth } from '#ui/use-size.ts'

/** The finding in words, which changes as the levers do. */
export function AnswerWords({
  facts,
  absent,
  runs,
  marks,
}: {
  readonly facts: AnswerFacts | null
  readonly absent: NoFigure | null
  readonly runs: Runs
  readonly marks: readonly string[]
}) {
  return (
    <header className="finding">
      <h1 id="finding" tabIndex={-1}>
        {facts === null ? 'Scenarios: how many training places close a gap?' : answerTitle(facts)}
      </h1>
      <p className="scenario-mark">{marks.join(' · ')}</p>
      <div role="status" aria-live="polite">
        {facts === null ? (
          <p className="sentences">{noAnswer(absent)}</p>
        ) : (
          <p className="sentences">{answerSentences(facts).join(' ')}</p>
        )}
        {runs.fault === null ? null : <p className="lacks">{`The runs failed: ${runs.fault}.`}</p>}
      </div>
    </header>
  )
}

const fixed = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'absent' : value.toFixed(1)

/** The fan of the runs with its table. */
export function FanFigure({
  fan,
  theme,
  runs,
  marks,
  title,
}: {
  readonly fan: Fan
  readonly theme: Theme
  readonly runs: Runs
  readonly marks: readonly string[]
  readonly title: string
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const rows = fan.years.map((year, at) => ({
    year,
    band: fan.bands[at] ?? [],
    middle: fan.middle[at],
    need: fan.required[at],
  }))
  const band = (id: string, name: string, at: number) => ({
    id,
    name,
    numeric: true,
    cell: (row: (typeof rows)[number]) => fixed(row.band[at]),
  })
  return (
    <section className="figure-card" id="figure-fan" aria-labelledby="fan" aria-busy={!runs.current}>
      <p className="figure-label">Fan of the runs</p>
      <h2 id="fan">{`Scientists in post: ${title}`}</h2>
      <p className="subtitle">
        Scientists in post, WTE, by year. Dark band: 50 in 100 runs; light band: 80 in 100; solid line: middle of the
        runs; dashed line: required.
      </p>
      <div className="figure-box marked" ref={ref}>
        {width === null ? null : (
          <FanChart
            fan={fan}
            theme={theme}
            width={width}
            height={Math.round(Math.min(340, 180 + width / 6))}
            label={title}
          />
        )}
        <MarkAcross words={marks} />
      </div>
      {runs.current ? (
        <p className="hint">1,000 runs, seed 1.</p>
      ) : (
        <p className="hint">
          <progress aria-label="Runs" max={1} value={runs.progress} /> The bands are on their way; the middle line is of
          now.
        </p>
      )}
      <details className="figure-table">
        <summary>Table</summary>
        <DataTable
          caption={`Table: ${title}`}
          rows={rows}
          keyOf={({ year }) => String(year)}
          columns={[
            { id: 'year', name: 'Year', numeric: false, cell: ({ year }) => year },
            { id: 'line', name: 'Middle line', numeric: true, cell: ({ middle }) => fixed(middle) },
            band('p10', '10 in 100 runs below', 0),
            band('p25', '25 in 100', 1),
            band('p50', 'Middle of the runs', 2),
            band('p75', '75 in 100', 3),
            band('p90', '90 in 100', 4),
            { id: 'need', name: 'Required', numeric: true, cell: ({ need }) => fixed(need) },
          ]}
        />
      </details>
    </section>
  )
}

/** What has to hold in every scenario, checked in these runs. */
export function Checks({ checks }: Pick<QuestionAnswer, 'checks'>) {
  const broken = checks.filter(({ faults }) => faults.length > 0).length
  return (
    <details>
      <summary>{`Live checks: ${checks.length - broken} of ${checks.length} hold`}</summary>
      <ul>
        {checks.map(({ name, faults }) => (
          <li
            key={name}
          >{`${name}: ${faults.length === 0 ? 'holds' : `broken: ${faults.slice(0, 5).join('; ')}`}.`}</li>
        ))}
      </ul>
    </details>
  )
}
