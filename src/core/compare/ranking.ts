import { absenceWords } from '#core/domain/cell.ts'
import { listText } from '#core/domain/list-text.ts'
import { ordinal } from '#core/domain/ordinal.ts'
import {
  column,
  notApplicable,
  type PanelCell,
  type PanelContent,
  type PanelTable,
  valueCell,
  words,
} from '#core/panel/panel.ts'
import type { PanelSpec } from '#core/panel/spec.ts'
import type { Plate, PlateArea } from '#core/plate/plate.ts'
import {
  type AreaWithValue,
  areOf,
  headlineAreas,
  isOrderUncertain,
  lowestAndHighest,
  recordAside,
  someText,
  valuedAreas,
} from '#core/plate/reading.ts'
import { rankedAreas } from '#core/plate/rows.ts'
import { rankRanges } from '#core/statistics/rank-ranges.ts'
import type { SortId } from '#core/view/view.ts'
import { groundOf } from './ground.ts'
import type { CompareInput } from './input.ts'

/** Places that an area could have, from the largest value, given the intervals of all. */
export type RankSpan = { readonly lower: number; readonly upper: number }

export type Ranking = {
  /** In the order asked for; groups stand last. */
  readonly areas: readonly PlateArea[]
  /** By area code; empty where the figures have no intervals to tell places apart. */
  readonly spans: Readonly<Record<string, RankSpan>>
}

/** Simulated 95% rank ranges, where every figure has an interval; staff and machines have none, and no range is made up for them. */
function rankSpans(areas: readonly PlateArea[]): Ranking['spans'] {
  const valued = valuedAreas(areas)
  const estimates = valued.flatMap(({ cell }) =>
    cell.interval ? [{ value: cell.value, lower: cell.interval.lower, upper: cell.interval.upper }] : [],
  )
  if (valued.length < 2 || estimates.length < valued.length) return {}
  const ranges = rankRanges(estimates, { seed: 1 })
  return Object.fromEntries(
    valued.map(({ area }, at) => [area.code, { lower: ranges[at]?.lower ?? 1, upper: ranges[at]?.upper ?? 1 }]),
  )
}

/** "3rd to 9th", or "3rd" where the intervals leave no doubt */
export const spanText = ({ lower, upper }: RankSpan): string =>
  lower === upper ? ordinal(lower) : `${ordinal(lower)} to ${ordinal(upper)}`

const nationOf = ({ area }: PlateArea) => area.parents.nation ?? area.code
const byName = (a: PlateArea, b: PlateArea) => a.area.name.localeCompare(b.area.name, 'en-GB')

/** Areas by value (largest first), by name, or by nation and within it by value. */
function sortAreas(areas: readonly PlateArea[], sort: SortId): readonly PlateArea[] {
  if (sort === 'name') return [...areas].sort(byName)
  const ranked = rankedAreas(areas)
  return sort === 'value' ? ranked : [...ranked].sort((a, b) => nationOf(a).localeCompare(nationOf(b)))
}

const placeCell = (place: number | undefined): PanelCell =>
  place === undefined ? notApplicable : { text: ordinal(place), raw: place }

function tableOf(plate: Plate, { areas, spans }: Ranking): PanelTable {
  const spanned = Object.keys(spans).length > 0
  const intervals = areas.some(({ intervalText }) => intervalText !== '')
  const covered = areas.some(({ coverageText }) => coverageText !== '')
  const limit = (one: PlateArea, pick: 'lower' | 'upper'): PanelCell =>
    one.cell.kind === 'value' && one.cell.interval
      ? valueCell({ ...one.cell, value: one.cell.interval[pick] }, plate.measure)
      : notApplicable
  return {
    columns: [
      column('area', 'Area', false),
      column('value', plate.measure.unit),
      ...(intervals ? [column('lower', 'Lower limit'), column('upper', 'Upper limit')] : []),
      column('rank', 'Rank'),
      ...(spanned ? [column('rank-highest', 'Rank, highest (95%)'), column('rank-lowest', 'Rank, lowest (95%)')] : []),
      column('compared', 'Compared', false),
      ...(covered ? [column('coverage', 'Coverage', false)] : []),
    ],
    rows: areas.map((one) => {
      const { area, cell, rank, comparison, coverageText } = one
      const span = spans[area.code]
      return {
        key: area.code,
        area: area.code,
        cells: [
          words(area.name),
          valueCell(cell, plate.measure),
          ...(intervals ? [limit(one, 'lower'), limit(one, 'upper')] : []),
          placeCell(rank?.place),
          ...(spanned ? [placeCell(span?.lower), placeCell(span?.upper)] : []),
          comparison ? words(comparison.text) : notApplicable,
          ...(covered ? [coverageText ? words(coverageText) : notApplicable] : []),
        ],
      }
    }),
  }
}

/** "A 1, then B 2 and C 3": one answer to which is lowest; "A 1 or B 2, then C 3" where unlike boundaries leave that open, "A 1 and B 1, then C 3" where two are. */
function orderText(areas: readonly AreaWithValue[], open: readonly AreaWithValue[]): string {
  const text = (one: AreaWithValue) => `${one.area.name} ${one.text}${recordAside(one)}`
  const [lowest, rest] = [areas.filter((one) => open.includes(one)), areas.filter((one) => !open.includes(one))]
  const first = isOrderUncertain(open) ? lowest.map(text).join(' or ') : listText(lowest.map(text))
  return [first, rest.length > 0 && lowest.length > 0 ? `then ${listText(rest.map(text))}` : listText(rest.map(text))]
    .filter(Boolean)
    .join(', ')
}

/** Names the three lowest areas that count as a finding, with the limits of each, and says which areas are passed over. */
function titleOf({ areas, marks, measure }: Plate): string {
  const { areas: named, passed } = headlineAreas(valuedAreas(areas), measure)
  if (named.length < 7) return 'Each area against the benchmark'
  const lowest = valuedAreas(rankedAreas(named)).slice(-3).reverse()
  const text = orderText(lowest, lowestAndHighest(named).low)
  return `Lowest${marks.includes('illustrative') ? ' in the sample' : ''}: ${text}${passed ? `; ${passed.words}` : ''}`
}

/** Said of an area whose place the simulated ranks leave no doubt of. */
export const alwaysLowest = (name: string): string => `${name} is lowest throughout the 95% range of its rank`

function sentencesFor(plate: Plate, { spans }: Ranking): readonly string[] {
  const { benchmark, areas } = plate
  const ranked = rankedAreas(valuedAreas(areas))
  const last = ranked.at(-1)
  const [first] = ranked
  const sentences: string[] = []
  if (benchmark && (benchmark.cell.kind === 'value' || benchmark.own)) {
    const below = ranked.filter(({ comparison }) => comparison?.direction === 'below')
    const sure = below.filter(({ comparison }) => comparison?.beyondChance)
    const { overdispersed, measure } = plate
    const told = `${below.length} of ${ranked.length} areas ${areOf(below.length)} below ${benchmark.name}`
    const known = ranked.some(({ comparison }) => comparison?.beyondChance !== null && comparison !== null)
    sentences.push(
      overdispersed
        ? `${told}, ${sure.length === 0 ? 'none' : sure.length} of them beyond 95% limits that allow for overdispersion: areas differ by far more than chance alone lets counts differ, so no interval of chance and no range of ranks is given.`
        : known
          ? `${told}, ${sure.length} of them by more than their 95% interval allows for chance.`
          : ['staff', 'things', 'money'].includes(measure.kind)
            ? `${told}. These figures are counted, not sampled, so they have no interval; what limits them is coverage.`
            : `${told}. No interval is given for these figures, so the order of close ones tells nothing.`,
    )
  }
  const [low, high] = [last && spans[last.area.code], first && spans[first.area.code]]
  if (last && first && low && high)
    sentences.push(
      low.lower === low.upper
        ? `${alwaysLowest(last.area.name)}.`
        : `${last.area.name} could stand anywhere from ${spanText(low)}, ${first.area.name} from ${spanText(high)}.`,
    )
  const { low: lowest } = ranked.length > 0 ? lowestAndHighest(valuedAreas(ranked)) : { low: [] }
  if (isOrderUncertain(lowest))
    sentences.push(`Unlike boundaries leave open which is lowest: ${someText(lowest.map(({ area }) => area.name))}.`)
  const missing = areas.filter(({ cell }) => cell.kind === 'absent')
  if (missing.length > 0)
    sentences.push(
      `No figure for ${listText(missing.slice(0, 3).map(({ area, cell }) => `${area.name} (${cell.kind === 'absent' ? absenceWords[cell.reason] : ''})`))}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}.`,
    )
  return sentences
}

/** Areas as dots with intervals and rank ranges, against the benchmark. */
function rankingOf({ plate }: CompareInput): PanelContent<Ranking> {
  const title = titleOf(plate)
  if (plate.areas.length < 2) return { ...lacksAreas, title, subtitle: plate.subtitle }
  const spans = rankSpans(plate.areas)
  const body = { areas: [...sortAreas(plate.areas, plate.view.sort), ...plate.groups], spans }
  return {
    title,
    subtitle: `${plate.subtitle}${Object.keys(spans).length > 0 ? '; 95% intervals and rank ranges' : ''}`,
    sentences: sentencesFor(plate, body),
    table: tableOf(plate, body),
    body,
    lacks: null,
  }
}

const lacksAreas: PanelContent<never> = {
  title: '',
  subtitle: '',
  sentences: [],
  table: { columns: [], rows: [] },
  body: null,
  lacks: 'A ranking needs two areas.',
}

export const rankingPanel: PanelSpec<CompareInput, Ranking> = {
  label: 'Ranking',
  marksEach: true,
  ordersAreas: true,
  compose: rankingOf,
  ground: ({ plate, atlas, own }) => groundOf({ plate, atlas, measured: [own], norm: plate.benchmark?.source ?? null }),
}
