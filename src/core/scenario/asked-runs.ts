import { quantileOf } from '#core/statistics/quantile.ts'
import { partOf } from './plan-part.ts'
import { type GapQuestion, readyPolicies, scenarioOf, withStock } from './question.ts'
import type { PolicySpec } from './scenario.ts'
import { shownQuantiles } from './supply.ts'
import type { SupplyFile } from './supply-file.ts'
import { composeSupply, type SupplyPlan } from './supply-plan.ts'
import { SupplyStepper } from './supply-run.ts'
import { emptyRun, type RunKind } from './supply-tally.ts'

/** What runs for a question, and the cells that it asks about. */
type Asked = { readonly plan: SupplyPlan; readonly cells: readonly number[] }

/**
 * @param policies those of the question unless others are given
 * @throws RangeError where the data package has no such start
 */
export function planOf(
  file: SupplyFile,
  question: GapQuestion,
  draws: number,
  policies?: readonly PolicySpec[],
): Asked {
  const data = withStock(file, question)
  const start = data.starts.find(({ id }) => id === question.start)
  if (!start) throw new RangeError(`no start ${question.start}`)
  const spec = scenarioOf(question, start, readyPolicies(data, question.ready), draws)
  const whole = composeSupply(data, policies === undefined ? spec : { ...spec, policies })
  const isIn = (at: number) => start.areas[whole.cells[at]?.area ?? -1]?.code === question.area
  // Where people move between areas, all of them have to run.
  const moves = whole.spec.policies.some(({ changes }) => changes.some(({ lever }) => lever === 'moving'))
  const plan = moves ? whole : partOf(whole, [...whole.cells.keys()].filter(isIn))
  const cells = [...plan.cells.keys()].filter((at) => {
    const cell = plan.cells[at]
    return (
      cell !== undefined &&
      start.areas[cell.area]?.code === question.area &&
      start.professions[cell.profession]?.id === start.trains
    )
  })
  return { plan, cells }
}

/** Runs a plan again and again in one place, and adds up what is asked. */
export class AskedRuns {
  readonly #asked: Asked
  readonly #out: ReturnType<typeof emptyRun>
  readonly #stepper: SupplyStepper

  constructor(asked: Asked) {
    this.#asked = asked
    this.#out = emptyRun(asked.plan)
    this.#stepper = new SupplyStepper(asked.plan, this.#out)
  }

  /** WTE by year. */
  wte(kind: RunKind): number[] {
    const { plan, cells } = this.#asked
    this.#stepper.run(kind)
    const size = plan.cells.length
    return Array.from({ length: plan.years.length + 1 }, (_, y) =>
      cells.reduce((sum, c) => sum + (this.#out.wte[y * size + c] ?? 0), 0),
    )
  }
}

/** Number of random runs behind every band that is shown. */
export const runsShown = 1000

/** WTE of one area by year, then shown quantile of the runs: 10, 25, 50, 75 and 90 in 100 lie below. */
export type AreaRuns = { readonly area: string; readonly bands: readonly (readonly number[])[] }

/**
 * The same in every area of the start that holds staff of the specialty, under the same draws: the area that is asked about has the bands of its own answer.
 */
export function runAreas(file: SupplyFile, question: GapQuestion, draws: number): readonly AreaRuns[] {
  const data = withStock(file, question)
  const start = data.starts.find(({ id }) => id === question.start)
  if (!start) throw new RangeError(`no start ${question.start}`)
  const plan = composeSupply(data, scenarioOf(question, start, readyPolicies(data, question.ready), draws))
  const size = plan.cells.length
  const out = emptyRun(plan)
  const stepper = new SupplyStepper(plan, out)
  const trained = plan.cells.map(({ profession }) => start.professions[profession]?.id === start.trains)
  const kept = start.areas.flatMap(({ code }, at) => {
    const cells = [...plan.cells.keys()].filter((c) => trained[c] && plan.cells[c]?.area === at)
    if (cells.length === 0) return []
    return [{ code, cells, columns: Array.from({ length: plan.years.length + 1 }, () => new Float64Array(draws)) }]
  })
  for (let run = 0; run < draws; run += 1) {
    stepper.run(random(run))
    for (const { cells, columns } of kept)
      for (const [y, column] of columns.entries())
        column[run] = cells.reduce((sum, c) => sum + (out.wte[y * size + c] ?? 0), 0)
  }
  return kept.map(({ code, columns }) => ({
    area: code,
    bands: columns.map((column) => {
      column.sort()
      return shownQuantiles.map((share) => quantileOf(column, share))
    }),
  }))
}

/** A run with chance and with parameters of its own. */
export const random = (run: number): RunKind => ({ kind: 'random', run, chance: true, parameters: true })
