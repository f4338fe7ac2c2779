import type { Status } from '#core/domain/cell.ts'
import { capitalise } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { periodText } from '#core/domain/period.ts'
import { bare, column, figure, lacking, notApplicable, type PanelContent, valueCell, words } from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import type { Plate } from '#core/plate/plate.ts'
import { meanBand } from '#core/statistics/mean-band.ts'
import { type Association, associationOf, associationSentences, sharedBy } from './association.ts'
import { namesBeside } from './beside-benchmark.ts'
import { areaValue, type Measured } from './drawn.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'
import {
  type BelowMedian,
  belowMedianOf,
  belowMedianTexts,
  type MissingReturns,
  missingReturnsOf,
} from './missing-returns.ts'
import { pairingRefusal, pairingSentences, unlikePeriods } from './pairing.ts'

/** On which side of the median an area lies; an area at it lies on neither. */
type Side = 'high' | 'low' | 'middle'
export type Quadrant = { readonly need: Side; readonly service: Side }

export type ScatterPoint = {
  readonly code: string
  readonly name: string
  readonly short: string
  /** Need. */
  readonly x: number
  /** The measure. */
  readonly y: number
  /** People, for the size of the mark; null where they are not held. */
  readonly people: number | null
  readonly status: Status
  readonly quadrant: Quadrant
}

export type Scatter = {
  readonly x: Measure
  readonly y: Measure
  /** Where the two are not of one year, of when each is. */
  readonly periodsApart: { readonly measure: string; readonly need: string } | null
  /** What the second measure is called in a sentence: "need" beside staff and services, its own name beside another burden. */
  readonly needWord: string
  readonly points: readonly ScatterPoint[]
  /** Medians of the areas drawn, where the quadrants part. */
  readonly middle: { readonly x: number; readonly y: number }
  /** Least-squares line with its 95% band, only where the correlation carries a conclusion. */
  readonly line: readonly { readonly x: number; readonly y: number; readonly lower: number; readonly upper: number }[]
}

/** A measure of disease burden is itself need. */
export const isNeed = ({ measure }: Plate): boolean => ['events', 'rate'].includes(measure.kind)

/**
 * "need" beside staff and services, where the second measure is of people or disease; else its own name: treatments per physicist are a load and
 * no need, and two burdens are not each other's need.
 */
export const needWordOf = (plate: Plate, { resolved, measure }: Measured): string =>
  isNeed(plate) || ['services', 'staffing', 'sample'].includes(resolved.main.indicator.topic) ? measure.phrase : 'need'

/** Minimum number of areas for a fitted line. */
const fewestForLine = 5
/** Maximum number of areas that the title names in full and that get a sentence each. */
const mostTold = 5

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2 // not empty: checked by the caller
}

const sideOf = (value: number, middle: number): Side => (value > middle ? 'high' : value < middle ? 'low' : 'middle')

/** "fewer staff, higher need", "at the median, higher need" */
export function quadrantText({ need, service }: Quadrant, { y, needWord }: Pick<Scatter, 'y' | 'needWord'>): string {
  const services = { high: y.polarity.higher, low: y.polarity.lower, middle: 'at the median' }
  const needs = { high: `higher ${needWord}`, low: `lower ${needWord}`, middle: `${needWord} at the median` }
  return `${services[service]}, ${needs[need]}`
}

function pointsOf(plate: Plate, second: Measured, people: Measured | null): Omit<ScatterPoint, 'quadrant'>[] {
  return plate.areas.flatMap(({ area, cell }) => {
    const need = second.byCode.get(area.code)?.cell
    if (cell.kind !== 'value' || need?.kind !== 'value') return []
    const { code, name, short } = area
    return [{ code, name, short, x: need.value, y: cell.value, people: areaValue(people, code), status: cell.status }]
  })
}

function correlationRows(found: Association | null) {
  if (!found) return []
  const { pearson, spearman, hangs } = found
  return [
    { key: 'correlation', name: 'Correlation (Pearson)', correlation: pearson },
    ...(spearman ? [{ key: 'spearman', name: 'Correlation (Spearman)', correlation: spearman }] : []),
    ...(hangs?.without
      ? [{ key: 'without', name: `Correlation (Pearson) without ${hangs.name}`, correlation: hangs.without }]
      : []),
  ]
}

/** Words for areas with low and with high need, and the unit. */
type Told = { readonly returns: MissingReturns; readonly below: readonly BelowMedian[] }

/** Columns of what the sentences say of missing returns, where they say something. */
const returnColumns = ({ returns: { noun, verb, unit } }: Told) => [
  column('missing', `${capitalise(noun)} that ${verb}`),
  column('tip', `${capitalise(unit)} in them at which the area is at the median, rounded down`),
]

function returnCells({ returns: { decimals }, below }: Told, code: string) {
  const own = below.find((one) => one.code === code)
  if (!own) return [notApplicable, notApplicable]
  return [figure(own.missing, bare(0)), own.tip === null ? notApplicable : figure(own.tip, bare(decimals))]
}

type Rows = {
  readonly plate: Plate
  readonly second: Measured
  readonly people: Measured | null
  readonly told: Told | null
}

function tableOf({ plate, second, people, told }: Rows, body: Scatter, found: Association | null) {
  const quadrants = new Map(body.points.map(({ code, quadrant }) => [code, quadrant]))
  const rows = plate.areas.map(({ area, cell }) => {
    const quadrant = quadrants.get(area.code)
    const count = people?.byCode.get(area.code)?.cell
    return {
      key: area.code,
      area: area.code,
      cells: [
        words(area.name),
        valueCell(second.byCode.get(area.code)?.cell ?? { kind: 'absent', reason: 'not-published' }, second.measure),
        valueCell(cell, plate.measure),
        count ? valueCell(count, bare(0)) : words(''),
        words(quadrant ? quadrantText(quadrant, body) : ''),
        notApplicable,
        notApplicable,
        notApplicable,
        ...(told ? returnCells(told, area.code) : []),
      ],
    }
  })
  const size = told ? 9 : 7
  const summary = (key: string, name: string, cells: readonly ReturnType<typeof words>[]) => ({
    key,
    area: null,
    cells: [words(name), ...cells, ...Array.from({ length: size - cells.length }, () => notApplicable)],
  })
  const extra = [
    summary('median', 'Median', [figure(body.middle.x, second.measure), figure(body.middle.y, plate.measure)]),
    ...correlationRows(found).map(({ key, name, correlation }) =>
      summary(key, `${name}, n = ${correlation.n}`, [
        ...Array.from({ length: 4 }, () => notApplicable),
        figure(correlation.r, bare(2)),
        correlation.interval ? figure(correlation.interval.lower, bare(2)) : notApplicable,
        correlation.interval ? figure(correlation.interval.upper, bare(2)) : notApplicable,
      ]),
    ),
  ]
  return {
    columns: [
      column('area', 'Area', false),
      column('need', `${second.measure.name} (${second.measure.unit})`),
      column('value', `${plate.measure.name} (${plate.measure.unit})`),
      column('people', 'People'),
      column('quadrant', 'Quadrant', false),
      column('r', 'Correlation'),
      column('r-lower', 'Correlation, lower'),
      column('r-upper', 'Correlation, upper'),
      ...(told ? returnColumns(told) : []),
    ],
    rows: [...rows, ...extra],
  }
}

/** What missing returns could change for the areas named in the title; null where that is unknown or nothing is missing. */
function toldOf(
  { plate, own }: Pick<CompareInput, 'plate' | 'own'>,
  points: readonly ScatterPoint[],
  named: readonly ScatterPoint[],
): Told | null {
  const returns = named.length > 0 && named.length <= mostTold ? missingReturnsOf(plate, own) : null
  if (!returns) return null
  const [drawn, low] = [points, named].map((some) => some.map(({ code }) => code))
  const below = belowMedianOf(returns, drawn ?? [], low ?? [])
  return below.length > 0 ? { returns, below } : null
}

/** The measure against need, area by area, with quadrants in words and the correlation, and a line with its band where one carries a conclusion. */
function scatterOf({ plate, resolved, own, second, people }: CompareInput): PanelContent<Scatter> {
  if (!second) return lacking('Against need', plate.subtitle, 'No disease burden is held for this geography.')
  const heading = `${plate.measure.name} against ${second.measure.phrase}`
  const periods = `${plate.trust.periodText}; ${second.measure.phrase}: ${periodText(second.resolved.period ?? '')}`
  const subtitle = `${capitalise(plate.measure.unit)} (upwards) against ${second.measure.unit} (to the right), ${plate.geography.name}, ${periods}`
  const refusal = pairingRefusal(resolved, second.resolved)
  if (refusal) return lacking(heading, subtitle, refusal)
  const points = pointsOf(plate, second, people)
  if (points.length < 3) return lacking(heading, subtitle, 'Fewer than three areas have both figures.')
  const middle = { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) }
  const placed = points.map((point): ScatterPoint => {
    const quadrant: Quadrant = {
      need: sideOf(point.x, middle.x),
      service: sideOf(point.y, middle.y),
    }
    return { ...point, quadrant }
  })
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const link = associationOf(points, sharedBy(resolved, second.resolved))
  const found = 'kind' in link ? null : link
  // A line is itself a conclusion, so it is drawn only where one stands.
  const line = found?.carries && points.length >= fewestForLine ? meanBand(xs, ys) : []
  const needWord = needWordOf(plate, second)
  const periodsApart = unlikePeriods(resolved, second.resolved)
  const body: Scatter = { x: second.measure, y: plate.measure, periodsApart, needWord, points: placed, middle, line }
  const short = placed.filter(({ quadrant }) => quadrant.need === 'high' && quadrant.service === 'low')
  const names = namesBeside(
    plate,
    short.map(({ code }) => code),
  )
  const listed = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : listText(names)
  // “Need” alone leaves open which: another figure of the page may be of another.
  const aside = needWord === 'need' ? ` (${second.measure.phrase.split(' per ')[0]})` : ''
  const title =
    names.length === 0
      ? `No area has both higher ${needWord} and ${plate.measure.polarity.lower} than the median`
      : `${capitalise(plate.measure.polarity.lower)} and higher ${needWord}${aside} than the median area: ${listed}`
  const left = plate.areas.length - points.length
  const told = toldOf({ plate, own }, placed, short)
  const sentences = [
    ...pairingSentences(resolved, second.resolved),
    ...('kind' in link ? [`There is no correlation to give: ${link.because}.`] : associationSentences(link)),
    `Quadrants part at the medians of the areas drawn, ${numberText(middle.x, second.measure)} and ${numberText(middle.y, plate.measure)}; an area at a median is in none.`,
    ...(told ? belowMedianTexts(told.returns, told.below) : []),
    left > 0
      ? `${left} of ${plate.areas.length} areas ${left === 1 ? 'lacks' : 'lack'} one of the two figures and ${left === 1 ? 'is' : 'are'} not drawn.`
      : '',
  ].filter(Boolean)
  const table = tableOf({ plate, second, people, told }, body, found)
  // Without a correlation that carries a conclusion, who stands where is all that may be quoted.
  const caveat = line.length > 0 ? '' : 'Places in two rankings beside each other; no link between the two is shown.'
  return { title, subtitle, sentences, caveat, table, body, lacks: null }
}

export const scatterPanel: PanelSpec<CompareInput, Scatter> = {
  label: 'Against need',
  marksEach: true,
  ordersAreas: true,
  inBrief: 2,
  compose: scatterOf,
  ground: ({ plate, atlas, own, second, people }) =>
    groundOf({ plate, atlas, measured: [own, second], beside: [people] }),
}
