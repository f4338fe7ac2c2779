import '#ui/page.css'
import './scenario.css'
import { useCallback, useRef } from 'react'
import { askedCells, readyPolicies, scenarioOf, withStock } from '#core/scenario/question.ts'
import { type AnswerFile, answerCsv } from '#core/scenario/question-csv.ts'
import type { QuestionAnswer } from '#core/scenario/question-run.ts'
import { type AnswerFacts, answerSentences, answerTitle } from '#core/scenario/question-words.ts'
import type { SupplyStart } from '#core/scenario/supply-file.ts'
import { answerFacts } from '#core/scenario-page/answer-facts.ts'
import { type Theme, themes } from '#figures/theme.ts'
import { RailWords } from '#parts/rail-words.tsx'
import { Failure } from '#parts/states.tsx'
import {
  type ScenarioFiles,
  type ScenarioFound,
  useScenarioPage,
  useScenarioQuestion,
} from '#state/use-scenario-page.ts'
import { AnswerWords, Checks } from './answer.tsx'
import { Assumptions } from './assumptions.tsx'
import { Equipment } from './equipment.tsx'
import { FanFigure, ScenarioAreaFigures, WhyFigures } from './figures.tsx'
import { LeverControls } from './lever-controls.tsx'
import { MethodChoice } from './method-choice.tsx'
import { Posts } from './posts.tsx'
import { QuestionChoices } from './question-choices.tsx'
import { LinkChanges, seenOf } from './seen-table.tsx'
import { ScenarioExports } from './take-away.tsx'
import { TrackRecord } from './track-record.tsx'
import { type Asking, useAsking } from './use-question.ts'

type PageProps = {
  readonly files: ScenarioFiles
  /** The link's own text that is no question; null where it can be read. */
  readonly unread: string | null
  readonly theme: Theme
}

const marksOf = (start: SupplyStart): readonly string[] => [
  'Scenario, never a forecast',
  ...(start.illustrative ? ['Illustrative sample: made-up returns, not real data'] : []),
]

/** What the sentences say; null where there is no requirement or nobody in post is known. */
const factsOf = ({ start, question }: ScenarioFiles, { chosen, path, runs }: ScenarioFound): AnswerFacts | null =>
  answerFacts({ start, question, chosen, path, answer: runs.current ? runs.answer : null })

/** The answer as a file. */
const csvOf = (
  facts: AnswerFacts,
  answer: QuestionAnswer,
  rest: Pick<AnswerFile, 'marks' | 'seed' | 'digest' | 'required'>,
): string =>
  answerCsv({ ...rest, sentences: [answerTitle(facts), ...answerSentences(facts)], link: window.location.href, answer })

/** Stable callback that calls the latest function given, so that figures are not redrawn. */
function useSelect(select: (area: string) => void): (area: string) => void {
  const latest = useRef(select)
  latest.current = select
  return useCallback((area: string) => latest.current(area), [])
}

const NobodyHeld = () => (
  <p className="lacks">
    This start holds no scientists of this specialty in this area: the figure is suppressed or was not collected. Choose
    another area, specialty or start.
  </p>
)

type LeversProps = {
  readonly files: ScenarioFiles
  readonly found: ScenarioFound
  readonly facts: AnswerFacts | null
  readonly asking: Asking
  readonly theme: Theme
  readonly onSelect: (area: string) => void
}

/** The methods, the fan of the runs, the levers and why the outcome is as it is. */
const Levers = ({ files: { supply, requirement, start }, found, facts, asking, theme, onSelect }: LeversProps) => (
  <>
    <MethodChoice
      found={found}
      file={requirement}
      asking={asking}
      answer={facts === null ? null : answerTitle(facts)}
    />
    <FanFigure found={found} theme={theme} onSelect={onSelect} />
    <LeverControls file={supply} start={start} asking={asking} />
    <WhyFigures found={found} asking={asking} theme={theme} onSelect={onSelect} />
  </>
)

type BasisProps = {
  readonly files: ScenarioFiles
  readonly found: ScenarioFound
  readonly facts: AnswerFacts | null
  readonly marks: readonly string[]
}

/** What the answer rests on, and the ways to take it away. */
function Basis({ files, found, facts, marks }: BasisProps) {
  const { supply, requirement, start, question, catalogue } = files
  const { path, chosen, runs } = found
  const digest = catalogue.version
  const spec = scenarioOf(question, start, readyPolicies(supply, question.ready))
  const required = chosen?.need.kind === 'value' ? chosen.need.wte : path.years.map(() => null)
  const seen = facts && runs.current ? seenOf(facts, digest) : null
  const csv =
    seen && facts && runs.answer ? csvOf(facts, runs.answer, { marks, seed: spec.seed, digest, required }) : null
  return (
    <>
      <Assumptions files={files} found={found} />
      {runs.answer ? <Checks checks={runs.answer.checks} /> : null}
      <TrackRecord file={requirement} />
      <ScenarioExports
        file={withStock(supply, question)}
        spec={spec}
        digest={digest}
        answer={csv}
        question={{ ...question, seen }}
      />
    </>
  )
}

function Page({ files, unread, theme }: PageProps) {
  const { supply, start, question, catalogue } = files
  const digest = catalogue.version
  const asking = useAsking(question)
  const found = useScenarioPage(files)
  const { chosen, runs } = found
  const shown = found.settled ?? found.now
  const facts = factsOf(files, found)
  const marks = marksOf(start)
  const empty = askedCells(start, question).length === 0
  const seen = facts && runs.current ? seenOf(facts, digest) : null
  const onSelect = useSelect((area) => {
    if (area !== question.area && start.areas.some(({ code }) => code === area)) asking.change({ area, inputs: {} })
  })
  return (
    <>
      <div className="scenario-top" data-asked={chosen !== null || undefined}>
        <AnswerWords
          facts={facts}
          absent={chosen?.need.kind === 'absent' ? chosen.need : null}
          runs={runs}
          marks={marks}
        />
        <div className="scenario-question">
          <QuestionChoices file={supply} start={start} asking={asking} />
          <RailWords within="main" />
        </div>
      </div>
      {unread === null ? null : <p className="lacks">The link’s scenario could not be read; the first one is shown.</p>}
      <LinkChanges question={question} now={seen} />
      {empty ? (
        <NobodyHeld />
      ) : (
        <Levers files={files} found={found} facts={facts} asking={asking} theme={theme} onSelect={onSelect} />
      )}
      <ScenarioAreaFigures found={found} asking={asking} theme={theme} onSelect={onSelect} />
      <Equipment found={found} asking={asking} theme={theme} onSelect={onSelect} />
      {shown ? <Posts state={shown.page.state} marks={marks} asking={asking} /> : null}
      {empty ? null : <Basis files={files} found={found} facts={facts} marks={marks} />}
    </>
  )
}

/** How many training places close a gap, under which assumptions, and how sure that is. */
export function Scenario({ theme }: { readonly theme: 'light' | 'dark' }) {
  const { files, unread, fault, retry } = useScenarioQuestion()
  if (fault) return <Failure faults={[fault]} onRetry={retry} />
  if (!files)
    return <main id="main" className="scenario-screen page" tabIndex={-1} aria-busy="true" aria-label="Loading" />
  return (
    <main id="main" className="scenario-screen page" tabIndex={-1} aria-labelledby="finding">
      <Page files={files} unread={unread} theme={themes[theme]} />
    </main>
  )
}
