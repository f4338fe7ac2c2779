import { quantileOf } from '#core/statistics/quantile.ts'
import { AskedRuns, planOf, random } from './asked-runs.ts'
import { type GapQuestion, placesLever, withStock } from './question.ts'
import { type BesideScenario, sideBySide } from './side-by-side.ts'
import { brokenLaws, runOnce, shownQuantiles } from './supply.ts'
import { againstItself } from './supply-csv.ts'
import type { SupplyFile } from './supply-file.ts'
import type { SupplyPlan } from './supply-plan.ts'
import type { RunKind } from './supply-tally.ts'
import { type Swing, swingsOf } from './swings.ts'

/** Staff of the area and specialty that are asked about, in WTE, by calendar year from the start. */
export type AskedPath = { readonly years: readonly number[]; readonly wte: readonly number[] }

/** How many training places a year more close the gap; null where no number up to the limit does. */
export type PlacesNeeded = { readonly middle: number | null; readonly eightInTen: number | null; readonly most: number }

export type QuestionAnswer = {
  readonly years: readonly number[]
  /** By year, then shown quantile: 10, 25, 50, 75 and 90 in 100 runs lie below. */
  readonly bands: readonly (readonly number[])[]
  /** Share of runs in which the gap is closed in the last year; null without a requirement. */
  readonly closed: number | null
  readonly places: PlacesNeeded | null
  /** Laws that hold in every scenario, each with its violations; expected to be none. */
  readonly checks: readonly QuestionCheck[]
  /** What the uncertainty comes from, the most first. */
  readonly swings: readonly Swing[]
  /** The base, the ready scenarios and the reader’s own, under the same draws. */
  readonly beside: readonly BesideScenario[]
}

type QuestionCheck = { readonly name: string; readonly faults: readonly string[] }

/** The most places a year that the search tries. */
export const mostPlaces = 200

/** The middle line: expected flows with every parameter at its middle value. */
export function middlePath(file: SupplyFile, question: GapQuestion): AskedPath {
  const asked = planOf(file, question, 0)
  return { years: [asked.plan.start.year, ...asked.plan.years], wte: new AskedRuns(asked).wte({ kind: 'middle' }) }
}

/** Share of runs in which at least `need` WTE are in post in the last year. */
function closedShare(file: SupplyFile, question: GapQuestion, need: number, draws: number): number {
  const runs = new AskedRuns(planOf(file, question, draws))
  let closed = 0
  for (let run = 0; run < draws; run += 1) if ((runs.wte(random(run)).at(-1) ?? 0) >= need) closed += 1
  return closed / draws
}

/** A question with so many training places a year more than its start, whatever it had. */
const withPlaces = (question: GapQuestion, amount: number): GapQuestion => ({
  ...question,
  moves: [...question.moves.filter(({ lever }) => lever !== placesLever), { lever: placesLever, amount, because: '' }],
})

/**
 * The smallest whole number for which a rising function holds.
 * @param holds false up to a number, true from there on
 * @returns null where it holds for none from 0 to `most`
 */
export function smallest(most: number, holds: (n: number) => boolean): number | null {
  if (!holds(most)) return null
  let [low, high] = [-1, most]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

/**
 * How many more training places a year close a gap, other levers as they are: at the middle of the runs (half of them reach the requirement), and in eight
 * runs in ten. Found by halving, since the same draws with more places never have fewer staff.
 * @param need WTE required in the last year
 */
export function placesNeeded(file: SupplyFile, question: GapQuestion, need: number, draws: number): PlacesNeeded {
  const known = new Map<number, number>()
  const share = (n: number): number => {
    const found = known.get(n) ?? closedShare(file, withPlaces(question, n), need, draws)
    known.set(n, found)
    return found
  }
  return {
    middle: smallest(mostPlaces, (n) => share(n) >= 0.5),
    eightInTen: smallest(mostPlaces, (n) => share(n) >= 0.8),
    most: mostPlaces,
  }
}

/**
 * Bands of a question, how often its gap is closed, and how many training places would close it.
 * @param need WTE required in the last year; null where no method is chosen or it has no figure
 * @param report called with the share that is done
 */
export function answerQuestion(
  file: SupplyFile,
  question: GapQuestion,
  need: number | null,
  draws: number,
  report: (share: number) => void = () => {},
): QuestionAnswer {
  const asked = planOf(file, question, draws)
  const runs = new AskedRuns(asked)
  const years = [asked.plan.start.year, ...asked.plan.years]
  const columns = years.map(() => new Float64Array(draws))
  for (let run = 0; run < draws; run += 1) {
    for (const [y, value] of runs.wte(random(run)).entries()) {
      const column = columns[y]
      if (column) column[run] = value
    }
    if (run % 100 === 0) report((0.3 * run) / draws)
  }
  const ends = Float64Array.from(columns.at(-1) ?? [])
  for (const column of columns) column.sort()
  const closed = need === null ? null : (columns.at(-1)?.filter((value) => value >= need).length ?? 0) / draws
  const places = need === null ? null : placesNeeded(file, question, need, Math.min(draws, 500))
  const bands = columns.map((column) => shownQuantiles.map((share) => quantileOf(column, share)))
  return {
    years,
    bands,
    closed,
    places,
    checks: checksOf(file, question, asked.plan),
    swings: swingsOf(asked.plan, ends),
    beside: sideBySide(file, question, need, Math.min(draws, 500)),
  }
}

/** Laws of the model in the middle line and in ten runs, and a scenario set against itself. */
function checksOf(file: SupplyFile, question: GapQuestion, plan: SupplyPlan): readonly QuestionCheck[] {
  const kinds: readonly RunKind[] = [{ kind: 'middle' }, ...Array.from({ length: 10 }, (_, run) => random(run))]
  const faults = kinds.flatMap((kind) =>
    brokenLaws(plan, runOnce(plan, kind), kind.kind === 'middle' ? 'middle line' : `run ${kind.run + 1}`),
  )
  const same = againstItself(withStock(file, question), plan.spec)
  return [
    { name: 'Staff and trainees are before + in − out, moves cancel, nothing is below zero', faults },
    {
      name: 'The scenario against itself is zero in every run',
      faults: same ? [] : ['two runs of one scenario differ'],
    },
  ]
}
