import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area } from '#core/domain/area.ts'
import { absenceShorthand, absenceWords, type Cell, statusWords } from '#core/domain/cell.ts'
import { exact } from '#core/domain/exact.ts'
import type { Indicator } from '#core/domain/indicator.ts'
import { periodText } from '#core/domain/period.ts'
import { type Protected, vouchFor } from '#core/domain/protected.ts'
import type { Panel } from '#core/panel/panel.ts'
import type { BenchmarkFigure } from '#core/plate/benchmark.ts'
import { markTexts } from '#core/plate/mark-text.ts'
import type { Plate } from '#core/plate/plate.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import type { PackCell, PackColumn, PackTable } from './pack.ts'
import { periodDates } from './period-dates.ts'

const words = (name: string, title: string, description: string): PackColumn => ({
  name,
  title,
  datatype: 'string',
  description,
})
const number = (name: string, title: string, description: string): PackColumn => ({
  ...words(name, title, description),
  datatype: 'number',
})
const date = (name: string, title: string, description: string): PackColumn => ({
  ...words(name, title, description),
  datatype: 'date',
})

const figureColumns = (unit: string): readonly PackColumn[] => [
  number('value', 'Value', `${unit}; shorthand where there is no number`),
  number('lower', 'Lower limit', 'Lower limit of the interval; [z] where the value has none'),
  number('upper', 'Upper limit', 'Upper limit of the interval; [z] where the value has none'),
  number('level', 'Level', 'Confidence level of the interval, 0 to 1; [z] where the value has none'),
  words('method', 'Interval method', 'How the interval was made; [z] where the value has none'),
  number('numerator', 'Numerator', 'What was counted; [z] where the value is no ratio'),
  number('denominator', 'Denominator', 'What it was divided by; [z] where the value is no ratio'),
  words('status', 'Status', 'observed, derived, modelled or illustrative; or why there is no number'),
  number(
    'coverage_part',
    'Answered',
    'How many of those asked are in the figure; [z] where coverage does not come into it',
  ),
  number('coverage_whole', 'Asked', 'Of how many; [z] where coverage does not come into it'),
]

const none = absenceShorthand['not-applicable']

/** A cell over its columns: whatever belongs to an absent value is absent for the same reason. */
function figureCells(cell: Cell): readonly PackCell[] {
  const coverage = [cell.coverage?.part ?? none, cell.coverage?.whole ?? none]
  if (cell.kind === 'absent') {
    const mark = absenceShorthand[cell.reason]
    const status = cell.because ? `${absenceWords[cell.reason]}: ${cell.because}` : absenceWords[cell.reason]
    return [mark, mark, mark, mark, mark, mark, mark, status, ...coverage]
  }
  const { interval } = cell
  const given = (value: number | undefined): PackCell => (value === undefined ? none : exact(value))
  return [
    exact(cell.value),
    given(interval?.lower),
    given(interval?.upper),
    given(interval?.level),
    interval?.method ?? none,
    given(cell.numerator),
    given(cell.denominator),
    statusWords[cell.status],
    ...coverage,
  ]
}

const orNone = (text: string): string => (text === '' ? none : text)

const periodCells = (period: string | null): readonly PackCell[] =>
  period === null ? [none, none, none] : [period, ...periodDates(period)]

const placeColumns = [
  words('area_code', 'GSS code', 'Code of the area; the key for joining'),
  words('area_name', 'Area', 'Name of the area'),
]
const periodColumns = [
  words('period', 'Period', 'Year, financial year, range, month or day that the figure belongs to'),
  date('period_start', 'First day', 'First day of the period, ISO 8601'),
  date('period_end', 'Last day', 'Last day of the period, ISO 8601'),
]

/** What the figures are stands in every row, so that a file that is taken out of its pack says it too. */
const measureColumns = [
  words(
    'measure',
    'Measure',
    'What the figures are, with the pack or backup that they come from where it is not the publisher',
  ),
  words('unit', 'Unit', 'Unit of value and limits'),
]

/** The periods that a figure of the map belongs to: for a change from the first day of the earlier to the last of the later. */
function shownPeriod({ change, period, trust }: Plate): readonly PackCell[] {
  if (!change) return periodCells(period)
  return [trust.periodText, periodDates(change.earlier)[0], periodDates(change.later)[1]]
}

/** On a plate of change: the figures of its two periods. */
const pairColumns = ({ change }: Plate): readonly PackColumn[] =>
  change
    ? [
        number('value_earlier', `Value, ${periodText(change.earlier)}`, change.of.unit),
        words(
          'status_earlier',
          `Status, ${periodText(change.earlier)}`,
          'observed, derived … or why there is no number',
        ),
        number('value_later', `Value, ${periodText(change.later)}`, change.of.unit),
        words('status_later', `Status, ${periodText(change.later)}`, 'observed, derived … or why there is no number'),
      ]
    : []

const valueAndStatus = (cell: Cell): readonly PackCell[] =>
  cell.kind === 'value'
    ? [exact(cell.value), statusWords[cell.status]]
    : [absenceShorthand[cell.reason], absenceWords[cell.reason]]

/** What is shown: one row an area. */
export function plateTable(plate: Protected<Plate>): Protected<PackTable> {
  const { measure, geography, trust } = plate
  const overlay = plate.overlay
  const overlayColumns = overlay
    ? [
        number('overlay_value', overlay.measure.name, `${overlay.measure.unit}, ${overlay.periodText}`),
        words('overlay_status', 'Status of the second value', 'observed, derived … or why there is no number'),
      ]
    : []
  const rows = [...rankedAreas(plate.areas), ...plate.groups].map(
    ({ area, cell, overlay: mark, pair, sources, notes }) => {
      const over = mark?.cell ?? { kind: 'absent', reason: 'not-published' as const }
      return [
        area.code,
        area.name,
        ...shownPeriod(plate),
        measure.name,
        measure.unit,
        ...figureCells(cell),
        ...(pair ? [...valueAndStatus(pair.before), ...valueAndStatus(pair.after)] : []),
        ...(overlay ? valueAndStatus(over) : []),
        orNone(sources.join(' ')),
        orNone(notes.join(' ')),
      ]
    },
  )
  return vouchFor({
    id: 'shown',
    title: `${measure.name}, ${geography.name} (${geography.vintage}), ${trust.periodText}`,
    columns: [
      ...placeColumns,
      ...periodColumns,
      ...measureColumns,
      ...figureColumns(measure.unit),
      ...pairColumns(plate),
      ...overlayColumns,
      words('sources', 'Sources', 'Ids of the sources, as in the table of sources'),
      words('notes', 'Notes', 'Ids of the notes'),
    ],
    key: ['area_code'],
    rows,
  })
}

/** The benchmarks that stand beside the areas on the screen, each once; none for a change, which is drawn about zero. */
function benchmarksOf({ benchmark, change }: Plate): readonly BenchmarkFigure[] {
  if (!benchmark || change) return []
  const all = benchmark.own ? Object.values(benchmark.own) : [benchmark]
  return all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at)
}

/** The figures of the map with what they are compared with, as the screen shows both: the benchmark in rows of its own, which have no area code. */
export function plateTableWithBenchmark(plate: Protected<Plate>): Protected<PackTable> {
  const table = plateTable(plate)
  const rows = benchmarksOf(plate).map(({ name, cell }) => {
    const cells = [
      none,
      `Benchmark: ${name}`,
      ...shownPeriod(plate),
      plate.measure.name,
      plate.measure.unit,
      ...figureCells(cell),
    ]
    return table.columns.map((_, at) => cells[at] ?? none)
  })
  return vouchFor({ ...table, rows: [...table.rows, ...rows] })
}

const unitOf = ({ unit }: Indicator): string => unit.suffix ?? unit.prefix ?? unit.many

const columnName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')

/** Names that may stand in one table: a name that is taken gets a number. */
function distinctNames(ids: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return ids.map((id) => {
    const stem = /^[a-z]/.test(columnName(id)) ? columnName(id) : `column_${columnName(id)}`
    let name = stem
    for (let count = 2; taken.has(name); count++) name = `${stem}_${count}`
    taken.add(name)
    return name
  })
}

/** The table of a panel: a row an area, sum or set-up, with the sources and marks of that panel. */
export function panelTable({ id, title, subtitle, table, titled }: Panel): Protected<PackTable> {
  const names = distinctNames(['area_code', ...table.columns.map((one) => one.id), 'sources', 'marks'])
  const name = (at: number): string => names[at] ?? ''
  const plate = titled()
  const { sources } = plate.trust
  const ends = [orNone(sources.map((one) => one.id).join(' ')), orNone(markTexts(plate).join('; '))]
  return vouchFor({
    id: id.panel,
    title: `${title}. ${subtitle}`,
    columns: [
      words(name(0), 'GSS code', 'Code of the area; [z] where the row is a sum or no area'),
      ...table.columns.map(({ name: own, numeric }, at) =>
        numeric ? number(name(at + 1), own, subtitle) : words(name(at + 1), own, subtitle),
      ),
      words(name(names.length - 2), 'Sources', 'Ids of the sources of this figure, as in the table of sources'),
      words(
        name(names.length - 1),
        'Marks',
        'What must be said of the figures wherever they are shown; [z] for nothing',
      ),
    ],
    key: [],
    rows: table.rows.map(({ area, cells }) => [
      area ?? none,
      ...cells.map(({ raw }) => (raw === '' ? none : raw)),
      ...ends,
    ]),
  })
}

/** Every cell of an indicator: one row an area, period and choice of dimensions. */
export function indicatorTable(
  indicator: Indicator,
  datasets: readonly Dataset[],
  areas: ReadonlyMap<string, Area>,
): Protected<PackTable> {
  const { dimensions } = indicator
  return vouchFor({
    id: indicator.id,
    title: indicator.name,
    columns: [
      ...placeColumns,
      ...periodColumns,
      ...measureColumns,
      ...dimensions.map(({ id, name }) => words(columnName(id), name, `One of the values of “${name}”`)),
      ...figureColumns(unitOf(indicator)),
      words('basis', 'Basis', 'Boundary that the publisher counted within; [z] where it is the area itself'),
      words('sources', 'Sources', 'Id of the source, as in the table of sources'),
      words('notes', 'Notes', 'Ids of the notes'),
    ],
    key: [],
    rows: datasets
      .flatMap(({ observations }) => observations)
      .map(({ area, period, dims, basis, cell, source, notes }) => [
        area,
        areas.get(area)?.name ?? area,
        ...periodCells(period),
        indicator.name,
        unitOf(indicator),
        ...dimensions.map(({ id }) => dims[id] ?? none),
        ...figureCells(cell),
        basis ?? none,
        source,
        orNone(notes.join(' ')),
      ]),
  })
}
