import type { Dataset } from '#core/catalogue/columns.ts'
import type { Area, Geography } from '#core/domain/area.ts'
import type { Cell, Observation } from '#core/domain/cell.ts'
import { never } from '#core/domain/never.ts'
import type { Norm } from '#core/domain/norm.ts'
import { normAmount } from '#core/domain/norm-text.ts'
import type { Source } from '#core/domain/source.ts'
import type { NormLibrary } from './atlas.ts'
import { deriveRatio, sumOf } from './derive.ts'
import { isAllOf, togetherText, wholeOf, wholeText } from './group-name.ts'
import { type AreaFigure, poissonLimits } from './measured.ts'
import type { Resolved } from './resolve.ts'
import { selectPeriod } from './select.ts'

/** A figure to be compared with, and its name. */
export type BenchmarkFigure = { readonly name: string; readonly cell: Cell }

/** The benchmark of the areas: a name and a figure, or the reason why there is none. */
export type Benchmark = BenchmarkFigure & {
  readonly how: string
  /** Benchmarks by area code where each area has its own (its nation); `cell` is then an absence. Else null. */
  readonly own: Readonly<Record<string, BenchmarkFigure>> | null
  /** Source of the benchmark when it is a published norm. */
  readonly source: Source | null
  readonly caveat: string | null
}

/** The benchmark that applies to one area. */
export function benchmarkFor(benchmark: Benchmark | null, code: string): BenchmarkFigure | null {
  if (!benchmark?.own) return benchmark
  return benchmark.own[code] ?? null
}

const none = (because: string): Cell => ({ kind: 'absent', reason: 'not-applicable', because })
const plain = (name: string, cell: Cell, how: string): Benchmark => ({
  name,
  cell,
  how,
  own: null,
  source: null,
  caveat: null,
})

/** Finds the figure published for the whole. Rates and shares must not be averaged from their parts. */
function publishedFor(dataset: Dataset, { main, period }: Resolved, code: string): Observation | null {
  const [found] = period === null ? [] : (selectPeriod(dataset, period, main.dims).get(code) ?? [])
  return found ?? null
}

/**
 * The figure of several areas as one: the sum of numerators over the sum of denominators, never a mean of rates.
 * @returns an absence with its reason as soon as one member is absent, or when the measure does not add up
 */
export function cellOfGroup(resolved: Resolved, members: readonly AreaFigure[]): Cell {
  const { indicator } = resolved.main
  if (!indicator.additive) return none('a rate or share cannot be averaged over areas')
  const names = (pick: (one: AreaFigure) => Cell) => new Map(members.map((one) => [one.area.name, pick(one)]))
  const top = sumOf(names((one) => one.top))
  if (!resolved.per) return top
  const bottom = sumOf(names((one) => one.bottom ?? none('there is no denominator')))
  return deriveRatio(top, bottom, resolved.per.denominator.base, indicator.kind, poissonLimits)
}

export type BenchmarkInput = {
  readonly resolved: Resolved
  readonly geography: Geography
  readonly areas: readonly Area[]
  readonly drawn: readonly AreaFigure[]
  readonly dataset: Dataset
  /** Dataset of the denominator. */
  readonly lower: Dataset | null
  readonly library: NormLibrary | null
}

/** Finds the published numerator and denominator of a whole for the periods shown; null where either is missing. */
export function publishedParts(
  { dataset, lower }: Pick<BenchmarkInput, 'dataset' | 'lower'>,
  resolved: Resolved,
  code: string,
): { readonly top: Cell; readonly bottom: Cell } | null {
  const { per } = resolved
  const top = publishedFor(dataset, resolved, code)
  const held = per && lower ? (selectPeriod(lower, per.period, per.dims).get(code) ?? []) : []
  const bottom = held.find(({ basis }) => basis === top?.basis) ?? held[0]
  return top && bottom ? { top: top.cell, bottom: bottom.cell } : null
}

/** Divides the published numerator of a whole by its published denominator; null where either is missing. */
export function publishedRatio(
  given: Pick<BenchmarkInput, 'dataset' | 'lower'>,
  resolved: Resolved,
  code: string,
): Cell | null {
  const { per, main } = resolved
  const parts = publishedParts(given, resolved, code)
  if (!per || !parts) return null
  const cell = deriveRatio(parts.top, parts.bottom, per.denominator.base, main.indicator.kind, poissonLimits)
  return cell.kind === 'value' ? cell : null
}

const codesOf = (some: readonly AreaFigure[]) => new Set(some.map(({ area }) => area.code))

/**
 * Takes the figure published for the place that contains the areas, which gives every geography the same name and figure. Only where none is
 * published does the sum of the areas replace it, under a name that says so.
 */
function together(
  { resolved, areas, dataset, lower, drawn }: BenchmarkInput,
  members: readonly AreaFigure[],
): Benchmark | null {
  const valued = members.filter(({ cell }) => cell.kind === 'value')
  const whole = wholeOf(areas, codesOf(valued))
  const { indicator } = resolved.main
  if (indicator.additive) {
    if (!resolved.per || valued.length < 2) return null // a total is no benchmark for its own parts
    const parts = `${indicator.phrase} over ${resolved.per.indicator.phrase}`
    const published = whole && publishedRatio({ dataset, lower }, resolved, whole.code)
    if (published) return plain(wholeText(whole), published, `Totals of ${wholeText(whole)} itself: ${parts}`)
    const sum = cellOfGroup(resolved, valued)
    const every = whole && isAllOf(whole, areas, codesOf(valued))
    const name = every ? wholeText(whole) : togetherText(valued.length, drawn.length)
    return plain(name, sum, `Sums of ${valued.length} areas: ${parts}`)
  }
  const published = whole && publishedFor(dataset, resolved, whole.code)
  if (published) return plain(wholeText(whole), published.cell, `Figure for ${wholeText(whole)} from the same source`)
  const because = whole ? `no figure for ${wholeText(whole)} is held` : 'the areas with a figure lie in no one place'
  const name = whole ? wholeText(whole) : togetherText(valued.length, drawn.length)
  return plain(name, none(because), 'A rate or share cannot be averaged over areas')
}

/** Compares each area with its nation. An area that is a nation has no benchmark. */
function ownNation(given: BenchmarkInput): Benchmark | null {
  const nationOf = ({ area }: AreaFigure) => area.parents.nation ?? area.code
  const nations = new Map<string, Benchmark | null>()
  for (const nation of new Set(given.drawn.map(nationOf))) {
    const members = given.drawn.filter((one) => nationOf(one) === nation)
    nations.set(nation, members.length > 1 ? together(given, members) : null)
  }
  const own = given.drawn.flatMap((one): [string, BenchmarkFigure][] => {
    const benchmark = nations.get(nationOf(one))
    return benchmark ? [[one.area.code, { name: benchmark.name, cell: benchmark.cell }]] : []
  })
  if (own.length === 0) return null
  const benchmark = plain(
    'its own nation',
    none('each area has a figure of its own'),
    'Each area against its own nation',
  )
  return { ...benchmark, own: Object.fromEntries(own) }
}

/**
 * Converts a published norm to the unit of the measure.
 * @returns an absence with the reason where the norm does not apply to this measure; its number is never converted by assumption
 */
export function normCell(norm: Norm, { main, per }: Pick<Resolved, 'main' | 'per'>): Cell {
  const perMachine = norm.form === 'staff-per-machine' && norm.value !== null
  const fits = main.indicator.kind === 'staff' && per?.denominator.indicator === 'radiotherapy-machines'
  if (perMachine && fits) return { kind: 'value', value: (norm.value ?? 0) * per.denominator.base, status: 'observed' }
  if (perMachine) return none('the norm is per machine; show staff per machine to compare with it')
  if (norm.form === 'patients-per-staff')
    return none('the norm is per patient treated, and no count of patients treated is held by area')
  if (norm.value === null) return none('its table was not seen, so there is no number')
  return none('the norm is not a figure for an area')
}

function publishedNorm(given: BenchmarkInput, id: string): Benchmark | null {
  const norm = given.library?.norms.find((one) => one.id === id)
  if (!norm)
    return plain('a published norm', none(given.library ? 'there is no such norm' : 'the norms are on their way'), '')
  const source = given.library?.sources.find((one) => one.id === norm.source) ?? null
  const name = `the norm of ${normAmount(norm)}${source ? ` (${source.publisher}${source.year ? ` ${source.year}` : ''})` : ''}`
  return { ...plain(name, normCell(norm, given.resolved), norm.formula), source, caveat: norm.caveat }
}

function chosenGroup({ resolved, drawn }: BenchmarkInput, id: string): Benchmark | null {
  const group = resolved.view.groups.find((one) => one.id === id)
  if (!group) return null
  const members = drawn.filter(({ area }) => group.codes.includes(area.code))
  return plain(group.name, cellOfGroup(resolved, members), `The ${members.length} areas of “${group.name}” together`)
}

/**
 * Computes the benchmark that the view names. A measure that adds up takes the sum of its numerators over the sum of its denominators, never a mean
 * of rates; any other takes the figure published for the whole, or none.
 */
export function benchmarkOf(given: BenchmarkInput): Benchmark | null {
  const { benchmark } = given.resolved.view
  if (given.geography.mergedFrom !== null) return null
  switch (benchmark.kind) {
    case 'none':
      return null
    case 'all': {
      const valued = given.drawn.filter(({ cell }) => cell.kind === 'value')
      return valued.length < 2 ? null : together(given, valued)
    }
    case 'nation':
      return ownNation(given)
    case 'group':
      return chosenGroup(given, benchmark.id)
    case 'norm':
      return publishedNorm(given, benchmark.id)
    case 'own':
      return plain('your number', { kind: 'value', value: benchmark.value, status: 'derived' }, 'Entered by the reader')
    default:
      return never(benchmark)
  }
}
