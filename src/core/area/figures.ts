import { benchmarkOfAll, type Measured, measureAll } from '#core/compare/drawn.ts'
import { rowPeriod, sourceTitles } from '#core/compare/profile.ts'
import { absenceWords, type Cell, type Mark, markWords } from '#core/domain/cell.ts'
import { sourceLine } from '#core/domain/source-line.ts'
import { type BenchmarkFigure, benchmarkFor } from '#core/plate/benchmark.ts'
import { compareWith } from '#core/plate/compare.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import { type AreaFigure, measurePeriod } from '#core/plate/measured.ts'
import type { BenchmarkGap } from '#core/plate/plate.ts'
import type { Resolved } from '#core/plate/resolve.ts'
import { coverageText, marksOfStatuses } from '#core/plate/trust.ts'
import type { AreaColumn, AreaInput } from './input.ts'

/** A figure of one area: its cell, and its comparison with the benchmark of its row. */
export type RowFigure = {
  readonly cell: Cell
  /** "1.04", or the reason why there is none with its cause. */
  readonly text: string
  readonly coverage: string
  readonly gap: BenchmarkGap | null
  /** Value less benchmark, in the unit of the measure; null where either is missing. */
  readonly apart: number | null
  /** True where the figure of a whole is not published and is the sum of its areas. */
  readonly summed: boolean
}

/** One measure across the columns, in one period. */
export type MeasureRow = {
  readonly resolved: Resolved
  readonly measured: Measured
  readonly measure: Measure
  readonly topic: string
  readonly period: string
  /** The figure that all of the row is compared with, or the reason why there is none. */
  readonly benchmark: BenchmarkFigure | null
  readonly mark: Mark | null
  /** Publisher and title of each source. */
  readonly titles: readonly string[]
  /** Publishers with years. */
  readonly sources: string
  /** One for each column. */
  readonly figures: readonly RowFigure[]
  /** The figures of all areas from which those of the columns were taken or added up. */
  readonly drawn: readonly AreaFigure[]
}

const textOf = (cell: Cell, measure: Measure): string => {
  if (cell.kind === 'value') return numberText(cell.value, measure)
  return cell.because ? `${absenceWords[cell.reason]} (${cell.because})` : absenceWords[cell.reason]
}

/** A benchmark that stands for a whole: the figure of its nation or of all areas, where it is of that whole. */
function benchmarkAs(name: string, measured: Measured, atlas: AreaInput['atlas']): Cell | null {
  const { resolved } = measured
  const kinds = ['all', 'nation'] as const
  for (const kind of kinds) {
    const view = { ...resolved.view, benchmark: { kind } }
    const found = benchmarkOfAll({ ...measured, resolved: { ...resolved, view } }, atlas)
    const figures = found?.own ? Object.values(found.own) : found ? [found] : []
    const own = figures.find((one) => one.name === name || one.name === `the ${name}`)
    if (own?.cell.kind === 'value') return own.cell
  }
  return null
}

const wholeNames: Readonly<Record<string, string>> = { 'United Kingdom': 'UK' }

/** The figure of a whole: as published, else as Explore has it for its benchmark, which is then the sum of its areas. */
function wholeFigure(direct: AreaFigure, measured: Measured, atlas: AreaInput['atlas']) {
  if (direct.cell.kind === 'value') return { figure: direct, summed: false }
  const { name } = direct.area
  const cell = benchmarkAs(wholeNames[name] ?? name, measured, atlas)
  return cell ? { figure: { ...direct, cell }, summed: true } : { figure: direct, summed: false }
}

/** The benchmark of a row: all areas together, or the nation of the reader's area where the view asks for it. */
function benchmarkOfRow(measured: Measured, { plate, atlas, columns }: AreaInput): BenchmarkFigure | null {
  const { resolved } = measured
  const view = { ...resolved.view, benchmark: plate.view.benchmark }
  const found = benchmarkOfAll({ ...measured, resolved: { ...resolved, view } }, atlas)
  return benchmarkFor(found, columns[0]?.area.code ?? '')
}

function figureOf(
  { cell }: AreaFigure,
  summed: boolean,
  measure: Measure,
  benchmark: BenchmarkFigure | null,
): RowFigure {
  const standard = benchmark?.cell.kind === 'value' ? benchmark.cell.value : null
  return {
    cell,
    text: textOf(cell, measure),
    coverage: coverageText(cell),
    gap: compareWith(cell, benchmark, measure),
    apart: cell.kind === 'value' && standard !== null ? cell.value - standard : null,
    summed,
  }
}

/** Publishers with years behind figures of a measure. */
export function measureSources(
  drawn: readonly AreaFigure[],
  { resolved }: Measured,
  { datasets }: AreaInput['atlas'],
): string {
  const keys = [resolved.main.dataset, resolved.per?.dataset ?? '']
  const held = keys.flatMap((key) => datasets.get(key) ?? [])
  const ids = [...new Set(drawn.flatMap(({ from }) => from.map(({ source }) => source)))]
  return sourceLine(ids.flatMap((id) => held.map(({ sources }) => sources.get(id)).find((one) => one) ?? []))
}

/** The figures behind the columns: those of the geography as every screen has them, and the wholes of the same period. */
function drawnFor(measured: Measured, columns: readonly AreaColumn[], { atlas }: AreaInput) {
  const { resolved, byCode } = measured
  const wholes = columns.filter(({ role }) => role === 'whole').map(({ area }) => area)
  const direct = measurePeriod(resolved, wholes, atlas.datasets, resolved.period ?? '', resolved.per?.period ?? null)
  const parts = new Map(direct.map((one) => [one.area.code, wholeFigure(one, measured, atlas)]))
  return columns.flatMap(({ area }) => {
    const own = byCode.get(area.code)
    return parts.get(area.code) ?? (own ? [{ figure: own, summed: false }] : [])
  })
}

/** One measure across the columns; null while its files are on their way. */
export function rowOf(resolved: Resolved, input: AreaInput): MeasureRow | null {
  const { atlas, columns } = input
  const measured = measureAll(resolved, atlas)
  if (!measured) return null
  const { measure } = measured
  const benchmark = benchmarkOfRow(measured, input)
  const parts = drawnFor(measured, columns, input)
  const drawn = parts.map(({ figure }) => figure)
  const [mark = null] = marksOfStatuses(drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : [])))
  return {
    resolved,
    measured,
    measure,
    topic: atlas.catalogue.topics.find(({ id }) => id === resolved.main.indicator.topic)?.name ?? '',
    period: rowPeriod(resolved),
    benchmark,
    mark,
    titles: sourceTitles({ resolved, drawn }, atlas),
    sources: measureSources(drawn, measured, atlas),
    figures: parts.map(({ figure, summed }) => figureOf(figure, summed, measure, benchmark)),
    drawn,
  }
}

const arrows = { above: '▲', below: '▼', equal: '=' } as const

/** "▲ 0.21 above (12%)", "▼ 3.2 percentage points below", "= the same" */
export function benchmarkGapText({ gap, apart }: RowFigure, measure: Measure): string {
  if (!gap || apart === null) return ''
  const { direction, size } = gap
  if (direction === 'equal') return '= the same'
  if (measure.suffix === '%') return `${arrows[direction]} ${size} ${direction}`
  const least = 10 ** -measure.decimals
  const number = numberText(Math.abs(apart), measure)
  const amount = /[1-9]/.test(number) ? number : `under ${numberText(least, measure)}`
  return `${arrows[direction]} ${amount} ${direction}${size === '' ? '' : ` (${size})`}`
}

/** The mark of a row in words, such as “modelled”; empty for a row without a mark. */
export const markText = ({ mark }: Pick<MeasureRow, 'mark'>): string => (mark ? markWords[mark] : '')
