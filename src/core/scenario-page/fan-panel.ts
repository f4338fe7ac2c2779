import { capitalise } from '#core/domain/letters.ts'
import { bare, column, figure, notApplicable, type PanelContent, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { MethodNeed } from '#core/scenario/question-need.ts'
import { wteText } from '#core/scenario/question-words.ts'
import { groundOfStaff } from './ground.ts'
import { placeOf, restsOn, type ScenarioInput, scenarioYears } from './state.ts'

/** Staff of the runs and what is required, by year. */
export type Fan = {
  readonly kind: 'fan'
  readonly years: readonly number[]
  /** The middle line, WTE by year. */
  readonly middle: readonly number[]
  /** By year: 10, 25, 50, 75 and 90 in 100 runs lie below; empty while the runs are on their way. */
  readonly bands: readonly (readonly number[])[]
  /** WTE required by year; null where the method gives no figure. */
  readonly required: readonly (number | null)[]
}

const wte = bare(1)

/** WTE that a method asks for by year; null where there is no method or it gives no figure. */
export const requiredBy = (need: MethodNeed['need'] | undefined, years: readonly number[]): Fan['required'] =>
  need?.kind === 'value' ? need.wte : years.map(() => null)

/** A fan whose line is the middle of its runs. */
export const fanOfRuns = (years: readonly number[], bands: Fan['bands'], required: Fan['required']): Fan => ({
  kind: 'fan',
  years,
  middle: bands.map((band) => band[2] ?? 0),
  bands,
  required,
})

function contentOf(input: ScenarioInput): PanelContent<Fan> {
  const { chosen } = input
  const { years, wte: line } = input.path
  const fan: Fan = {
    ...fanOfRuns(years, input.answer?.bands ?? [], requiredBy(chosen?.need, years)),
    middle: line,
  }
  const { middle, bands, required } = fan
  const end = bands.at(-1)?.[2] ?? middle.at(-1) ?? 0
  const need = required.at(-1) ?? null
  const where = placeOf(input)
  const cell = (value: number | null | undefined) =>
    value === null || value === undefined ? notApplicable : figure(value, wte)
  return {
    title: `${where}: ${wteText(end)} in post in ${years.at(-1)}${need === null ? '' : `, ${wteText(need)} required`}`,
    subtitle: `${where}: scientists in post, WTE, by year, ${scenarioYears(input)}. Inner band: 50 in 100 runs; outer band: 80 in 100; solid line: middle of the runs${need === null ? '' : `; dashed line: required by “${chosen?.method.name}”`}. ${capitalise(restsOn(input))}`,
    sentences: [],
    table: {
      columns: [
        column('year', 'Year', false),
        column('line', 'Middle line, WTE'),
        column('p10', '10 in 100 runs below'),
        column('p25', '25 in 100'),
        column('p50', 'Middle of the runs'),
        column('p75', '75 in 100'),
        column('p90', '90 in 100'),
        column('need', 'Required, WTE'),
      ],
      rows: years.map((year, at) => ({
        key: String(year),
        area: null,
        cells: [
          words(String(year)),
          cell(middle[at]),
          ...[0, 1, 2, 3, 4].map((quantile) => cell(bands[at]?.[quantile])),
          cell(required[at]),
        ],
      })),
    },
    body: fan,
    lacks: null,
  }
}

export const fanPanel: PanelSpec<ScenarioInput, Fan> = {
  label: 'Fan of the runs',
  inBrief: 1,
  compose: contentOf,
  ground: groundOfStaff(true),
}
