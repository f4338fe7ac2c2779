import { bare, column, figure, lacking, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { signedText } from '#core/plate/signed-text.ts'
import { wteText } from '#core/scenario/question-words.ts'
import { changeWords, whatMoved } from '#core/scenario/what-moved.ts'
import { groundOfStaff } from './ground.ts'
import type { Spans } from './spans.ts'
import { leverName, onTheWay, placeOf, restsOn, type ScenarioInput } from './state.ts'

const wte = bare(1)
const signed = { ...wte, signed: true }

/** From the base to the scenario, lever by lever. */
function stepsOf(input: ScenarioInput): PanelContent<Spans> {
  const { supply, question } = input
  const { base, end, steps } = whatMoved(supply, question)
  const title = `From ${wteText(base)} at the base to ${wteText(end)} in ${question.by}: ${signedText(end - base, 1)} WTE`
  const subtitle = `${placeOf(input)}: scientists in post in ${question.by}, WTE, middle line, in the order in which the levers stand: each step is what a lever adds to those before it, and the steps sum to the whole. In another order a step may be another. Start: ${input.start.name}`
  if (steps.length === 0) return lacking(title, subtitle, 'No lever is changed: the scenario is the base')
  const unit = (lever: string) => supply.levers.find(({ id }) => id === lever)?.unit ?? ''
  return {
    title,
    subtitle,
    sentences: [],
    table: {
      columns: [
        column('lever', 'Lever', false),
        column('how', 'Change', false),
        column('from', 'Before, WTE'),
        column('to', 'After, WTE'),
        column('more', 'Adds, WTE'),
      ],
      rows: steps.map(({ change, from, to }, at) => ({
        key: String(at),
        area: null,
        cells: [
          words(leverName(input, change.lever)),
          words(changeWords(change, unit(change.lever))),
          figure(from, wte),
          figure(to, wte),
          figure(to - from, signed),
        ],
      })),
    },
    body: {
      kind: 'spans',
      rows: steps.map(({ change, from, to }, at) => ({
        key: String(at),
        words: `${leverName(input, change.lever)}: ${signedText(to - from, 1)} WTE`,
        from,
        to,
        dot: to,
      })),
      axis: `WTE in ${question.by}`,
    },
    lacks: null,
  }
}

export const stepsPanel: PanelSpec<ScenarioInput, Spans> = {
  label: 'What moved, and why',
  inBrief: 2,
  compose: stepsOf,
  ground: groundOfStaff(false),
}

/** What the width of the bands comes from, the most first. */
function swingsContent(input: ScenarioInput): PanelContent<Spans> {
  const { question, answer } = input
  const subtitle = `${placeOf(input)}: middle outcome in ${question.by}, WTE, in the fifth of the same runs where a parameter is lowest and, at the dot, where it is highest. Parameters without a published range do not vary and are not here; ${restsOn(input)}`
  const [widest] = answer?.swings ?? []
  const title = widest
    ? `Of what is not known, ${leverName(input, widest.lever).toLowerCase()} moves the outcome most`
    : 'What the width of the fan comes from'
  if (!answer || !widest) return lacking(title, subtitle, answer ? 'No parameter has a published range' : onTheWay)
  return {
    title,
    subtitle,
    sentences: [],
    table: {
      columns: [
        column('name', 'Parameter', false),
        column('low', 'Low value'),
        column('high', 'High value'),
        column('from', 'WTE at the low value'),
        column('to', 'WTE at the high value'),
      ],
      rows: answer.swings.map(({ lever, value, wte: ends }) => ({
        key: lever,
        area: null,
        cells: [
          words(leverName(input, lever)),
          ...[value.low, value.high, ends.low, ends.high].map((one) => figure(one, wte)),
        ],
      })),
    },
    body: {
      kind: 'spans',
      rows: answer.swings.map(({ lever, wte: { low, high } }) => ({
        key: lever,
        words: `${leverName(input, lever)}: ${low.toFixed(1)} to ${high.toFixed(1)} WTE`,
        from: low,
        to: high,
        dot: high,
      })),
      axis: `WTE in ${question.by}`,
    },
    lacks: null,
  }
}

export const swingsPanel: PanelSpec<ScenarioInput, Spans> = {
  label: 'What the width of the fan comes from',
  inBrief: 3,
  compose: swingsContent,
  ground: groundOfStaff(false),
}
