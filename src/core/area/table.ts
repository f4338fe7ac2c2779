import { measureKey } from '#core/compare/choice.ts'
import { groundOf, type ProvenanceParts } from '#core/compare/ground.ts'
import { absenceWords, statusWords } from '#core/domain/cell.ts'
import { counted } from '#core/domain/counted.ts'
import { exact } from '#core/domain/exact.ts'
import { listText } from '#core/domain/list-text.ts'
import {
  absent,
  bare,
  column,
  figure,
  lacking,
  notApplicable,
  type PanelCell,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import { asWritten, numberText } from '#core/plate/measure.ts'
import { isIncomplete } from '#core/plate/reading.ts'
import { benchmarkGapText, type MeasureRow, markText, type RowFigure, rowOf } from './figures.ts'
import type { AreaGrid, GridCell, GridHead, GridRow } from './grid.ts'
import type { AreaColumn, AreaInput } from './input.ts'

/** What a figure says below its number: how it stands to the benchmark, and what it rests on. */
function linesOf(one: RowFigure, { measure, mark }: MeasureRow): readonly string[] {
  const { cell, coverage, summed } = one
  const own = cell.kind === 'value' && mark !== null ? statusWords[cell.status] : ''
  const records = isIncomplete(cell) ? `incomplete: ${coverage}` : coverage
  return [benchmarkGapText(one, measure), records, summed ? 'sum of its areas' : '', own].filter(Boolean)
}

const gridCell = (one: RowFigure, row: MeasureRow): GridCell => ({
  lead: one.text,
  lines: linesOf(one, row),
  absent: one.cell.kind === 'absent' ? one.cell.reason : null,
})

/** Why a row has no benchmark. */
function noBenchmarkText({ resolved: { main, per, geography } }: MeasureRow): string {
  if (geography.mergedFrom !== null) return 'these areas overlap'
  return main.indicator.additive && !per ? 'a total has no benchmark' : 'too few areas have a figure'
}

function benchmarkCell(row: MeasureRow): GridCell {
  const { benchmark, measure } = row
  if (!benchmark) return { lead: 'none', lines: [noBenchmarkText(row)], absent: 'not-applicable' }
  const { cell, name } = benchmark
  if (cell.kind === 'absent')
    return { lead: absenceWords[cell.reason], lines: [cell.because ?? ''].filter(Boolean), absent: cell.reason }
  return { lead: figure(cell.value, measure).text, lines: [name], absent: null }
}

const gridRow = (row: MeasureRow): GridRow => ({
  key: measureKey(row.resolved),
  topic: row.topic,
  name: row.measure.name,
  lines: [`${row.measure.unit}, ${row.period}`, row.sources].filter(Boolean),
  mark: markText(row),
  cells: row.figures.map((one) => gridCell(one, row)).toSpliced(1, 0, benchmarkCell(row)),
})

/** The first area, the benchmark that it is read against, and all others. */
function gridOf(rows: readonly MeasureRow[], columns: readonly AreaColumn[]): AreaGrid {
  return {
    heads: columns
      .map(({ area, name, role }): GridHead => ({ name, code: area.code, role }))
      .toSpliced(1, 0, { name: 'Benchmark', code: null, role: 'other' }),
    rows: rows.map(gridRow),
  }
}

const percentOf = ({ apart, cell }: RowFigure, standard: number | null): PanelCell => {
  if (apart === null || standard === null || standard === 0) return notApplicable
  const percent = (apart / Math.abs(standard)) * 100
  return cell.kind === 'value' ? { text: figure(percent, bare(1)).text, raw: exact(percent) } : notApplicable
}

/** Figures of all areas first, as they are read; then how each differs, and the records that it rests on. */
function tableOf(rows: readonly MeasureRow[], columns: readonly AreaColumn[]): PanelTable {
  const names = columns.map(({ name }) => name)
  const covered = columns.map((_, at) => rows.some(({ figures }) => figures[at]?.coverage))
  const standardOf = ({ benchmark }: MeasureRow) => (benchmark?.cell.kind === 'value' ? benchmark.cell.value : null)
  const level = ({ benchmark, measure }: MeasureRow) =>
    benchmark ? valueCell(benchmark.cell, measure) : absent('none', 'not-applicable')
  const statuses = ({ cell }: RowFigure) =>
    words(cell.kind === 'value' ? statusWords[cell.status] : absenceWords[cell.reason])
  const apart = ({ apart: gap }: RowFigure, { measure }: MeasureRow) =>
    gap === null ? notApplicable : figure(gap, { ...measure, signed: true })
  return {
    columns: [
      column('measure', 'Measure', false),
      column('unit', 'Unit', false),
      column('period', 'Period', false),
      column('mark', 'Mark', false),
      ...names.map((name) => column(name, name)),
      column('benchmark', 'Benchmark', false),
      column('level', 'Benchmark, value'),
      ...names.map((name) => column(`${name} apart`, `${name}, less the benchmark`)),
      ...names.map((name) => column(`${name} percent`, `${name}, per cent of the benchmark apart`)),
      ...names.map((name) => column(`${name} status`, `${name}, status`, false)),
      ...names.flatMap((name, at) => (covered[at] ? [column(`${name} coverage`, `${name}, records`, false)] : [])),
      column('source', 'Source titles', false),
    ],
    rows: rows.map((row) => ({
      key: measureKey(row.resolved),
      area: null,
      cells: [
        words(row.measure.name),
        words(row.measure.unit),
        words(row.period),
        words(markText(row) || 'none'),
        ...row.figures.map(({ cell }) => valueCell(cell, row.measure)),
        words(row.benchmark?.name ?? 'none'),
        level(row),
        ...row.figures.map((one) => apart(one, row)),
        ...row.figures.map((one) => (row.measure.suffix === '%' ? notApplicable : percentOf(one, standardOf(row)))),
        ...row.figures.map(statuses),
        ...row.figures.flatMap(({ coverage }, at) => (covered[at] ? [words(coverage)] : [])),
        words(row.titles.join('; ')),
      ],
    })),
  }
}

/** The measures in which the first column is above or below the benchmark, by name. */
function sideSentence(rows: readonly MeasureRow[], name: string, side: 'above' | 'below'): string {
  const found = rows.filter(({ figures: [own] }) => own?.gap?.direction === side)
  return found.length === 0
    ? ''
    : `${name} is ${side} the benchmark in ${listText(found.map(({ measure }) => measure.phrase))}.`
}

/** Whether a printed difference disagrees with the two printed figures, because it is calculated before rounding. */
const readsApart = ({ figures, benchmark, measure }: MeasureRow): boolean =>
  figures.some(({ cell, apart, gap }) => {
    if (cell.kind !== 'value' || benchmark?.cell.kind !== 'value' || apart === null || !gap) return false
    const shown = asWritten(cell.value, measure) - asWritten(benchmark.cell.value, measure)
    return numberText(Math.abs(shown), measure) !== numberText(Math.abs(apart), measure)
  })

/** "MPCE staff per million people, 2024: 46.1 in North West": the first measure that the area has. */
function leadSentence(rows: readonly MeasureRow[], name: string): string {
  const [first] = rows.filter(({ figures: [own] }) => own?.cell.kind === 'value')
  const cell = first?.figures[0]?.cell
  return first && cell?.kind === 'value'
    ? `${first.measure.name}, ${first.period}: ${numberText(cell.value, first.measure)} in ${name}.`
    : ''
}

/** Most measures that a quotation has figures of: what is read first. */
const mostQuoted = 3

/** "MPCE staff per million people, 30 September 2017: East Midlands 85.2, Wales not published, benchmark (England) 88.3": the first measures that the area has. */
export function quotedRows(rows: readonly MeasureRow[], names: readonly string[]): string {
  const own = rows.filter(({ figures: [first] }) => first?.cell.kind === 'value')
  const quoted = own.slice(0, mostQuoted).map(({ measure, period, figures, benchmark }) => {
    const level = benchmark?.cell.kind === 'value' ? numberText(benchmark.cell.value, measure) : null
    const of = (one: RowFigure | undefined) =>
      one?.cell.kind === 'absent' ? absenceWords[one.cell.reason] : `${one?.text}${isIncompleteText(one)}`
    const parts = names.map((name, at) => `${name} ${of(figures[at])}`)
    return `${measure.name} (${measure.unit}, ${period}): ${[...parts, ...(level ? [`benchmark (${benchmark?.name}) ${level}`] : [])].join(', ')}`
  })
  const left = own.length - quoted.length
  return [...quoted, ...(left > 0 ? [`${counted(left, 'more measure')} in the table`] : [])].join('. ')
}

const isIncompleteText = (one: RowFigure | undefined): string =>
  one && isIncomplete(one.cell) ? ` (incomplete: ${one.coverage})` : ''

function compose(input: AreaInput): PanelContent<AreaGrid> {
  const { columns, plate } = input
  const { geography } = plate
  const [first] = columns
  const name = first?.name ?? geography.name
  const heading = `${name} measure by measure`
  if (!first) return lacking(heading, geography.vintage, 'No area is chosen.')
  const rows = input.rows.flatMap((resolved) => rowOf(resolved, input) ?? [])
  if (rows.length === 0)
    return lacking(heading, geography.vintage, `No measure is held for ${geography.name}, or none has been read yet.`)
  const others = columns.slice(1).map(({ name: other }) => other)
  const sentences = [
    rows.some(({ mark }) => mark === 'illustrative')
      ? 'Rows marked as sample are made up and say nothing about any real place.'
      : '',
    leadSentence(rows, name),
    sideSentence(rows, name, 'above'),
    sideSentence(rows, name, 'below'),
    rows.some(readsApart) ? 'Differences are worked out before rounding.' : '',
  ].filter(Boolean)
  return {
    title: others.length === 0 ? heading : `${name} beside ${listText(others)}`,
    subtitle: `${geography.name} (${geography.vintage}); each row is one measure in one period, with its differences from the benchmark of the row`,
    sentences,
    quotedWith: quotedRows(
      rows,
      columns.map((one) => one.name),
    ),
    table: tableOf(rows, columns),
    body: gridOf(rows, columns),
    lacks: null,
  }
}

/** What a table of many measures rests on. */
export function groundOfRows(
  rows: readonly MeasureRow[],
  { plate, atlas }: Pick<AreaInput, 'plate' | 'atlas'>,
): ReturnType<typeof groundOf> {
  const from = rows.flatMap(({ drawn }) => drawn.flatMap((one) => one.from))
  const statuses = rows.flatMap(({ figures }) =>
    figures.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.status] : [])),
  )
  const parts: ProvenanceParts = {
    plate,
    atlas,
    measured: rows.map(({ measured }) => measured),
    from,
    statuses,
    periodText: 'as each row says',
    several: { name: 'Several measures, as each row says', unit: 'as each row says' },
  }
  return groundOf(parts)
}

export const tablePanel: PanelSpec<AreaInput, AreaGrid> = {
  label: 'Areas by measures',
  tableName: 'All columns',
  compose,
  ground: (input) =>
    groundOfRows(
      input.rows.flatMap((resolved) => rowOf(resolved, input) ?? []),
      input,
    ),
}
