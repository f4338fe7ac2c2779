import { absent, bare, column, emptyTable, figure, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { runsText, wteText } from '#core/scenario/question-words.ts'
import { besideNames } from '#core/scenario/side-by-side.ts'
import { changeWords, whatMoved } from '#core/scenario/what-moved.ts'
import { groundOfStaff } from './ground.ts'
import { type Spans, signedText } from './spans.ts'
import { areaName, leverName, onTheWay, restsOn, type ScenarioInput, specialtyOf } from './state.ts'

/** A panel that cannot be drawn yet, or not at all, with the reason. */
const lacking = (
  titles: { readonly title: string; readonly subtitle: string },
  lacks: string,
): PanelContent<Spans> => ({
  ...titles,
  sentences: [],
  table: emptyTable,
  body: null,
  lacks,
})

const wte = bare(1)
const signed = { ...wte, signed: true }

const placeOf = (input: ScenarioInput): string =>
  `${specialtyOf(input).replace(/^./, (letter) => letter.toUpperCase())}, ${areaName(input, input.question.area)}`

/** From the base to the scenario, lever by lever. */
function stepsOf(input: ScenarioInput): PanelContent<Spans> {
  const { supply, question } = input
  const { base, end, steps } = whatMoved(supply, question)
  const title = `From ${wteText(base)} at the base to ${wteText(end)} in ${question.by}: ${signedText(end - base)} WTE`
  const subtitle = `${placeOf(input)}: scientists in post in ${question.by}, WTE, middle line, in the order in which the levers stand: each step is what a lever adds to those before it, and the steps sum to the whole. In another order a step may be another. Start: ${input.start.name}`
  if (steps.length === 0) return lacking({ title, subtitle }, 'No lever is changed: the scenario is the base')
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
        words: `${leverName(input, change.lever)}: ${signedText(to - from)} WTE`,
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
  if (!answer || !widest) return lacking({ title, subtitle }, answer ? 'No parameter has a published range' : onTheWay)
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
  compose: swingsContent,
  ground: groundOfStaff(false),
}

/** Scenarios side by side, run by run against the base. */
function besideContent(input: ScenarioInput): PanelContent<Spans> {
  const { question, answer } = input
  const subtitle = `${placeOf(input)}: scientists in post in ${question.by} against the base, WTE. Bar: 80 of 100 differences; dot: their middle. The same 500 draws in each, so that a difference is of the levers alone and the base against itself is 0 in every run; start: ${input.start.name}, seed 1`
  const others = (answer?.beside ?? []).filter(({ id }) => id !== 'base')
  const most = others.toSorted((a, b) => b.more[1] - a.more[1])[0]
  const title = most
    ? `“${besideNames[most.id] ?? most.id}” has most: ${signedText(most.more[1])} WTE against the base in ${question.by}`
    : 'Scenarios side by side'
  if (!answer || !most) return lacking({ title, subtitle }, answer ? 'There is only the base' : onTheWay)
  return {
    title,
    subtitle,
    sentences: [],
    table: {
      columns: [
        column('name', 'Scenario', false),
        column('wte', 'Middle of the runs, WTE'),
        column('low', 'Against the base, 10 in 100 differences below'),
        column('more', 'Against the base, middle'),
        column('high', 'Against the base, 90 in 100 below'),
        column('closed', 'Gap closed', false),
      ],
      rows: answer.beside.map(({ id, wte: middle, more: [low, more, high], closed }) => ({
        key: id,
        area: null,
        cells: [
          words(besideNames[id] ?? id),
          figure(middle, wte),
          ...[low, more, high].map((one) => figure(one, signed)),
          closed === null ? absent('no requirement chosen', 'not-applicable') : words(`in ${runsText(closed)}`),
        ],
      })),
    },
    body: {
      kind: 'spans',
      rows: others.map(({ id, more: [low, more, high] }) => ({
        key: id,
        words: `${besideNames[id] ?? id}: ${signedText(more)} (${signedText(low)} to ${signedText(high)}) WTE`,
        from: low,
        to: high,
        dot: more,
      })),
      axis: `WTE more than at the base in ${question.by}`,
    },
    lacks: null,
  }
}

export const besidePanel: PanelSpec<ScenarioInput, Spans> = {
  label: 'Scenarios side by side',
  compose: besideContent,
  ground: groundOfStaff(false),
}
