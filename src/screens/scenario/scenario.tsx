import './scenario.css'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { actsFrom, askedCells, readyPolicies, specOf, withStock } from '#core/scenario/question.ts'
import { type AnswerFile, answerCsv } from '#core/scenario/question-csv.ts'
import { needsOf } from '#core/scenario/question-need.ts'
import type { QuestionAnswer } from '#core/scenario/question-run.ts'
import { type AnswerFacts, answerSentences, answerTitle, lowered } from '#core/scenario/question-words.ts'
import type { RequirementFile } from '#core/scenario/requirement-file.ts'
import type { SupplyFile, SupplyStart } from '#core/scenario/supply-file.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { Failure } from '#parts/states.tsx'
import { catalogueQuery } from '#state/queries.ts'
import { useMiddlePath, useRuns, useScenarioFiles } from '#state/use-scenario.ts'
import { AnswerWords, Checks, FanFigure } from './answer.tsx'
import { Assumptions } from './assumptions.tsx'
import { LeverControls } from './lever-controls.tsx'
import { MethodChoice } from './method-choice.tsx'
import { QuestionChoices } from './question-choices.tsx'
import { SeenTable, seenOf } from './seen-table.tsx'
import { TakeAway } from './take-away.tsx'
import { type Asking, useQuestion } from './use-question.ts'
import { Explained } from './what-moved.tsx'

type PageProps = {
  readonly supply: SupplyFile
  readonly requirement: RequirementFile
  readonly start: SupplyStart
  readonly asking: Asking
  readonly digest: string
  readonly theme: Theme
}

const marksOf = (start: SupplyStart): readonly string[] => [
  'Scenario, never a forecast',
  ...(start.illustrative ? ['Illustrative sample: made-up returns, not real data'] : []),
]

/** What the sentences say; null where there is no requirement or nobody in post is known. */
function factsOf({ start, asking }: PageProps, found: ReturnType<typeof useFound>): AnswerFacts | null {
  const { question } = asking
  const { chosen, path, runs } = found
  if (chosen?.need.kind !== 'value' || !runs.answer || askedCells(start, question).length === 0) return null
  const { wte } = chosen.need
  const end = runs.answer.bands.at(-1)?.[2] ?? path.wte.at(-1) ?? 0
  const specialty = start.specialties.find(({ id }) => id === question.specialty)?.name ?? question.specialty
  return {
    specialty: lowered(specialty),
    area: start.areas.find(({ code }) => code === question.area)?.name ?? question.area,
    by: path.years.at(-1) ?? question.by,
    from: actsFrom(start),
    method: chosen.method.name,
    required: { start: wte[0] ?? 0, end: wte.at(-1) ?? 0 },
    staff: { start: path.wte[0] ?? 0, end: runs.current ? end : (path.wte.at(-1) ?? 0) },
    answer: runs.current ? runs.answer : { closed: null, places: null },
  }
}

/** Middle line, requirement and runs of the question. */
function useFound({ supply, requirement, asking }: PageProps) {
  const { question } = asking
  const path = useMiddlePath(supply, question)
  const needs = useMemo(() => needsOf(requirement, question, path.years), [requirement, question, path.years])
  const chosen = needs.find(({ method }) => method.id === question.method) ?? null
  const wte = chosen?.need.kind === 'value' ? chosen.need.wte : null
  const runs = useRuns(supply, question, wte?.at(-1) ?? null)
  return { path, needs, chosen, wte, runs }
}

/** The answer as a file. */
const csvOf = (
  facts: AnswerFacts,
  answer: QuestionAnswer,
  rest: Pick<AnswerFile, 'marks' | 'seed' | 'digest' | 'required'>,
): string =>
  answerCsv({ ...rest, sentences: [answerTitle(facts), ...answerSentences(facts)], link: window.location.href, answer })

function Page(props: PageProps) {
  const { supply, requirement, start, asking, digest, theme } = props
  const { question } = asking
  const found = useFound(props)
  const { path, needs, chosen, wte, runs } = found
  const facts = factsOf(props, found)
  const marks = marksOf(start)
  const spec = specOf(question, start, readyPolicies(supply, question.ready))
  const bands = runs.current && runs.answer ? runs.answer.bands : []
  const required = wte ?? path.years.map(() => null)
  const fan = { years: path.years, middle: path.wte, bands, required }
  const name = `${start.specialties.find(({ id }) => id === question.specialty)?.name ?? ''}, ${start.areas.find(({ code }) => code === question.area)?.name ?? ''}`
  const empty = askedCells(start, question).length === 0
  const seen = facts && runs.current ? seenOf(facts, digest) : null
  const csv =
    seen && facts && runs.answer ? csvOf(facts, runs.answer, { marks, seed: spec.seed, digest, required }) : null
  return (
    <>
      <AnswerWords
        facts={facts}
        absent={chosen?.need.kind === 'absent' ? chosen.need : null}
        runs={runs}
        marks={marks}
      />
      {asking.unread === null ? null : (
        <p className="lacks">The link’s scenario could not be read; the first one is shown.</p>
      )}
      <SeenTable question={question} now={seen} />
      <QuestionChoices file={supply} start={start} asking={asking} />
      {empty ? (
        <p className="lacks">
          This start holds no scientists of this specialty in this area: the figure is withheld or was not collected.
          Choose another area, specialty or start.
        </p>
      ) : (
        <>
          <MethodChoice needs={needs} file={requirement} staff={path.wte[0] ?? 0} asking={asking} years={path.years} />
          <FanFigure fan={fan} theme={theme} runs={runs} marks={marks} title={`${name}, to ${path.years.at(-1)}`} />
          <LeverControls file={supply} start={start} asking={asking} />
          <Explained file={supply} question={question} theme={theme} marks={marks} answer={runs.answer} />
          <Assumptions supply={supply} requirement={requirement} start={start} question={question} chosen={chosen} />
          {runs.answer ? <Checks checks={runs.answer.checks} /> : null}
          <TakeAway
            file={withStock(supply, question)}
            spec={spec}
            digest={digest}
            answer={csv}
            question={{ ...question, seen }}
          />
        </>
      )}
    </>
  )
}

/** How many training places close a gap, under which assumptions, and how sure that is. */
export function Scenario({ theme }: { readonly theme: 'light' | 'dark' }) {
  const files = useScenarioFiles()
  const catalogue = useQuery(catalogueQuery).data
  const asking = useQuestion()
  if (files.error) return <Failure faults={[files.error]} onRetry={() => files.refetch()} />
  const start = files.data?.supply.starts.find(({ id }) => id === asking.question.start) ?? files.data?.supply.starts[0]
  if (!files.data || !catalogue || !start)
    return <main id="main" className="scenario-screen" tabIndex={-1} aria-busy="true" aria-label="Loading" />
  const question = { ...asking.question, start: start.id }
  return (
    <main id="main" className="scenario-screen" tabIndex={-1} aria-labelledby="finding">
      <Page
        {...files.data}
        start={start}
        asking={{ ...asking, question }}
        digest={catalogue.version}
        theme={themes[theme]}
      />
    </main>
  )
}
