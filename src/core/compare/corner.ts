import { listText } from '#core/domain/list-text.ts'
import { periodText } from '#core/domain/period.ts'
import {
  bare,
  column,
  figure,
  lacking,
  notApplicable,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Measure } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { someText } from '#core/plate/reading.ts'
import { namesBeside } from './beside-benchmark.ts'
import { type CornerArea, inCorner, pairsOf, placePairs, type Setup, type Square, setupsOf } from './corner-setups.ts'
import { type Measured, measureAll } from './drawn.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'
import { missingReturnsOf, staysLow } from './missing-returns.ts'
import { pairingRefusal, pairingSentences } from './pairing.ts'
import { isNeed, needWordOf } from './scatter.ts'

export type Corner = {
  readonly service: Measure
  readonly need: Measure
  readonly areas: readonly CornerArea[]
  readonly setups: readonly Setup[]
  /** By area code: in how many set-ups it is in the corner. */
  readonly times: Readonly<Record<string, number>>
}

export const thirdWords = ['lower third', 'middle third', 'upper third'] as const

/** "lower third of staffing, upper third of need" */
export const squareText = ({ service, need }: Square): string =>
  `measure: ${thirdWords[service]}; need: ${thirdWords[need]}`

/** "Scotland in 14", "South East and Wales in 11 each": the most frequent first, and no tie cut. */
function timesTexts(stable: readonly CornerArea[], times: Corner['times']): readonly string[] {
  const counts = [...new Set(stable.map(({ code }) => times[code] ?? 0))].toSorted((a, b) => b - a).slice(0, 4)
  return counts.map((count) => {
    const tied = stable.filter(({ code }) => times[code] === count).map(({ name }) => name)
    return tied.length === 1 ? `${tied[0]} in ${count}` : `${someText(tied, 6)} in ${count} each`
  })
}

type CornerFigures = Corner & { readonly needBy: Measured }

/** The areas that are in the corner in any set-up, the most frequent first, in words; with what the counts are not. */
function setupSentences({ areas, setups, times }: Corner, needWord: string): readonly string[] {
  if (setups.length === 0) return []
  const stable = areas
    .filter(({ code }) => (times[code] ?? 0) > 0)
    .toSorted((a, b) => (times[b.code] ?? 0) - (times[a.code] ?? 0))
  const tried = `${setups.length === 1 ? 'the only set-up tried' : `${setups.length} set-ups tried`} (classification × denominator × year)`
  return [
    stable.length > 0
      ? `In the lowest of three classes of the measure and the highest of ${needWord}, of ${tried}: ${listText(timesTexts(stable, times))}.`
      : `No area is in the lowest of three classes of the measure and the highest of ${needWord} in any of ${tried}.`,
    setups.length > 1 ? 'The set-ups share their figures, so these counts are no probabilities.' : '',
  ].filter(Boolean)
}

/** Which areas of the corner stay low whatever the missing returns hold, and which only as the returns that are in have it. */
function returnsSentences(plate: Plate, own: Measured, areas: readonly CornerArea[]): readonly string[] {
  const returns = missingReturnsOf(plate, own)
  const corner = areas.filter(inCorner)
  if (!returns || corner.length === 0 || returns.areas.length < areas.length) return []
  const [sure, open] = [true, false].map((is) => corner.filter(({ code }) => staysLow(returns, code) === is))
  const names = (some: readonly CornerArea[] = []) => listText(some.map(({ name }) => name))
  return [
    sure && sure.length > 0 ? `Low whatever the missing returns hold: ${names(sure)}.` : '',
    open && open.length > 0
      ? `Low by the returns that are in; the missing ones could lift out of the corner: ${names(open)}.`
      : '',
  ].filter(Boolean)
}

function tableOf(plate: Plate, { areas, setups, times, needBy: need }: CornerFigures): PanelTable {
  return {
    columns: [
      column('area', 'Area', false),
      column('service', `${plate.measure.name} (${plate.measure.unit})`),
      column('need', `${need.measure.name} (${need.measure.unit})`),
      column('square', 'Square', false),
      column('times', 'Set-ups in the corner'),
      column('setups', 'Set-ups'),
    ],
    rows: plate.areas.map(({ area, cell }) => {
      const placed = areas.find(({ code }) => code === area.code)
      return {
        key: area.code,
        area: area.code,
        cells: [
          words(area.name),
          valueCell(cell, plate.measure),
          valueCell(need.byCode.get(area.code)?.cell ?? { kind: 'absent', reason: 'not-published' }, need.measure),
          words(placed ? squareText(placed.square) : 'not placed'),
          placed ? figure(times[area.code] ?? 0, bare(0)) : notApplicable,
          placed ? figure(setups.length, bare(0)) : notApplicable,
        ],
      }
    }),
  }
}

/** The lowest third of the measure with the highest of need, named in the title. */
function titleOf(plate: Plate, areas: readonly CornerArea[], needWord: string): string {
  const codes = areas.filter(inCorner).map(({ code }) => code)
  return codes.length === 0
    ? `No area is in the lower third of ${plate.measure.unit} and the upper third of ${needWord}`
    : `Lower third of ${plate.measure.unit}, upper third of ${needWord}: ${listText(namesBeside(plate, codes))}`
}

/**
 * Crosses the measure with need, three by three, and counts how often each area lands in the corner of low measure and high need in the
 * set-ups tried: classification × denominator × year. They share their figures, so the count is no probability.
 */
function cornerOf({ plate, own, second: need, needs, atlas }: CompareInput): PanelContent<Corner> {
  const label = 'Low where need is high'
  if (isNeed(plate))
    return lacking(
      label,
      plate.subtitle,
      'The corner sets staff or services against need; this measure is need itself.',
    )
  if (!need) return lacking(label, plate.subtitle, 'No disease burden is held for this geography.')
  const heading = `${plate.measure.name} crossed with ${need.measure.phrase}`
  const subtitle = `Thirds of ${plate.measure.unit} and of ${need.measure.unit}, ${plate.geography.name} (${plate.geography.vintage}), ${plate.trust.periodText}; ${need.measure.phrase}: ${periodText(need.resolved.period ?? '')}`
  const refusal = own && pairingRefusal(own.resolved, need.resolved)
  if (refusal) return lacking(heading, subtitle, refusal)
  const areas = own ? placePairs(pairsOf(own, need), 'quantile') : null
  if (!own || !areas)
    return lacking(heading, subtitle, 'Thirds need six areas that have both figures and differ in them.')
  const setups = setupsOf(needs.setups, need, atlas)
  const times = Object.fromEntries(
    areas.map(({ code }) => [code, setups.filter(({ corner }) => corner.includes(code)).length]),
  )
  const body: Corner = { service: plate.measure, need: need.measure, areas, setups, times }
  const needWord = needWordOf(plate, need)
  return {
    title: titleOf(plate, areas, needWord),
    subtitle,
    sentences: [
      ...pairingSentences(own.resolved, need.resolved),
      ...setupSentences(body, needWord),
      ...returnsSentences(plate, own, areas),
    ],
    table: tableOf(plate, { ...body, needBy: need }),
    body,
    lacks: null,
  }
}

export const cornerPanel: PanelSpec<CompareInput, Corner> = {
  label: 'Low where need is high',
  marksEach: true,
  ordersAreas: true,
  compose: cornerOf,
  ground: ({ plate, atlas, own, second, needs }) =>
    groundOf({ plate, atlas, measured: [own, second], beside: needs.setups.map((way) => measureAll(way, atlas)) }),
}
