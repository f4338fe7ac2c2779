import { type LeverPath, ratePath, sumPath } from './levers.ts'
import { streamKey } from './random.ts'
import type { ScenarioSpec } from './scenario.ts'
import { type SupplyFile, type SupplyLever, type SupplyStart, trainingYears } from './supply-file.ts'

/** The levers that act on the rates of each cell. */
export const rateLevers = [
  'in-service',
  'completion',
  'taking-a-post',
  'leaving',
  'coming-back',
  'retirement',
  'retirement-age',
  'retire-and-return',
  'hours-given-up',
  'participation',
  'moving',
  'promotion',
  'funded-posts',
] as const
/** The levers that are sums shared out over the cells. */
export const sumLevers = ['training-places', 'qualified-joiners', 'international-joiners'] as const

export type RateLever = (typeof rateLevers)[number]
export type SumLever = (typeof sumLevers)[number]

/** Flows of whole persons that have a stream of chance each. */
const chanceFlows = [
  'retire',
  'return',
  'leave',
  'back',
  'train',
  'complete',
  'take',
  'join',
  'arrive',
  'age',
  'move',
  'promote',
  'cohort',
  'gone',
] as const
type ChanceFlow = (typeof chanceFlows)[number]

type SupplyCell = { readonly area: number; readonly specialty: number; readonly profession: number }

/** A scenario with its data, worked out once for all of its runs. Arrays are by year, then cell, unless it is said otherwise. */
export type SupplyPlan = {
  readonly spec: ScenarioSpec
  readonly start: SupplyStart
  readonly cells: readonly SupplyCell[]
  /** Calendar years of the steps; the start is the year before the first. */
  readonly years: readonly number[]
  /** By cell, then age. */
  readonly persons: Float64Array
  /** WTE of a person, by cell. */
  readonly participation: Float64Array
  readonly posts: Float64Array
  readonly levers: Readonly<Record<RateLever | SumLever, SupplyLever>>
  readonly rates: Readonly<Record<RateLever, LeverPath>>
  readonly training: LeverPath
  /** Where a year’s places are published: the base value that gives them, before levers. NaN where they are not. */
  readonly knownPlaces: Float64Array
  /** Trainees at the start by cell, then years in training; whole only on average. */
  readonly cohorts: Float64Array
  readonly joiners: LeverPath
  readonly international: LeverPath
  /** Share of a year’s retirement in each band of age over the whole. */
  readonly retireShape: Float64Array
  readonly residual: Float64Array
  /** Key of each flow’s stream, by year, then cell. */
  readonly keys: Readonly<Record<ChanceFlow, Int32Array>>
  /** Key of each lever’s stream. */
  readonly leverKeys: Readonly<Record<RateLever | SumLever, number>>
  /** For promotion: the cell of the same area and specialty that people rise to; −1 where none. */
  readonly above: Int32Array
}

/** Cells that a scenario runs: those of its specialties. */
function chosenCells(start: SupplyStart, { specialties }: ScenarioSpec) {
  return start.cells.filter(
    ({ specialty }) => specialties.length === 0 || specialties.includes(start.specialties[specialty]?.id ?? ''),
  )
}

/** Hazard shape by age, scaled so that a year’s retirements over all staff at the start are the published share. */
function shapeOf(start: SupplyStart): Float64Array {
  const count = start.ages.map((_, b) => start.cells.reduce((sum, { persons }) => sum + (persons[b] ?? 0), 0))
  const all = count.reduce((sum, one) => sum + one, 0)
  const weighted = start.ages.reduce((sum, { retire }, b) => sum + retire * (count[b] ?? 0), 0)
  return Float64Array.from(start.ages, ({ retire }) => (weighted > 0 ? (retire * all) / weighted : 0))
}

/** Each cell’s share of the published places of its group: as its persons of the profession that trainees enter. */
function placesOf(start: SupplyStart, cells: readonly SupplyCell[]) {
  const shares = new Float64Array(cells.length)
  const group = new Int32Array(cells.length).fill(-1)
  const fits = (g: SupplyStart['training'][number], { area, specialty, profession }: SupplyCell) =>
    g.areas.includes(start.areas[area]?.code ?? '') &&
    g.specialties.includes(start.specialties[specialty]?.id ?? '') &&
    start.professions[profession]?.id === start.trains
  const heads = (cell: SupplyCell) =>
    start.cells
      .find((one) => one.area === cell.area && one.specialty === cell.specialty && one.profession === cell.profession)
      ?.persons.reduce((sum, one) => sum + one, 0) ?? 0
  for (const [at, g] of start.training.entries()) {
    const whole = start.cells.filter((cell) => fits(g, cell)).reduce((sum, cell) => sum + heads(cell), 0)
    for (const [c, cell] of cells.entries())
      if (fits(g, cell) && whole > 0) {
        shares[c] = heads(cell) / whole
        group[c] = at
      }
  }
  return { shares, group }
}

/** Joiners, which nobody publishes: the number that keeps each cell level in its first year with every lever at its middle; constant from then on. */
function neutralJoiners(
  cells: readonly (SupplyCell & { persons: readonly number[] })[],
  levers: SupplyPlan['levers'],
  shape: Float64Array,
  entering: Float64Array,
): Float64Array {
  const value = (id: RateLever) => (levers[id].value ?? 0) / 100
  return Float64Array.from(cells, ({ persons }, c) => {
    let gone = 0
    for (const [b, heads] of persons.entries()) {
      const retired = heads * Math.min(1, value('retirement') * (shape[b] ?? 0))
      gone += retired * (1 - value('retire-and-return')) + (heads - retired) * value('leaving')
    }
    return Math.max(0, gone - (entering[c] ?? 0))
  })
}

/** The places that are published for a year, of a cell; NaN where none are. */
const knownIn = (start: SupplyStart, group: number, share: number, year: number): number => {
  const known = start.training[group]?.known.find((one) => one.year === year)
  return known ? known.places * share : Number.NaN
}

/** What training brings: each cell’s share of a place, the published places of coming years, and the trainees of the start. */
function trainingOf(
  start: SupplyStart,
  cells: readonly SupplyCell[],
  levers: SupplyPlan['levers'],
  years: readonly number[],
) {
  const { shares, group } = placesOf(start, cells)
  const base = levers['training-places'].value ?? 0
  const ofBase = Float64Array.from(shares, (share, c) => share * (start.training[group[c] ?? -1]?.share ?? 0))
  const known = (c: number, year: number) => knownIn(start, group[c] ?? -1, shares[c] ?? 0, year)
  const direct = 1 - (levers['in-service'].value ?? 0) / 100
  const starting = (c: number, year: number) => {
    const published = known(c, year)
    return direct * (Number.isNaN(published) ? (ofBase[c] ?? 0) * base : published)
  }
  return {
    shares: ofBase,
    known: Float64Array.from(years.flatMap((year) => cells.map((_, c) => known(c, year) / (ofBase[c] ?? 0)))),
    cohorts: Float64Array.from(
      cells.flatMap((_, c) => Array.from({ length: trainingYears }, (_, k) => starting(c, start.year - k))),
    ),
    entering: Float64Array.from(cells, (_, c) => starting(c, start.year + 1 - trainingYears)),
  }
}

/** For each cell the one that people are promoted to; −1 where none is. */
const cellsAbove = (start: SupplyStart, cells: readonly SupplyCell[]): Int32Array =>
  Int32Array.from(cells, ({ area, specialty, profession }) =>
    start.promotes === start.professions[profession]?.id
      ? cells.findIndex(
          (one) =>
            one.area === area && one.specialty === specialty && start.professions[one.profession]?.id === start.trains,
        )
      : -1,
  )

/** @throws RangeError where the data package has no such start or lever */
export function composeSupply(file: SupplyFile, spec: ScenarioSpec): SupplyPlan {
  const start = file.starts.find(({ id }) => id === spec.start)
  if (!start) throw new RangeError(`no start ${spec.start}`)
  const leverOf = (id: string) => file.levers.find((one) => one.id === id) ?? missing(id)
  const ids = [...rateLevers, ...sumLevers]
  const levers = Object.fromEntries(ids.map((id) => [id, leverOf(id)])) as SupplyPlan['levers']
  const cells = chosenCells(start, spec)
  const years = Array.from({ length: spec.years }, (_, at) => start.year + 1 + at)
  const places = cells.map(({ area, specialty }) => ({
    area: start.areas[area]?.code ?? '',
    specialty: start.specialties[specialty]?.id ?? '',
  }))
  const training = trainingOf(start, cells, levers, years)
  const shape = shapeOf(start)
  const neutral = neutralJoiners(cells, levers, shape, training.entering)
  const abroad = (leverOf('international-share').value ?? 0) / 100
  const per = (make: (c: number) => number) => Float64Array.from(cells, (_, c) => make(c))
  const sum = (id: SumLever, shares: Float64Array) => sumPath(spec, id, places, shares, years)
  const heads = per((c) => cells[c]?.persons.reduce((all, one) => all + one, 0) ?? 0)
  return {
    spec,
    start,
    cells,
    years,
    levers,
    persons: Float64Array.from(cells.flatMap(({ persons }) => persons)),
    participation: per((c) => ((heads[c] ?? 0) > 0 ? (cells[c]?.wte ?? 0) / (heads[c] ?? 1) : 0)),
    posts: per((c) => cells[c]?.posts ?? Number.NaN),
    rates: Object.fromEntries(rateLevers.map((id) => [id, ratePath(spec, id, places, years)])) as SupplyPlan['rates'],
    training: sum('training-places', training.shares),
    knownPlaces: training.known,
    cohorts: training.cohorts,
    joiners: sum(
      'qualified-joiners',
      per((c) => (neutral[c] ?? 0) * (1 - abroad)),
    ),
    international: sum(
      'international-joiners',
      per((c) => (neutral[c] ?? 0) * abroad),
    ),
    retireShape: shape,
    residual: per((c) => (spec.residual === 'published' ? (heads[c] ?? 0) * residualShare(file) : 0)),
    leverKeys: Object.fromEntries(
      ids.map((id) => [id, streamKey(spec.seed, 'parameter', id)]),
    ) as SupplyPlan['leverKeys'],
    keys: keysOf(spec.seed, start, cells, years),
    above: cellsAbove(start, cells),
  }
}

function missing(id: string): never {
  throw new RangeError(`no lever ${id}`)
}

/** What the published flows leave unexplained in a month, over the persons before: for England, as the mean of its months, a year. */
export function residualShare({ flows }: Pick<SupplyFile, 'flows'>): number {
  const england = flows.filter(({ area }) => area === 'E92000001')
  const share = england.reduce((sum, one) => sum + unexplained(one) / one.before, 0)
  return england.length > 0 ? (12 * share) / england.length : 0
}

/** Persons after, less persons before with joiners and without leavers: what the published flows leave unexplained. */
export const unexplained = ({ before, joiners, leavers, after }: SupplyFile['flows'][number]): number =>
  after - (before + joiners - leavers)

function keysOf(
  seed: number,
  start: SupplyStart,
  cells: readonly SupplyCell[],
  years: readonly number[],
): SupplyPlan['keys'] {
  const names = cells.map(({ area, specialty, profession }) =>
    [start.areas[area]?.code, start.specialties[specialty]?.id, start.professions[profession]?.id].join('/'),
  )
  return Object.fromEntries(
    chanceFlows.map((flow) => {
      // The name is mixed once and each year is added to it, since text is slow to mix.
      const own = names.map((name) => streamKey(seed, flow, name))
      return [flow, Int32Array.from(years.flatMap((year) => own.map((key) => streamKey(key >>> 0, year))))]
    }),
  ) as SupplyPlan['keys']
}
