import { absent, bare, column, figure, lacking, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { signedText } from '#core/plate/signed-text.ts'
import { runsText } from '#core/scenario/question-words.ts'
import { type BesideScenario, besideAgainst, besideName } from '#core/scenario/side-by-side.ts'
import { groundOfStaff } from './ground.ts'
import type { Spans } from './spans.ts'
import { onTheWay, placeOf, type ScenarioInput } from './state.ts'

const wte = bare(1)
const signed = { ...wte, signed: true }

/** A scenario’s name in a sentence: the base has none of its own. */
export const besideQuoted = (name: string): string => (name === 'Base' ? 'the base' : `“${name}”`)

/** What a scenario has more than another: columns, and the figures of one scenario in one year. */
export const differenceColumns = (than: string) => [
  column('low', 'Difference, 10 in 100 below'),
  column('more', `Difference from ${than}, middle`),
  column('high', 'Difference, 90 in 100 below'),
]
export const differenceCells = (more: BesideScenario['more']) => more.map((one) => figure(one, signed))

function tableOf(
  { question }: ScenarioInput,
  all: readonly BesideScenario[],
  than: string,
): PanelContent<Spans>['table'] {
  return {
    columns: [
      column('name', 'Scenario', false),
      column('wte', 'Middle of the runs, WTE'),
      ...differenceColumns(than),
      column('closed', 'Gap closed', false),
    ],
    rows: all.map(({ id, wte: middle, more, closed }) => ({
      key: id,
      area: null,
      cells: [
        words(besideName(question, id)),
        figure(middle, wte),
        ...differenceCells(more),
        closed === null ? absent('no requirement chosen', 'not-applicable') : words(`in ${runsText(closed)}`),
      ],
    })),
  }
}

/** Scenarios side by side, run by run against one of them. */
function besideContent(input: ScenarioInput): PanelContent<Spans> {
  const { question, answer } = input
  const all = answer?.beside ?? []
  const against = besideAgainst(question, all)
  const than = besideQuoted(besideName(question, against))
  const subtitle = `${placeOf(input)}: scientists in post in ${question.by} against ${than}, WTE. Bar: 80 of 100 differences; dot: their middle. The same 500 draws in each, so that a difference is of the levers alone and ${than} against itself is 0 in every run; start: ${input.start.name}, seed 1`
  const others = all.filter(({ id }) => id !== against)
  const most = all.toSorted((a, b) => b.more[1] - a.more[1])[0]
  const title =
    most === undefined
      ? 'Scenarios side by side'
      : most.more[1] > 0
        ? `“${besideName(question, most.id)}” has most: ${signedText(most.more[1], 1)} WTE against ${than} in ${question.by}`
        : `No scenario has more than ${than} in ${question.by}, in the middle of the runs`
  if (!answer || others.length === 0) return lacking(title, subtitle, answer ? 'There is only the base' : onTheWay)
  return {
    title,
    subtitle,
    sentences: [],
    table: tableOf(input, all, than),
    body: {
      kind: 'spans',
      rows: others.map(({ id, more: [low, more, high] }) => ({
        key: id,
        words: `${besideName(question, id)}: ${signedText(more, 1)} (${signedText(low, 1)} to ${signedText(high, 1)}) WTE`,
        from: low,
        to: high,
        dot: more,
      })),
      axis: against === 'base' ? `WTE more than at the base in ${question.by}` : `Difference in ${question.by}, WTE`,
    },
    lacks: null,
  }
}

export const besidePanel: PanelSpec<ScenarioInput, Spans> = {
  label: 'Scenarios side by side',
  inBrief: 4,
  compose: besideContent,
  ground: groundOfStaff(false),
}
