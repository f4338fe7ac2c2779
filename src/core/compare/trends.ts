import type { Cell } from '#core/domain/cell.ts'
import { exact } from '#core/domain/exact.ts'
import { capitalise } from '#core/domain/letters.ts'
import { listText } from '#core/domain/list-text.ts'
import { type Period, periodText } from '#core/domain/period.ts'
import { periodMiddle } from '#core/domain/period-place.ts'
import {
  bare,
  column,
  figure,
  lacking,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { cellOfGroup } from '#core/plate/benchmark.ts'
import { numberText } from '#core/plate/measure.ts'
import { type AreaFigure, measurePeriod } from '#core/plate/measured.ts'
import { chosenOf } from '#core/plate/mine.ts'
import type { Plate } from '#core/plate/plate.ts'
import { someText } from '#core/plate/reading.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import type { AreaSeries } from '#core/plate/series.ts'
import { type TimedValue, trend } from '#core/statistics/trend.ts'
import { comparablePeriods } from './comparable-periods.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'
import { pText } from './p-text.ts'

export type NamedSeries = AreaSeries & { readonly name: string; readonly short: string }

export type Trends = {
  readonly periods: readonly Period[]
  readonly series: readonly NamedSeries[]
  /** All areas together, period by period, where the measure adds up. */
  readonly whole: NamedSeries | null
  /** The breaks between the periods, each with the note that explains it. */
  readonly breaks: readonly { readonly after: Period; readonly why: string }[]
}

/** Years that a run has to reach over before a trend is tested: months of two years rise and fall with the seasons. */
const fiveYears = 4

type Year = {
  readonly period: Period
  readonly drawn: readonly AreaFigure[]
  readonly byCode: ReadonlyMap<string, AreaFigure>
}

/** Figures of every area for every period. */
const yearsOf = (resolved: Resolved, atlas: Atlas): readonly Year[] =>
  comparablePeriods(resolved).map(({ period, perPeriod }) => {
    const drawn = measurePeriod(resolved, atlas.areas, atlas.datasets, period, perPeriod)
    return { period, drawn, byCode: new Map(drawn.map((one) => [one.area.code, one])) }
  })

function seriesFor(
  years: readonly Year[],
  code: string,
  breaks: AreaSeries['breaks'],
): Pick<AreaSeries, 'code' | 'points' | 'breaks'> {
  const points = years.flatMap(({ period, byCode }) => {
    const one = byCode.get(code)
    return one ? [{ period, cell: one.cell, from: one.from }] : []
  })
  return { code, points, breaks }
}

function wholeOf(plate: Plate, resolved: Resolved, years: readonly Year[]): NamedSeries | null {
  const { benchmark } = plate
  if (!resolved.main.indicator.additive || !resolved.per || benchmark?.cell.kind !== 'value') return null
  if (resolved.view.benchmark.kind !== 'all') return null
  const points = years.map(({ period, drawn }) => ({ period, cell: cellOfGroup(resolved, drawn), from: [] }))
  return { code: 'all', name: benchmark.name, short: benchmark.name, points, breaks: resolved.main.indicator.breaks }
}

type Timed = TimedValue & { readonly period: Period }

/** The longest run of years without a break, the later of two: a trend must not be tested across a break. */
function longestRun({ points, breaks }: AreaSeries): readonly Timed[] {
  const runs: Timed[][] = [[]]
  for (const { period, cell } of points) {
    if (cell.kind === 'value') runs.at(-1)?.push({ at: periodMiddle(period), value: cell.value, period })
    if (breaks.some(({ after }) => after === period)) runs.push([])
  }
  return runs.reduce((best, run) => (run.length >= best.length ? run : best))
}

function test(series: AreaSeries) {
  const run = longestRun(series)
  const [first, last] = [run[0], run.at(-1)]
  const years = first && last ? last.at - first.at : 0
  const found = run.length < 5 || years < fiveYears - 0.1 ? null : trend(run)
  return found?.kind === 'value' && first && last
    ? { ...found, years: `${periodText(first.period)} to ${periodText(last.period)}` }
    : null
}

type Tests = ReadonlyMap<string, ReturnType<typeof test>>

function rowOf(series: NamedSeries, { periods }: Trends, plate: Plate, tests: Tests): PanelTable['rows'][number] {
  const at = new Map<Period, Cell>(series.points.map(({ period, cell }) => [period, cell]))
  const tested = tests.get(series.code) ?? null
  return {
    key: series.code,
    area: series.code === 'all' ? null : series.code,
    cells: [
      words(series.name),
      ...periods.map((period) => {
        const cell = at.get(period)
        return cell ? valueCell(cell, plate.measure) : words('')
      }),
      words(tested ? tested.years : ''),
      tested ? figure(tested.slope, { ...bare(plate.measure.decimals + 1), prefix: plate.measure.prefix }) : words(''),
      words(tested ? tested.direction : 'too few years to test'),
      tested ? { text: pText(tested.p, 3), raw: exact(tested.p) } : words(''),
    ],
  }
}

const verdictWords = {
  rising: 'which rises',
  falling: 'which falls',
  'no clear trend': 'without a clear trend',
} as const

type Tested = { readonly series: NamedSeries; readonly found: NonNullable<ReturnType<typeof test>> }

/** "2002 to 2019 for Wales": the areas whose years are others. */
function spansText(others: readonly Tested[]): string {
  const spans = [...new Set(others.map(({ found }) => found.years))]
  return listText(
    spans.map((span) => {
      const names = others.filter(({ found }) => found.years === span).map(({ series }) => series.name)
      return `${span} for ${someText(names, 3)}`
    }),
  )
}

function sentencesFor(body: Trends, plate: Plate, tests: Tests): readonly string[] {
  const verdicts = body.series.flatMap((series) => {
    const found = tests.get(series.code)
    return found ? [{ series, found }] : []
  })
  const sentences: string[] = []
  if (verdicts.length === 0) sentences.push('No area has five years in a row without a break, so no trend is tested.')
  else {
    const yearsOfAll = verdicts.map(({ found }) => found.years)
    const held = (span: string) => yearsOfAll.filter((one) => one === span).length
    const [usual = ''] = [...new Set(yearsOfAll)].toSorted((a, b) => held(b) - held(a))
    const others = verdicts.filter(({ found }) => found.years !== usual)
    const named = (direction: string) => verdicts.filter(({ found }) => found.direction === direction)
    const [rising, falling] = [named('rising'), named('falling')]
    const flat = verdicts.length - rising.length - falling.length
    const counts = `${rising.length} ${rising.length === 1 ? 'rises' : 'rise'}, ${falling.length} ${falling.length === 1 ? 'falls' : 'fall'} and ${flat} ${flat === 1 ? 'shows' : 'show'} no clear trend`
    sentences.push(
      verdicts.length === 1
        ? `One area has at least five years in a row: ${verdicts[0]?.series.name}, ${verdictWords[verdicts[0]?.found.direction ?? 'no clear trend']} (Mann–Kendall over ${usual}, 95%).`
        : `Of ${verdicts.length} areas with at least five years in a row, ${counts} (Mann–Kendall over ${usual}${others.length > 0 ? `, but ${spansText(others)}` : ''}; each area by itself, 95%).`,
      'The test takes the years to be independent of each other; where they are not, trends look surer than they are.',
    )
  }
  for (const code of chosenOf(plate).slice(0, 2)) {
    const series = body.series.find((one) => one.code === code)
    const valued = series?.points.filter(({ cell }) => cell.kind === 'value') ?? []
    const [first, last] = [valued[0], valued.at(-1)]
    if (series && first?.cell.kind === 'value' && last?.cell.kind === 'value' && first !== last)
      sentences.push(
        `${series.name}: ${numberText(first.cell.value, plate.measure)} in ${periodText(first.period)}, ${numberText(last.cell.value, plate.measure)} in ${periodText(last.period)}.`,
      )
  }
  const broken = body.series.flatMap(({ breaks }) => breaks.map(({ after }) => periodText(after)))
  if (broken.length > 0) sentences.push(`The series breaks after ${listText([...new Set(broken)])}.`)
  return sentences
}

/** Every area over the years, breaks drawn as breaks; the selected ones and the whole stand out. */
function trendsOf({ plate, resolved, atlas }: CompareInput): PanelContent<Trends> {
  const years = yearsOf(resolved, atlas)
  const heading = `${plate.measure.name} over the years`
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last || first === last) {
    const because = resolved.per
      ? `${plate.measure.name} is held for one period in which the denominator is held too; a line needs two.`
      : 'Only one period is held; a line needs two.'
    return lacking(heading, plate.subtitle, because)
  }
  const periods = years.map(({ period }) => period)
  const breaks = resolved.main.indicator.breaks.filter(
    ({ after }) => periods.includes(after) && after !== periods.at(-1),
  )
  const series = plate.areas.map(({ area }): NamedSeries => {
    const { code, name, short } = area
    return { ...seriesFor(years, code, breaks), name, short }
  })
  const notes = atlas.datasets.get(resolved.main.dataset)?.notes
  const explained = breaks.map(({ after, note }) => ({
    after,
    why: notes?.get(note)?.text ?? 'not comparable across it',
  }))
  const body: Trends = { periods, series, whole: wholeOf(plate, resolved, years), breaks: explained }
  const tests: Tests = new Map([...series, ...(body.whole ? [body.whole] : [])].map((one) => [one.code, test(one)]))
  return {
    title: `${heading}, ${periodText(first.period)} to ${periodText(last.period)}`,
    subtitle: `${capitalise(plate.measure.unit)}, ${plate.geography.name} (${plate.geography.vintage}), by year${resolved.per ? '; each year over the same year’s denominator' : ''}`,
    sentences: sentencesFor(body, plate, tests),
    table: {
      columns: [
        column('area', 'Area', false),
        ...periods.map((period) => column(`p${period}`, periodText(period))),
        column('years', 'Years tested', false),
        column('slope', 'Change a year (Theil–Sen)'),
        column('direction', 'Direction', false),
        column('p', 'p (Mann–Kendall)'),
      ],
      rows: [...body.series, ...(body.whole ? [body.whole] : [])].map((one) => rowOf(one, body, plate, tests)),
    },
    body,
    lacks: null,
  }
}

export const trendsPanel: PanelSpec<CompareInput, Trends> = {
  label: 'Over the years',
  marksEach: true,
  inBrief: 1,
  compose: trendsOf,
  ground: ({ plate, atlas, own }, { body }) => {
    const points = body?.series.flatMap((one) => one.points) ?? []
    const [first, last] = [body?.periods[0], body?.periods.at(-1)]
    return groundOf({
      plate,
      atlas,
      measured: [own],
      from: points.flatMap(({ from }) => from),
      statuses: points.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : [])),
      periodText: first && last ? `${periodText(first)} to ${periodText(last)}` : '',
    })
  },
}
