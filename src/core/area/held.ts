import { measureKey } from '#core/compare/choice.ts'
import { absenceWords } from '#core/domain/cell.ts'
import {
  absent,
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
import { benchmarkGapText, markText } from './figures.ts'
import type { AreaGrid } from './grid.ts'
import { type HeldRow, heldRows, rankWords } from './held-rows.ts'
import type { AreaInput } from './input.ts'
import { groundOfRows, quotedRows } from './table.ts'

const applies = ({ figures: [own] }: HeldRow): boolean =>
  own?.cell.kind === 'value' || own?.cell.reason !== 'not-applicable'

const noBenchmark = { lead: '', lines: [], absent: 'not-applicable' } as const

const gridOf = (rows: readonly HeldRow[], name: string): AreaGrid => ({
  heads: [
    { name, code: null, role: 'mine' },
    { name: 'Rank', code: null, role: 'other' },
    { name: 'Against the benchmark', code: null, role: 'other' },
  ],
  // What does not apply to the area, such as a table of another nation, is in the table of all columns.
  rows: rows.filter(applies).map((row) => {
    const { figures, rank, resolved, measure, benchmark } = row
    const [own] = figures
    return {
      key: measureKey(resolved),
      topic: row.topic,
      name: measure.name,
      lines: [`${measure.unit}, ${row.period}`, row.sources].filter(Boolean),
      mark: markText(row),
      cells: [
        {
          lead: own?.text ?? absenceWords['not-published'],
          lines: own?.coverage ? [own.coverage] : [],
          absent: own?.cell.kind === 'absent' ? own.cell.reason : null,
        },
        rank ? { lead: rankWords(row), lines: [], absent: null } : noBenchmark,
        own?.gap && benchmark
          ? {
              lead: benchmarkGapText(own, measure),
              lines: [`${valueCell(benchmark.cell, measure).text}: ${benchmark.name}`],
              absent: null,
            }
          : own?.cell.kind === 'value'
            ? { ...noBenchmark, lead: 'no benchmark' }
            : noBenchmark,
      ],
    }
  }),
})

function tableOf(rows: readonly HeldRow[], name: string): PanelTable {
  return {
    columns: [
      column('topic', 'Topic', false),
      column('measure', 'Measure', false),
      column('unit', 'Unit', false),
      column('period', 'Period', false),
      column('mark', 'Mark', false),
      column('value', name),
      column('coverage', 'Records', false),
      column('rank', 'Rank from the highest'),
      column('lowest', 'Rank from the lowest'),
      column('of', 'Areas with a figure'),
      column('benchmark', 'Benchmark', false),
      column('level', 'Benchmark, value'),
      column('apart', 'Less the benchmark'),
      column('source', 'Source titles', false),
    ],
    rows: rows.map((row) => {
      const { figures, rank, measure, benchmark } = row
      const [own] = figures
      const count = (value: number | undefined) => (value === undefined ? notApplicable : figure(value, bare(0)))
      return {
        key: measureKey(row.resolved),
        area: null,
        cells: [
          words(row.topic),
          words(measure.name),
          words(measure.unit),
          words(row.period),
          words(markText(row) || 'none'),
          own ? valueCell(own.cell, measure) : notApplicable,
          words(own?.coverage ?? ''),
          count(rank?.place),
          count(rank ? row.fromLowest : undefined),
          count(rank?.of),
          words(benchmark?.name ?? 'none'),
          benchmark ? valueCell(benchmark.cell, measure) : absent('none', 'not-applicable'),
          own && own.apart !== null ? figure(own.apart, { ...measure, signed: true }) : notApplicable,
          words(row.titles.join('; ')),
        ],
      }
    }),
  }
}

function compose(input: AreaInput): PanelContent<AreaGrid> {
  const { geography } = input.plate
  const [first] = input.columns
  const name = first?.area.name ?? ''
  const heading = `Everything held for ${name || 'an area'}`
  if (!first) return lacking(heading, geography.vintage, 'No area is chosen.')
  const rows = heldRows(input)
  if (rows.length === 0) return lacking(heading, geography.vintage, `No measure is held for ${geography.name}.`)
  return {
    title: heading,
    subtitle: `${geography.name} (${geography.vintage}); each measure in the period that it opens on, as it can be compared between areas; ranks are among the areas with a figure, and high or low is neither good nor bad`,
    sentences: [
      rows.some(({ mark }) => mark === 'illustrative')
        ? 'Rows marked as sample are made up and say nothing about any real place.'
        : '',
      rows.every(applies) ? '' : `What does not apply to ${name} stands in the table of all columns alone.`,
    ].filter(Boolean),
    quotedWith: quotedRows(rows, [name]),
    table: tableOf(rows, name),
    body: gridOf(rows, name),
    lacks: null,
  }
}

export const heldPanel: PanelSpec<AreaInput, AreaGrid> = {
  label: 'Everything held',
  tableName: 'All columns',
  compose,
  ground: (input) => groundOfRows(heldRows(input), input),
}
