import { markWords } from '#core/domain/cell.ts'
import type { Panel } from '#core/panel/panel.ts'
import { placesLever } from '#core/scenario/question.ts'
import { type AnswerFacts, answerSentences, answerTitle, runsText, wteText } from '#core/scenario/question-words.ts'
import { answerFacts } from '#core/scenario-page/answer-facts.ts'
import type { ScenarioPage } from '#core/scenario-page/page.ts'
import { leverName, placeOf, restsOn, type ScenarioState } from '#core/scenario-page/state.ts'
import { type Brief, briefSources, panelsForBrief } from './brief.ts'

/** Figures on two pages beside the map. */
const mostFigures = 2

/** What the reader has moved, and from which ready scenario they began. */
function movedText(state: ScenarioState): string {
  const { question, supply } = state
  const ready = supply.ready.find(({ id }) => id === question.ready)
  const moves = question.moves.map(({ lever, amount, because }) => {
    const base = supply.levers.find(({ id }) => id === lever)
    const words =
      lever === placesLever
        ? `${amount} more a year in the area`
        : `${amount} instead of ${base?.value ?? 0} ${base?.unit ?? ''}`
    return `${leverName(state, lever)}: ${words}${because === '' ? '' : `, because ${because}`}`
  })
  const all = [...(ready ? [`all that “${ready.challenge}” moves`] : []), ...moves]
  return all.length === 0 ? 'Nothing: every parameter is at its base.' : `${all.join('; ')}.`
}

/** The range of 80 in 100 runs in the last year. */
function rangeText({ answer }: ScenarioState): string | null {
  const last = answer?.bands.at(-1)
  return last ? `${wteText(last[0] ?? 0)} to ${wteText(last[4] ?? 0)}` : null
}

function factsOf(state: ScenarioState, facts: AnswerFacts | null): Brief['facts'] {
  const { path, question, start } = state
  const by = path.years.at(-1) ?? question.by
  const closed = facts?.answer.closed ?? null
  const rows: readonly (readonly [string, string | null])[] = [
    ['In post at the start', wteText(path.wte[0] ?? 0)],
    [`In post in ${by}, middle of the runs`, wteText(state.answer?.bands.at(-1)?.[2] ?? path.wte.at(-1) ?? 0)],
    ['In 80 of 100 runs', rangeText(state)],
    ['Required at the start', facts && wteText(facts.required.start)],
    [`Required in ${by}`, facts && wteText(facts.required.end)],
    ['Method', facts?.method ?? null],
    ['Gap closed in', closed === null ? null : runsText(closed)],
    ['Start', start.name],
    ['Code', question.area],
  ]
  return rows.flatMap(([term, text]) => (text === null ? [] : [{ term, text }]))
}

/** Parameters that nobody has published. */
function assumedText({ supply }: ScenarioState): readonly string[] {
  const names = supply.levers.filter(({ status }) => status === 'assumption').map(({ name }) => name)
  return names.length === 0 ? [] : [`Assumptions, since nobody has published a figure: ${names.join('; ')}.`]
}

/**
 * Writes the brief of what a scenario was asked: one area and specialty. Pure.
 * @throws RangeError when the page has no figure that can be drawn
 */
export function composeScenarioBrief({ state, plate, panels }: ScenarioPage): Brief {
  const facts = answerFacts(state)
  const drawable = panelsForBrief(panels).slice(0, mostFigures)
  const maps: readonly Panel[] = [panels.gap, panels.sign, panels.fan]
  const map = maps.find(({ lacks }) => lacks === null)
  if (!map) throw new RangeError('the page has no figure that can be drawn')
  const figures = drawable.filter((panel) => panel !== map)
  const { chosen } = state
  return {
    code: state.question.area,
    name: placeOf(state),
    headline: facts ? answerTitle(facts) : panels.fan.title,
    subtitle: `${placeOf(state)}, to ${state.path.years.at(-1)}; ${restsOn(state)}`,
    marks: plate.marks.map((mark) => markWords[mark]),
    facts: factsOf(state, facts),
    ledger: {
      title: 'The gap, and how sure it is to close',
      text: facts ? answerSentences(facts).join(' ') : 'No method of requirement was chosen, so there is no gap.',
      working: facts && chosen ? `Formula: ${chosen.method.formula}. ${chosen.method.caveat}` : null,
    },
    alike: { title: 'Changed against the base', text: movedText(state), method: null },
    map,
    panels: figures,
    unknown: [...assumedText(state), ...plate.trust.cautions.map(({ text }) => text)],
    sources: briefSources(
      plate,
      [map, ...figures].map((panel) => panel.titled()),
    ),
  }
}
