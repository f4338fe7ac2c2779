import { type AbsenceReason, absenceWords, type Cell, markWords } from '#core/domain/cell.ts'
import { inSentence } from '#core/domain/letters.ts'
import { periodText, yearOf } from '#core/domain/period.ts'
import {
  absent,
  bare,
  column,
  figure,
  lacking,
  notApplicable,
  type PanelContent,
  type PanelTable,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Atlas } from '#core/plate/atlas.ts'
import { benchmarkFor } from '#core/plate/benchmark.ts'
import { compareWith } from '#core/plate/compare.ts'
import { type Measure, numberText } from '#core/plate/measure.ts'
import { chosenOf } from '#core/plate/mine.ts'
import { datasetsOf, type Resolved } from '#core/plate/resolve.ts'
import { coverageText } from '#core/plate/trust.ts'
import { benchmarkOfAll, type Measured, measureAll } from './drawn.ts'
import { groundOf, type ProvenanceParts } from './ground.ts'
import type { CompareInput } from './input.ts'

/** Where a value stands against the benchmark: −1 is the lowest of the areas, 0 the benchmark, 1 the highest. */
export type ProfileCell =
  | {
      readonly kind: 'value'
      readonly value: number
      readonly text: string
      readonly position: number
      readonly direction: 'above' | 'below' | 'equal'
      readonly words: string
      /** "4 of 9 sites", or nothing where no coverage is known. */
      readonly coverage: string
    }
  | { readonly kind: 'absent'; readonly reason: AbsenceReason; readonly words: string }

export type ProfileRow = {
  readonly measure: Measure
  readonly topic: string
  readonly period: string
  readonly standard: { readonly name: string; readonly value: number; readonly text: string }
  readonly illustrative: boolean
  /** Publisher and title of what the row was made from. */
  readonly sources: readonly string[]
  /** Limits of the areas with a value. */
  readonly range: {
    readonly lowest: number
    readonly highest: number
    readonly lowestText: string
    readonly highestText: string
  }
  /** By area code. */
  readonly cells: Readonly<Record<string, ProfileCell>>
}

export type Profile = {
  readonly rows: readonly ProfileRow[]
  readonly areas: readonly { readonly code: string; readonly name: string; readonly short: string }[]
}

/** Against the sum or the published figure of all areas; where neither exists, against their middle value, and the name says so. */
function standardOf(measured: Measured, atlas: Atlas): { readonly name: string; readonly value: number } | null {
  const { drawn } = measured
  const found = benchmarkOfAll(measured, atlas)
  const whole = benchmarkFor(found, '')
  if (whole?.cell.kind === 'value') return { name: whole.name, value: whole.cell.value }
  const values = drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : [])).sort((a, b) => a - b)
  const middle =
    (values[Math.floor((values.length - 1) / 2)] ?? 0) / 2 + (values[Math.ceil((values.length - 1) / 2)] ?? 0) / 2
  return values.length < 3 ? null : { name: 'the median', value: middle }
}

function cellFor(
  cell: Cell,
  standard: { name: string; value: number },
  row: Pick<ProfileRow, 'range' | 'measure'>,
): ProfileCell {
  if (cell.kind === 'absent') return { kind: 'absent', reason: cell.reason, words: absenceWords[cell.reason] }
  const { lowest, highest } = row.range
  const gap = cell.value - standard.value
  const reach = gap < 0 ? standard.value - lowest : highest - standard.value
  const comparison = compareWith(
    cell,
    { name: standard.name, cell: { kind: 'value', value: standard.value, status: 'derived' } },
    row.measure,
  )
  return {
    kind: 'value',
    value: cell.value,
    text: numberText(cell.value, row.measure),
    position: reach === 0 ? 0 : gap / reach,
    direction: comparison?.direction ?? 'equal',
    words: comparison?.text ?? '',
    coverage: coverageText(cell),
  }
}

const isMadeUp = ({ drawn }: Measured): boolean =>
  drawn.some(({ cell }) => cell.kind === 'value' && cell.status === 'illustrative')

export function sourceTitles(
  { resolved, drawn }: Pick<Measured, 'resolved' | 'drawn'>,
  { datasets }: Atlas,
): readonly string[] {
  const held = datasetsOf(resolved).flatMap((key) => datasets.get(key) ?? [])
  const ids = [...new Set(drawn.flatMap(({ from }) => from.map(({ source }) => source)))]
  return ids.flatMap((id) => {
    const source = held.map(({ sources }) => sources.get(id)).find((one) => one !== undefined)
    return source ? [`${source.publisher}: ${source.title}`] : []
  })
}

/** "30 September 2017", or with the denominator's time where that is of another year: "30 September 2017 (people: 2018)". */
export function rowPeriod({ period, per }: Resolved): string {
  const own = periodText(period ?? '')
  const same = !per || per.period === period || per.period === yearOf(period ?? '')
  return same ? own : `${own} (${inSentence(per.denominator.name)}: ${periodText(per.period)})`
}

/** What the rows rest on: each measure that has a row, with its own sources and its own mark. */
function profileGround(measures: readonly Resolved[], atlas: Atlas): Pick<ProvenanceParts, 'measured' | 'several'> {
  const measured = measures.flatMap((resolved) => (rowOf(resolved, atlas) ? (measureAll(resolved, atlas) ?? []) : []))
  return { measured, several: { name: 'Several measures, as each row says', unit: 'as each row says' } }
}

/** Rows that have been made, with the norms that they were made with. */
const known = new WeakMap<Measured, { readonly library: Atlas['library']; readonly row: ProfileRow | null }>()

function rowOf(resolved: Resolved, atlas: Atlas): ProfileRow | null {
  const measured = measureAll(resolved, atlas)
  if (!measured) return null
  const held = known.get(measured)
  if (held && held.library === atlas.library) return held.row
  const row = rowAnew(measured, atlas)
  known.set(measured, { library: atlas.library, row })
  return row
}

function rowAnew(measured: Measured, atlas: Atlas): ProfileRow | null {
  const { resolved } = measured
  const standard = standardOf(measured, atlas)
  if (!standard) return null
  const { measure, drawn } = measured
  const values = drawn.flatMap(({ cell }) => (cell.kind === 'value' ? [cell.value] : []))
  if (values.length < 3) return null
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const range = { lowest, highest, lowestText: numberText(lowest, measure), highestText: numberText(highest, measure) }
  const cells = drawn.map(({ area, cell }) => [area.code, cellFor(cell, standard, { range, measure })] as const)
  const topic = atlas.catalogue.topics.find(({ id }) => id === resolved.main.indicator.topic)
  return {
    measure,
    topic: topic?.name ?? '',
    period: rowPeriod(resolved),
    standard: { ...standard, text: numberText(standard.value, measure) },
    illustrative: isMadeUp(measured),
    sources: sourceTitles(measured, atlas),
    range,
    cells: Object.fromEntries(cells),
  }
}

/** Caches the last table: returned again while its inputs are unchanged, which avoids a redraw. */
let last: Profile | null = null

function bodyOf(rows: Profile['rows'], areas: Profile['areas']): Profile {
  const same =
    last !== null &&
    last.rows.length === rows.length &&
    last.rows.every((row, at) => row === rows[at]) &&
    last.areas.map(({ code }) => code).join() === areas.map(({ code }) => code).join()
  if (!last || !same) last = { rows, areas }
  return last
}

type ProfileArea = Profile['areas'][number]

function cellOf(row: ProfileRow, { code }: ProfileArea) {
  const cell = row.cells[code]
  if (!cell) return notApplicable
  return cell.kind === 'value' ? figure(cell.value, row.measure) : absent(cell.words, cell.reason)
}

/** One row a measure: what it is, where it comes from and whether it is made up stand in the row, since no two rows share them. */
function tableOf(
  rows: readonly ProfileRow[],
  areas: Profile['areas'],
  chosen: ProfileArea | null,
  missing: number,
): PanelTable {
  const count = (value: number) => figure(value, bare(0))
  const sideOf = (row: ProfileRow) => {
    const cell = chosen && row.cells[chosen.code]
    return words(cell?.kind === 'value' ? cell.direction : (cell?.words ?? ''))
  }
  const blanks = (length: number) => Array.from({ length }, () => notApplicable)
  return {
    columns: [
      column('measure', 'Measure', false),
      column('unit', 'Unit', false),
      column('period', 'Period', false),
      column('mark', 'Mark', false),
      column('benchmark', 'Benchmark', false),
      column('level', 'Benchmark, value'),
      ...areas.map(({ name }) => column(name, name)),
      ...(chosen ? [column('side', `${chosen.name} above or below`, false)] : []),
      column('missing', 'Without a figure'),
      column('areas', 'Areas'),
      column('source', 'Source titles', false),
    ],
    rows: [
      ...rows.map((row) => ({
        key: row.measure.name,
        area: null,
        cells: [
          words(row.measure.name),
          words(row.measure.unit),
          words(row.period),
          words(row.illustrative ? markWords.illustrative : 'none'),
          words(row.standard.name),
          figure(row.standard.value, row.measure),
          ...areas.map((area) => cellOf(row, area)),
          ...(chosen ? [sideOf(row)] : []),
          count(areas.filter(({ code }) => row.cells[code]?.kind !== 'value').length),
          count(areas.length),
          words(row.sources.join('; ')),
        ],
      })),
      {
        key: 'missing',
        area: null,
        cells: [
          words('All measures'),
          ...blanks(5 + areas.length + (chosen ? 1 : 0)),
          count(missing),
          count(rows.length * areas.length),
          notApplicable,
        ],
      },
    ],
  }
}

const whole = (count: number): string => numberText(count, bare(0))

/** Areas by indicators, each coloured by where it stands against its benchmark. */
function profileOf({ plate, needs: { profile: measures }, atlas }: CompareInput): PanelContent<Profile> {
  const { geography } = plate
  const heading = `Area profile for ${geography.name}`
  const rows = measures.flatMap((resolved) => rowOf(resolved, atlas) ?? [])
  if (rows.length === 0) return lacking(heading, geography.vintage, 'No measure is held for three of these areas.')
  const areas = plate.areas.map(({ area: { code, name, short } }) => ({ code, name, short }))
  const [selected] = chosenOf(plate)
  const chosen = areas.find(({ code }) => code === selected)
  const sides = (side: 'above' | 'below') =>
    chosen
      ? rows.filter((row) => {
          const cell = row.cells[chosen.code]
          return cell?.kind === 'value' && cell.direction === side
        }).length
      : 0
  const rest = rows.length - sides('above') - sides('below')
  const others =
    rest === 1 ? '; the other is the same or has no figure' : `; the other ${rest} are the same or have no figure`
  const missing = rows.reduce(
    (sum, row) => sum + areas.filter(({ code }) => row.cells[code]?.kind === 'absent').length,
    0,
  )
  const sentences = [
    chosen
      ? `${chosen.name} is above the benchmark in ${sides('above')} and below it in ${sides('below')} of ${rows.length} measures${rest === 0 ? '' : others}.`
      : '',
    missing > 0 ? `${whole(missing)} of ${whole(rows.length * areas.length)} cells have no figure; each says why.` : '',
    rows.some(({ illustrative }) => illustrative)
      ? 'Rows marked as sample are made up and say nothing about any real place.'
      : '',
  ].filter(Boolean)
  return {
    title: `${rows.length} measures of ${areas.length} areas, each against its benchmark`,
    subtitle: `${geography.name} (${geography.vintage}); the latest period of each measure; colour shows the side and the distance, not good or bad`,
    sentences,
    table: tableOf(rows, areas, chosen ?? null, missing),
    body: bodyOf(rows, areas),
    lacks: null,
  }
}

export const profilePanel: PanelSpec<CompareInput, Profile> = {
  label: 'Area profile',
  ordersAreas: true,
  compose: profileOf,
  ground: ({ plate, needs, atlas }) => groundOf({ plate, atlas, ...profileGround(needs.profile, atlas) }),
}
