import { quantileOf } from '#core/statistics/quantile.ts'
import { settleRanks } from './ranks.ts'
import type { SupplyPlan } from './supply-plan.ts'
import { SupplyStepper } from './supply-run.ts'
import { emptyRun, type RunKind, type SupplyRun, signOf, tallied } from './supply-tally.ts'

/** What a line of results is of: everything that runs, an area, or a specialty. */
type SupplyLine = {
  readonly of: 'all' | 'area' | 'specialty'
  readonly id: string
  readonly name: string
  readonly cells: readonly number[]
}

/** The shares of runs below the limits that are shown; the one in the middle is “the middle of the runs”. */
export const shownQuantiles = [0.1, 0.25, 0.5, 0.75, 0.9] as const

/** Kinds of uncertainty that the runs hold. Which method is right is no chance, and never in a band. */
export type Uncertain = { readonly chance: boolean; readonly parameters: boolean }

export type SupplyResults = {
  readonly lines: readonly SupplyLine[]
  /** Calendar years, the start first. */
  readonly years: readonly number[]
  /** The middle line by line, then year. */
  readonly middle: { readonly persons: Float64Array; readonly wte: Float64Array }
  /** WTE and persons of every run by run, line, then year. */
  readonly runs: { readonly persons: Float64Array; readonly wte: Float64Array }
  /** By line, year, then shown quantile. */
  readonly quantiles: { readonly persons: Float64Array; readonly wte: Float64Array }
  /** Violations of the model's laws; expected to be empty. */
  readonly faults: readonly string[]
}

function linesOf({ start, cells }: SupplyPlan): readonly SupplyLine[] {
  const all = [...cells.keys()]
  const areas = start.areas.map(
    ({ code, name }, a): SupplyLine => ({ of: 'area', id: code, name, cells: all.filter((c) => cells[c]?.area === a) }),
  )
  const specialties = start.specialties.map(
    ({ id, name }, s): SupplyLine => ({
      of: 'specialty',
      id,
      name,
      cells: all.filter((c) => cells[c]?.specialty === s),
    }),
  )
  return [
    { of: 'all', id: 'all', name: 'All areas that are run', cells: all },
    ...[...areas, ...specialties].filter((line) => line.cells.length > 0),
  ]
}

const none = new Int32Array(0)

/** Sums of a run by line, then year. @param lines the cells of each line */
function addUp(
  values: Float64Array,
  lines: readonly Int32Array[],
  size: number,
  steps: number,
  into: Float64Array,
  from: number,
): void {
  for (let l = 0; l < lines.length; l += 1) {
    const cells = lines[l] ?? none
    const [only, to] = [cells.length === 1 ? (cells[0] ?? 0) : -1, from + l * steps]
    for (let y = 0; y < steps; y += 1) {
      const at = y * size
      let sum = only < 0 ? 0 : (values[at + only] ?? 0)
      for (let k = 0; only < 0 && k < cells.length; k += 1) sum += values[at + (cells[k] ?? 0)] ?? 0
      into[to + y] = sum
    }
  }
}

/**
 * Breaks of the laws that hold in every run, area and year: persons = before + in − out; trainees = before + started − posts − dropped; moves cancel;
 * nothing is negative. Whole numbers must agree exactly, expected flows to a billionth.
 */
export function brokenLaws({ cells, years, start }: SupplyPlan, run: SupplyRun, name: string): readonly string[] {
  const faults: string[] = []
  const size = cells.length
  const said = (c: number, y: number) => `${start.areas[cells[c]?.area ?? -1]?.name}, ${years[y]}, ${name}`
  for (let y = 0; y < years.length; y += 1) {
    let across = 0
    for (let c = 0; c < size; c += 1) {
      const place = y * size + c
      let due = run.persons[place] ?? 0
      for (const flow of tallied) {
        const persons = run.flows[flow][place] ?? 0
        due += signOf(flow) * persons
        if (persons < 0) faults.push(`${flow} below zero: ${said(c, y)}`)
      }
      across += (run.flows['moved in'][place] ?? 0) - (run.flows['moved out'][place] ?? 0)
      const pupils =
        (run.trainees[place] ?? 0) +
        (run.started[place] ?? 0) -
        (run.flows.trained[place] ?? 0) -
        (run.dropped[place] ?? 0)
      if (apart(due, run.persons[place + size] ?? 0)) faults.push(`persons are not before + in − out: ${said(c, y)}`)
      if (apart(pupils, run.trainees[place + size] ?? 0))
        faults.push(`trainees are not before + in − out: ${said(c, y)}`)
      if ((run.persons[place + size] ?? 0) < 0 || (run.wte[place + size] ?? 0) < 0)
        faults.push(`below zero: ${said(c, y)}`)
    }
    if (apart(across, 0)) faults.push(`moves do not cancel: ${years[y]}, ${name}`)
  }
  return faults
}

const apart = (a: number, b: number): boolean => Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(a))

/** One run as it is, for tests, waterfalls and the middle line. */
export function runOnce(plan: SupplyPlan, kind: RunKind): SupplyRun {
  const out = emptyRun(plan)
  new SupplyStepper(plan, out).run(kind)
  return out
}

/**
 * Every run of a scenario.
 * @param report called with the share that is done, after each hundred runs
 */
export function runSupply(
  plan: SupplyPlan,
  uncertain: Uncertain,
  report: (share: number) => void = () => {},
): SupplyResults {
  const lines = linesOf(plan)
  const cells = lines.map((line) => Int32Array.from(line.cells))
  const steps = plan.years.length + 1
  const { draws } = plan.spec
  const each = lines.length * steps
  const out = emptyRun(plan)
  const stepper = new SupplyStepper(plan, out)
  const fresh = (runs: number) => ({ persons: new Float64Array(each * runs), wte: new Float64Array(each * runs) })
  const keep = (to: ReturnType<typeof fresh>, run: number) => {
    addUp(out.persons, cells, plan.cells.length, steps, to.persons, run * each)
    addUp(out.wte, cells, plan.cells.length, steps, to.wte, run * each)
  }
  stepper.run({ kind: 'middle' })
  const middle = fresh(1)
  keep(middle, 0)
  const faults = [...brokenLaws(plan, out, 'middle line')]
  const runs = fresh(draws)
  for (let run = 0; run < draws; run += 1) {
    stepper.run({ kind: 'random', run, ...uncertain })
    keep(runs, run)
    // Each law is held in every test; here in one run of a hundred, which keeps a slider quick.
    if (run % 100 === 0) {
      faults.push(...brokenLaws(plan, out, `run ${run + 1}`))
      report(run / draws)
    }
  }
  const quantiles = { persons: quantilesOf(runs.persons, draws, each), wte: quantilesOf(runs.wte, draws, each) }
  return { lines, years: [plan.start.year, ...plan.years], middle, runs, quantiles, faults }
}

/** Places whose runs are read together: as many as lie next to each other in what a processor fetches at once, twice over. */
const together = 16

/** Shown quantiles over runs for each place, by linear interpolation. */
function quantilesOf(runs: Float64Array, draws: number, each: number): Float64Array {
  const found = new Float64Array(each * shownQuantiles.length).fill(Number.NaN)
  if (draws === 0) return found
  const columns = Array.from({ length: together }, () => new Float64Array(draws))
  const ranks = Int32Array.from(
    new Set(shownQuantiles.flatMap((p) => [Math.floor(p * (draws - 1)), Math.ceil(p * (draws - 1))])),
  ).sort()
  for (let first = 0; first < each; first += together) {
    const last = Math.min(each, first + together)
    for (let place = first; place < last; place += 1) {
      const column = columns[place - first] ?? runs
      for (let run = 0, at = place; run < draws; run += 1, at += each) column[run] = runs[at] ?? 0
    }
    for (let place = first; place < last; place += 1) {
      const column = columns[place - first] ?? runs
      settleRanks(column, ranks)
      for (const [q, p] of shownQuantiles.entries()) found[place * shownQuantiles.length + q] = quantileOf(column, p)
    }
  }
  return found
}
