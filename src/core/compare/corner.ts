import { ckmeans } from 'simple-statistics'
import { periodText } from '#core/domain/period.ts'
import { bare, column, figure, lacking, notApplicable, type PanelContent, valueCell, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import type { Measure } from '#core/plate/measure.ts'
import { listText, someText } from '#core/plate/reading.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { type Third, thirdOf } from '#core/plate/thirds.ts'
import { namesBeside } from './beside-benchmark.ts'
import { type Measured, measureAll } from './drawn.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'
import { pairingRefusal, pairingSentences } from './pairing.ts'
import { isNeed, needWordOf } from './scatter.ts'

/** One square of the legend: the third of the measure, and the third of the need. */
export type Square = { readonly service: Third; readonly need: Third }

type CornerArea = {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly square: Square
}

/** One way of drawing the map that was tried, and the areas that it puts into the corner of low service and high need. */
type Setup = {
  readonly id: string
  readonly text: string
  readonly corner: readonly string[]
  /** Areas that could be placed at all. */
  readonly placed: number
}

export type Corner = {
  readonly service: Measure
  readonly need: Measure
  readonly areas: readonly CornerArea[]
  readonly setups: readonly Setup[]
  /** By area code: in how many set-ups it is in the corner. */
  readonly times: Readonly<Record<string, number>>
}

type Thirds = readonly [number, number]

const classifications = [
  { id: 'quantile', name: 'thirds of the areas' },
  { id: 'equal', name: 'thirds of the range' },
  { id: 'ckmeans', name: 'natural breaks' },
] as const

/** The value at which a third of a sorted list begins; of equal values all go to the higher third. */
const placeLimits = (sorted: readonly number[]): Thirds => {
  const at = (share: number) => sorted[Math.round(sorted.length * share)] ?? Number.NaN
  return [at(1 / 3), at(2 / 3)]
}

/** The limits, or null where one class would hold more than half of the areas: an outlier then sets them, and the "thirds" tell nothing. */
function balanced(values: readonly number[], limits: Thirds): Thirds | null {
  const held = ([0, 1, 2] as const).map((third) => values.filter((value) => thirdOf(value, limits) === third).length)
  return Math.max(...held) > values.length / 2 ? null : limits
}

/**
 * Two limits that part the values into three classes by one method; null where it finds fewer. Unlike the classes of a map they are not
 * rounded, which would move no value but take most of the time.
 */
function limitsBy(method: (typeof classifications)[number]['id'], values: readonly number[]): Thirds | null {
  if (new Set(values).size < 6) return null
  const sorted = [...values].sort((a, b) => a - b)
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)]
  if (method === 'quantile') return placeLimits(sorted)
  if (method === 'equal')
    return balanced(sorted, [lowest + (highest - lowest) / 3, lowest + (2 * (highest - lowest)) / 3])
  const [, middle, upper] = ckmeans(sorted, 3)
  return middle?.[0] === undefined || upper?.[0] === undefined ? null : [middle[0], upper[0]]
}

type Pair = {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly y: number
  readonly x: number
}

function pairsOf(service: Measured, need: Measured): readonly Pair[] {
  return service.drawn.flatMap(({ area, cell }) => {
    const other = need.byCode.get(area.code)?.cell
    if (cell.kind !== 'value' || other?.kind !== 'value') return []
    const { code, name, short } = area
    return [{ code, name, short, y: cell.value, x: other.value }]
  })
}

function place(pairs: readonly Pair[], method: (typeof classifications)[number]['id']): readonly CornerArea[] | null {
  const [services, needs] = [
    limitsBy(
      method,
      pairs.map(({ y }) => y),
    ),
    limitsBy(
      method,
      pairs.map(({ x }) => x),
    ),
  ]
  if (!services || !needs) return null
  return pairs.map(({ code, name, short, x, y }) => ({
    code,
    name,
    short,
    square: { service: thirdOf(y, services), need: thirdOf(x, needs) },
  }))
}

const inCorner = ({ square }: CornerArea) => square.service === 0 && square.need === 2

/** Set-ups that have been drawn: they do not change with the way in which the map happens to be drawn. */
const drawn = new WeakMap<
  readonly Resolved[],
  { readonly from: readonly unknown[]; readonly setups: readonly Setup[] }
>()

function setupsOf(ways: readonly Resolved[], need: Measured, atlas: Atlas): readonly Setup[] {
  const from = [need, ...ways.map((resolved) => measureAll(resolved, atlas))]
  const held = drawn.get(ways)
  if (held?.from.every((one, at) => one === from[at])) return held.setups
  const setups = drawAll(ways, need, atlas)
  drawn.set(ways, { from, setups })
  return setups
}

function drawAll(ways: readonly Resolved[], need: Measured, atlas: Atlas): readonly Setup[] {
  return ways.flatMap((resolved) => {
    const service = measureAll(resolved, atlas)
    const pairs = service ? pairsOf(service, need) : []
    const { period, per } = resolved
    const text = `${per ? per.denominator.phrase : 'as published'}, ${periodText(period ?? '')}`
    return classifications.flatMap(({ id, name }): Setup[] => {
      const placed = place(pairs, id)
      if (!placed) return []
      const corner = placed.filter(inCorner).map((one) => one.code)
      return [
        {
          id: `${id}-${per?.denominator.id ?? 'none'}-${period}`,
          text: `${text}, ${name}`,
          corner,
          placed: placed.length,
        },
      ]
    })
  })
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

/**
 * The measure and need crossed, three by three, and how often each area lands in the corner of low measure and high need in the set-ups
 * tried: classification × denominator × year. They share their figures, so the count is no probability.
 */
function cornerOf({ plate, own, second: need, needs, atlas }: CompareInput): PanelContent<Corner> {
  if (isNeed(plate))
    return lacking(
      'Low where need is high',
      plate.subtitle,
      'The corner sets staff or services against need; this measure is need itself.',
    )
  if (!need) return lacking('Low where need is high', plate.subtitle, 'No disease burden is held for this geography.')
  const heading = `${plate.measure.name} crossed with ${need.measure.phrase}`
  const subtitle = `Thirds of ${plate.measure.unit} and of ${need.measure.unit}, ${plate.geography.name} (${plate.geography.vintage}), ${plate.trust.periodText}; ${need.measure.phrase}: ${periodText(need.resolved.period ?? '')}`
  const refusal = own && pairingRefusal(own.resolved, need.resolved)
  if (refusal) return lacking(heading, subtitle, refusal)
  const areas = own ? place(pairsOf(own, need), 'quantile') : null
  if (!own || !areas)
    return lacking(heading, subtitle, 'Thirds need six areas that have both figures and differ in them.')
  const setups = setupsOf(needs.setups, need, atlas)
  const times = Object.fromEntries(
    areas.map(({ code }) => [code, setups.filter(({ corner }) => corner.includes(code)).length]),
  )
  const cornered = areas.filter(inCorner)
  const stable = [...areas]
    .filter(({ code }) => (times[code] ?? 0) > 0)
    .sort((a, b) => (times[b.code] ?? 0) - (times[a.code] ?? 0))
  const needWord = needWordOf(plate, need)
  const names = listText(
    namesBeside(
      plate,
      cornered.map(({ code }) => code),
    ),
  )
  const ways = setups.length === 1 ? 'the only set-up tried' : `${setups.length} set-ups tried`
  const sentences = [
    ...pairingSentences(own.resolved, need.resolved),
    ...(setups.length === 0
      ? []
      : [
          stable.length > 0
            ? `In the lowest of three classes of the measure and the highest of ${needWord}, of ${ways} (classification × denominator × year): ${listText(timesTexts(stable, times))}.`
            : `No area is in the lowest of three classes of the measure and the highest of ${needWord} in any of ${ways} (classification × denominator × year).`,
          setups.length > 1 ? 'The set-ups share their figures, so these counts are no probabilities.' : '',
        ].filter(Boolean)),
  ]
  return {
    title:
      cornered.length === 0
        ? `No area is in the lower third of the measure and the upper third of ${needWord}`
        : `Lower third of the measure, upper third of ${needWord}: ${names}`,
    subtitle,
    sentences,
    table: {
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
    },
    body: { service: plate.measure, need: need.measure, areas, setups, times },
    lacks: null,
  }
}

export const cornerPanel: PanelSpec<CompareInput, Corner> = {
  label: 'Low where need is high',
  compose: cornerOf,
  ground: ({ plate, atlas, own, second, needs }) =>
    groundOf({ plate, atlas, measured: [own, second], beside: needs.setups.map((way) => measureAll(way, atlas)) }),
}
